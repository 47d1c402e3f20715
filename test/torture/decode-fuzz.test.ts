// A minute of bodies that a grammar makes up, an hour of them in the long form: what decode answers keeps what it promises.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { noteKinds, type NoteKind } from '../../electron/shared/session'
import { random } from '../videosdk/random'
import { Choices, mutated, shrunk, type Tape } from './choices'
import { judged, type Verdict } from './decode-verdict'
import { effort } from './effort'
import { noteFigure } from './figures'
import { bodyOf, canary } from './session-grammar'

const durationMs = Number(process.env['ROLLCALL_FUZZ_MS'] ?? effort({ test: 60_000, torture: 3_600_000 }))
/** The same seed makes the same bodies, as many as there is time for. */
const seed = Number(process.env['ROLLCALL_FUZZ_SEED'] ?? effort({ test: 4, torture: Date.now() % 1_000_000 }))
/** On however busy a machine: as many as reach every kind of note. */
const fewestBodies = 600
const mostDifferentFaults = 20
const mostKept = 4000
const exportedShare = 0.2
/** Others on this thread, such as the runner's messages, wait no longer than this. */
const breathMs = 200

interface Counts {
  bodies: number
  sessions: number
  refused: number
  slowestMs: number
}

/** Makes and judges bodies until time is up; those that showed something new are varied further. */
async function fuzz(untilMs: number) {
  const chance = random(seed)
  const kept: Tape[] = []
  const seen = new Set<string>()
  const kinds = new Set<NoteKind>()
  const found = new Map<string, string>()
  const counts: Counts = { bodies: 0, sessions: 0, refused: 0, slowestMs: 0 }
  let breathedMs = performance.now()
  const isEnough = () => performance.now() >= untilMs && counts.bodies >= fewestBodies
  while (!isEnough() && found.size < mostDifferentFaults) {
    const isNew = kept.length === 0 || chance.next() < 0.3
    const tape = isNew ? [] : mutated(chance.pick(kept), chance.pick(kept), chance)
    const choices = new Choices(tape, random(chance.whole(0, 2 ** 31)))
    const verdict = judged(bodyOf(choices), canary, chance.next() < exportedShare)
    count(verdict, counts)
    for (const kind of verdict.kinds) kinds.add(kind)
    const news = verdict.features.filter((feature) => !seen.has(feature))
    for (const feature of news) seen.add(feature)
    if (news.length > 0 && kept.length < mostKept && choices.taken.length < 5000) kept.push(choices.taken)
    for (const fault of verdict.faults) {
      const sort = fault.replace(/\d+/g, '#')
      if (!found.has(sort)) found.set(sort, told(fault, smallestWith(sort, choices.taken), found.size))
    }
    if (performance.now() - breathedMs < breathMs) continue
    await setImmediate()
    breathedMs = performance.now()
  }
  return { counts, seen, kinds, kept, found: [...found.values()] }
}

function count({ session, decodeMs }: Verdict, counts: Counts): void {
  counts.bodies += 1
  if (session === null) counts.refused += 1
  else counts.sessions += 1
  counts.slowestMs = Math.max(counts.slowestMs, decodeMs)
}

function smallestWith(sort: string, tape: Tape): string {
  const bodyFor = (candidate: Tape) => bodyOf(new Choices(candidate, null))
  const fails = (candidate: Tape) =>
    judged(bodyFor(candidate), canary, true).faults.some((fault) => fault.replace(/\d+/g, '#') === sort)
  return bodyFor(shrunk(tape, fails))
}

/** Bodies may be long, and the run too: each is kept whole in a file at once, to be decoded again. */
function told(fault: string, body: string, index: number): string {
  const folder = resolve(import.meta.dirname, '../../test-results/decode-fuzz')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${seed}-${index}.json`)
  writeFileSync(file, body)
  return `${fault}\n  seed ${seed}, body in ${file}: ${body.slice(0, 2000)}`
}

test(
  'whatever a body looks like, decode says a sound session or why it is none, and the window can show and export it',
  { timeout: durationMs * 2 + 300_000 },
  async () => {
    const fromMs = performance.now()
    const { counts, seen, kinds, kept, found } = await fuzz(fromMs + durationMs)
    const elapsedS = Math.round((performance.now() - fromMs) / 1000)
    const { bodies, sessions, refused, slowestMs } = counts
    const figures = [
      `${bodies} bodies in ${elapsedS} s (seed ${seed}): ${sessions} decoded, ${refused} refused`,
      `${kinds.size} of ${noteKinds.length} kinds of notes reached, ${seen.size} behaviours from ${kept.length} kept bodies`,
      `the slowest decoded in ${slowestMs.toFixed(1)} ms of the processor`,
      `${found.length} faults`
    ]
    noteFigure('Decode', figures.join('; '))
    expect(found.join('\n')).toBe('')
    expect(noteKinds.filter((kind) => !kinds.has(kind))).toEqual([])
    expect(sessions).toBeGreaterThan(bodies / 4)
  }
)
