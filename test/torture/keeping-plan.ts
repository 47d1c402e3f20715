// What the program that is killed keeps: sessions of many sizes, and marks that say which writing of them they belong to.

import { createHash } from 'node:crypto'
import type { KeptFile } from '../../electron/main/kept/kept-file'
import type { TimeMark } from '../../electron/shared/mark'
import { random } from '../videosdk/random'

/** How the program writes: as the app does, or as a program that knows nothing of kills would. */
export type Way = 'as the app' | 'plainly'

/** What the program says once a write is done, and only then. */
export interface Acknowledged {
  readonly id: string
  /** Of the raw JSON. */
  readonly sha256: string
  /** How often this file's marks were replaced: `marksOf` it is what the file has. */
  readonly generation: number
}

interface Step {
  /** Which of the sessions of this run. */
  readonly session: number
  readonly generation: number
}

const KiB = 1024
const text = createHash('shake256', { outputLength: 2 * KiB * KiB })
  .update('rollcall')
  .digest('hex')

/** Sessions and replaced marks without end, the same for a seed: two new sessions, then marks of an earlier one. */
export function* stepsOf(seed: number): Generator<Step> {
  const chance = random(seed)
  const generations: number[] = []
  for (;;) {
    if (generations.length === 0 || chance.next() < 0.67) {
      yield { session: generations.push(0) - 1, generation: 0 }
      continue
    }
    const session = chance.whole(0, generations.length - 1)
    const generation = (generations[session] ?? 0) + 1
    generations[session] = generation
    yield { session, generation }
  }
}

/** The session that a seed has under a number: mostly some KiB, now and then up to 4 MiB. */
export function sessionOf(seed: number, session: number): KeptFile {
  const chance = random(seed * 100_003 + session)
  const [least, most] = sizes.find(([share]) => chance.next() < share)?.[1] ?? small
  const length = Math.min(text.length, Math.round(least * (most / least) ** chance.next()))
  const from = chance.whole(0, text.length - length)
  const sessionId = `${seed}-${session}`
  return {
    sessionId,
    roomId: 'abcd-efgh-ijkl',
    customRoomId: null,
    startMs: 1_760_000_000_000,
    fetchedAtMs: 1_760_000_000_000 + session * 1000,
    keptAtMs: 1_760_000_100_000,
    account: { name: 'Acme', color: 'teal' },
    marks: marksOf(sessionId, 0),
    raw: `{"id":"${sessionId}","text":"${text.slice(from, from + length)}"}`
  }
}
const small = [KiB, 32 * KiB] as const
const sizes = [
  [0.02, [512 * KiB, 4 * KiB * KiB]],
  [0.25, [32 * KiB, 512 * KiB]]
] as const

/** The marks of one writing: each names the session and the writing, and there are more or fewer from one to the next. */
export function marksOf(sessionId: string, generation: number): TimeMark[] {
  return Array.from({ length: 1 + ((generation * 37) % 90) }, (_, index) => ({
    id: `${generation}-${index}`,
    name: `${sessionId}, written ${generation} times`.repeat(1 + (generation % 4)),
    startMs: 1_760_000_000_000 + index,
    endMs: null
  }))
}
