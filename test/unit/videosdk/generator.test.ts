// The generated sessions: the same for the same seed, of the size asked for, sound unless oddities are asked for.
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { participantsOf, type ApiInterval, type ApiParticipant } from '../../videosdk/api-session'
import { generateSession, type SessionPlan } from '../../videosdk/generator'
import { ODDITY_NAMES } from '../../videosdk/oddities'

const plans: fc.Arbitrary<SessionPlan> = fc.record(
  {
    seed: fc.nat(),
    participants: fc.nat(40),
    intervalsPerParticipant: fc.integer({ min: 1, max: 50 }),
    media: fc.boolean(),
    running: fc.boolean(),
    durationMs: fc.integer({ min: 60_000, max: 3 * 86_400_000 })
  },
  { requiredKeys: ['seed', 'participants'] }
)

const intervalsOf = ({ timelog = [], events = {} }: ApiParticipant): ApiInterval[] => [
  ...timelog,
  ...(events.mic ?? []),
  ...(events.webcam ?? []),
  ...(events.screenShare ?? []),
  ...(events.screenShareAudio ?? [])
]

test('the same plan gives the same session, another seed another one', () => {
  const plan = { seed: 7, participants: 30, media: true, oddities: true }
  expect(JSON.stringify(generateSession(plan))).toBe(JSON.stringify(generateSession(plan)))
  expect(JSON.stringify(generateSession({ ...plan, seed: 8 }))).not.toBe(JSON.stringify(generateSession(plan)))
})

test('a session has the participants and the intervals that were asked for, each participant an id of its own', () => {
  const session = generateSession({ seed: 1, participants: 300, intervalsPerParticipant: 10 })
  const people = participantsOf(session)
  expect(new Set(people.map(({ participantId }) => participantId)).size).toBe(300)
  expect(people.every(({ timelog }) => timelog?.length === 10)).toBe(true)
  expect(new Set(people.map(({ name }) => name)).size).toBeGreaterThan(150)
})

test('without oddities no interval is backwards or outside the session, and presence never overlaps itself', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const session = generateSession(plan)
      const startMs = Date.parse(session.start ?? '')
      const latestMs = startMs + (plan.durationMs ?? 3_600_000) + 14
      const isSound = ({ start = '', end }: ApiInterval): boolean =>
        typeof end === 'string'
          ? startMs <= Date.parse(start) && start <= end && Date.parse(end) <= latestMs
          : end === null && plan.running === true && startMs <= Date.parse(start)
      const people = participantsOf(session)
      expect(people.flatMap(intervalsOf).filter((interval) => !isSound(interval))).toEqual([])
      const overlapping = people.filter(({ timelog = [] }) =>
        timelog.slice(1).some(({ start = '' }, index) => start < (timelog[index]?.end ?? '~'))
      )
      expect(overlapping).toEqual([])
    })
  )
})

test('a running session has no end and people who are still in it', () => {
  const session = generateSession({ seed: 3, participants: 40, running: true })
  expect(session).toMatchObject({ end: null, status: 'ongoing' })
  const open = participantsOf(session).filter(({ timelog }) => timelog?.at(-1)?.end === null)
  expect(open.length).toBeGreaterThan(10)
})

test('a session with oddities shows every known one', () => {
  const session = generateSession({ seed: 5, participants: ODDITY_NAMES.length + 10, oddities: true })
  const people = participantsOf(session)
  const entries = people.flatMap(({ timelog }) => timelog ?? [])
  const ended = entries.filter(({ start, end }) => start !== undefined && typeof end === 'string')
  expect(people.some((person) => !('name' in person))).toBe(true)
  expect(people.some(({ name }) => name === null)).toBe(true)
  expect(people.some(({ timelog }) => timelog === undefined)).toBe(true)
  expect(people.some(({ timelog }) => timelog?.length === 0)).toBe(true)
  expect(entries.some(({ end }) => end === null)).toBe(true)
  expect(entries.some((entry) => !('end' in entry))).toBe(true)
  expect(entries.some((entry) => !('start' in entry))).toBe(true)
  expect(ended.some(({ end }) => end?.includes(':60:'))).toBe(true)
  expect(ended.some(({ start = '', end }) => Date.parse(end ?? '') < Date.parse(start))).toBe(true)
  expect(ended.some(({ start, end }) => start === end)).toBe(true)
  expect(ended.some(({ end }) => Date.parse(end ?? '') === Date.parse(session.end ?? '') + 62_000)).toBe(true)
  expect(new Set(people.map(({ participantId }) => participantId)).size).toBeLessThan(people.length)
})

test('the largest sessions can be made: 25,000 participants with 250,000 intervals, and one with 10,000', () => {
  const large = generateSession({ seed: 1, participants: 25_000, intervalsPerParticipant: 10 })
  expect(participantsOf(large).reduce((sum, { timelog = [] }) => sum + timelog.length, 0)).toBe(250_000)
  const busy = generateSession({ seed: 1, participants: 1, intervalsPerParticipant: 10_000 })
  expect(participantsOf(busy)[0]?.timelog).toHaveLength(10_000)
})
