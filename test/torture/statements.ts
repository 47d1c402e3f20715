// All that is said of who was in a session, as numbers and words, and which of it is stronger than what is said of another.

import type { Ms, ParticipantIndex, Session } from '../../electron/shared/session'
import { analysisOf, type Analysis } from '../../renderer/analysis/analysis'
import { countAt } from '../../renderer/analysis/concurrency'
import { measureOf } from '../../renderer/analysis/measure'
import { aloneOf, aloneWords, overlapOf, overlapWords } from '../../renderer/analysis/overlap'
import { horizonOf } from '../../renderer/analysis/horizon'
import { rollCallAt, rollStates, whereaboutsAt, type RollState } from '../../renderer/analysis/roll-call'
import { lengthOf } from '../../renderer/analysis/spans'
import { summaryOf, type Summary } from '../../renderer/analysis/summary'
import { detailFacts, detailsText } from '../../renderer/timeline/sentences/details'
import { findingsOf, findingAt } from '../../renderer/timeline/lanes/findings'
import { formatIso } from '../../renderer/clock/format'
import {
  everybodyOf,
  laneOf,
  lanesOf,
  participantsIn,
  type Lane,
  type Lanes
} from '../../renderer/timeline/lanes/lanes'
import { figuresOf } from '../../renderer/timeline/sentences/measure-words'
import { inRoomText, joinsText, laneDescription } from '../../renderer/timeline/sentences/speech'
import { utc } from '../../renderer/clock/zone'
import { lengthS, startMs } from './unread-body'

const fetchedMs: Ms = startMs + (lengthS + 5) * 1000
/** Every half second, and the milliseconds around each second, from before the first to after the last. */
const moments: readonly Ms[] = Array.from(
  { length: (lengthS + 14) * 2 },
  (_, half) => startMs - 7000 + half * 500
).flatMap((ms) => (ms % 1000 === 0 ? [ms - 1, ms] : [ms]))
const spans = [
  { startMs: startMs - 5000, endMs: startMs + 8_000 },
  { startMs: startMs + 10_000, endMs: startMs + 10_000 },
  { startMs: startMs + 7_500, endMs: startMs + 15_000 },
  { startMs, endMs: startMs + lengthS * 1000 }
]

/** A number and whether more is possible. */
interface Bound {
  readonly atLeast: number
  readonly isExact: boolean
}

interface Statements {
  /** By participant id. */
  readonly people: ReadonlyMap<string, PersonStatements>
  readonly bounds: Readonly<Record<string, Bound>>
  /** What is said of the session that no number says. */
  readonly claims: ReadonlySet<string>
}

interface PersonStatements {
  readonly states: readonly RollState[]
  readonly bounds: Readonly<Record<string, Bound>>
  /** Stretches of which it is said that she was away, as moments. */
  readonly claims: ReadonlySet<string>
  /** How long she met each of the others, and when she was alone at most. */
  readonly together: ReadonlyMap<string, Bound>
  readonly aloneMs: { readonly ms: number; readonly atMost: boolean; readonly atLeast: boolean }
}

/** A session in, all that the app says of who was in out; each word of a lower bound is held against its number. */
export function statementsOf(session: Session): Statements {
  const analysis = analysisOf(session, horizonOf(session, session.running ? fetchedMs : null))
  const { attendance, outline, presence } = analysis
  const lanes = lanesOf(session, analysis)
  const summary = summaryOf(outline, presence)
  const calls = moments.map((ms) => rollCallAt(attendance, ms))
  const stateOf = (call: (typeof calls)[number], participant: ParticipantIndex): RollState =>
    rollStates.find((state) => call.who[state].includes(participant)) ?? 'never'
  const people = new Map(
    Array.from(participantsIn(everybodyOf(lanes)), (participant) => {
      const states = calls.map((call) => stateOf(call, participant))
      for (const ms of moments) whereaboutsAt(attendance, participant, ms)
      const lane = laneOf(lanes, participant)
      return [lane.id, personStatements(lane, lanes, states, summary)] as const
    })
  )
  return { people, bounds: boundsOf(summary, attendance), claims: claimsOf(lanes, summary) }
}

function boundsOf(summary: Summary, attendance: Analysis['attendance']): Statements['bounds'] {
  const bounds: Record<string, Bound> = {
    peak: { atLeast: summary.peak?.count ?? 0, isExact: !summary.peakAtLeast },
    joins: { atLeast: summary.joins, isExact: !summary.joinsAtLeast },
    participants: { atLeast: summary.participants, isExact: !summary.incomplete }
  }
  for (const ms of moments) {
    const isExact = !summary.incomplete && countAt(summary.inDoubt, ms) === 0
    bounds[`in at ${ms - startMs}`] = { atLeast: countAt(summary.concurrency, ms), isExact }
  }
  for (const [index, span] of spans.entries()) {
    const measure = measureOf(attendance, summary.concurrency, span)
    const isExact = !measure.atLeast
    bounds[`fewest in span ${index}`] = { atLeast: measure.lowest.count, isExact }
    bounds[`most in span ${index}`] = { atLeast: measure.highest.count, isExact }
    bounds[`joins in span ${index}`] = { atLeast: measure.joins, isExact: !measure.movesAtLeast }
    bounds[`leaves in span ${index}`] = { atLeast: measure.leaves, isExact: !measure.movesAtLeast }
    bounds[`in for all of span ${index}`] = { atLeast: measure.all.length, isExact }
    if ((measure.atLeast || measure.movesAtLeast) !== figuresOf(measure, span, utc).join().includes('at least'))
      throw new Error('Words and numbers of a measure differ')
  }
  return bounds
}

function claimsOf(lanes: Lanes, summary: Summary): ReadonlySet<string> {
  const findings = findingsOf(lanes)
  const drops = Array.from({ length: findings.length }, (_, index) => findingAt(findings, index)).filter(
    (finding) => finding?.what === 'drop'
  )
  return new Set([
    ...drops.map((finding) => `${finding?.participantId} left at ${finding?.ms} and came back`),
    ...(summary.peak === null && !summary.peakAtLeast ? ['nobody ever was in'] : []),
    ...(summary.incomplete ? [] : ['there was nobody else'])
  ])
}

function personStatements(lane: Lane, lanes: Lanes, states: readonly RollState[], summary: Summary): PersonStatements {
  const { participant, presence } = lane
  const everybody = lanes.analysis.presence
  const { gaps, atLeast, inRoomMs, joins, joinsAtLeast } = presence
  const facts = detailFacts(lane, formatIso).map(({ label, text }) => `${label}: ${text}`)
  const said = [...facts, inRoomText(lane), joinsText(lane), laneDescription(lane, utc), detailsText(lane, [])].join(
    '\n'
  )
  const nevers = ['never joined', 'never away', 'never in room'].filter((words) => said.includes(words))
  const awayMs = lengthOf(gaps)
  const others = [...participantsIn(everybodyOf(lanes))].filter((other) => other !== participant)
  const together = new Map(
    others.map((other) => {
      const overlap = overlapOf(everybody, participant, other)
      const isExact = !overlap.atLeast
      const words = overlapWords(overlap, String)
      if (words.includes('never') !== (overlap.firstMs === null && isExact)) throw new Error(`It says ${words}`)
      return [laneOf(lanes, other).id, { atLeast: overlap.togetherMs, isExact }] as const
    })
  )
  const alone = aloneOf(everybody, participant, summary.concurrency, summary.incomplete)
  const aloneNever = aloneWords(alone) === 'never alone' ? ['never alone'] : []
  if (atLeast && /^\d/.test(inRoomText(lane))) throw new Error(`An exact total: ${inRoomText(lane)}`)
  if (atLeast && nevers.length > 0) throw new Error(`Not known, and yet ${nevers.join()}`)
  return {
    states,
    bounds: {
      'in room': { atLeast: inRoomMs, isExact: !atLeast },
      away: { atLeast: awayMs, isExact: !atLeast },
      joins: { atLeast: joins, isExact: !joinsAtLeast }
    },
    claims: new Set([
      ...nevers,
      ...aloneNever,
      ...(presence.firstJoinMs === null ? [] : [`first join ${presence.firstJoinMs}`])
    ]),
    together,
    aloneMs: alone
  }
}

/** What is said in `after` that was not said in `before`, or less strongly. */
export function strongerThan(after: Statements, before: Statements): readonly string[] {
  const stronger = [
    ...strongerBounds(after.bounds, before.bounds),
    ...[...after.claims].filter((claim) => !before.claims.has(claim))
  ]
  for (const [id, person] of after.people) {
    const was = before.people.get(id)
    // A person of whom only the entry is left has an id that was made up.
    if (was === undefined) stronger.push(...person.states.filter((state) => state !== 'unknown'))
    else stronger.push(...strongerPerson(person, was).map((words) => `${id}: ${words}`))
  }
  return stronger
}

function strongerPerson(after: PersonStatements, before: PersonStatements): readonly string[] {
  const stronger = [
    ...strongerBounds(after.bounds, before.bounds),
    ...strongerBounds(Object.fromEntries(after.together), Object.fromEntries(before.together)),
    ...[...after.claims].filter((claim) => !before.claims.has(claim))
  ]
  for (const [index, state] of after.states.entries()) {
    const was = before.states[index] ?? 'never'
    if (state !== 'unknown' && state !== was)
      stronger.push(`${state} at ${formatIso(moments[index] ?? 0)}, and was ${was}`)
  }
  const { ms, atMost, atLeast } = after.aloneMs
  if (!atMost && ms > before.aloneMs.ms) stronger.push(`alone ${ms} ms, and was ${before.aloneMs.ms}`)
  if (!atLeast && ms < before.aloneMs.ms) stronger.push(`alone no more than ${ms} ms, and was ${before.aloneMs.ms}`)
  return stronger
}

function strongerBounds(after: Statements['bounds'], before: Statements['bounds']): readonly string[] {
  return Object.entries(after).flatMap(([what, { atLeast, isExact }]) => {
    const was = before[what]
    if (was === undefined) return []
    if (atLeast > was.atLeast) return [`${what}: at least ${atLeast}, and was ${was.atLeast}`]
    if (isExact && (!was.isExact || atLeast !== was.atLeast))
      return [`${what}: exactly ${atLeast}, and was ${was.atLeast}`]
    return []
  })
}
