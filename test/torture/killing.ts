// Starts a program that keeps sessions, kills it while it writes, and counts what became of what it had acknowledged.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { Library } from '../../electron/main/library/library'
import { allKept } from '../unit/all-kept'
import { random } from '../videosdk/random'
import { marksOf, type Acknowledged, type Way } from './keeping-plan'

/** Files that came to harm, by name. */
interface Harm {
  /** Acknowledged, and not there or older than acknowledged. */
  readonly lost: Set<string>
  /** There, but not as it was written. */
  readonly damaged: Set<string>
  /** A mixture of two writings, or left over after the next start. */
  readonly half: Set<string>
}

export interface Toll {
  readonly kills: number
  readonly acknowledged: number
  /** Kills that left a temporary file behind, so they fell between the first and the last step of a write. */
  readonly insideWrites: number
  readonly lost: number
  readonly damaged: number
  readonly half: number
}

interface Attack {
  /** The bundled program. */
  readonly program: string
  readonly folder: string
  readonly way: Way
  /** One for each time that the program is started, and killed. */
  readonly seeds: readonly number[]
}

/** Lets the program live once for each seed, in one folder; every life begins with what the last one left. */
export async function kill({ program, folder, way, seeds }: Attack): Promise<Toll> {
  const harm: Harm = { lost: new Set(), damaged: new Set(), half: new Set() }
  const promised = new Map<string, Acknowledged>()
  const nextStart = new Library(folder)
  let acknowledged = 0
  let insideWrites = 0
  for (const seed of seeds) {
    const said = await life(program, folder, way, seed)
    acknowledged += said.length
    if ((await names(folder)).some((name) => name.endsWith('.tmp'))) insideWrites += 1
    await nextStart.cleanUp()
    await assess(folder, nextStart, latestOf(said), harm)
    for (const [id, last] of latestOf(said)) promised.set(id, last)
  }
  await assess(folder, new Library(folder), promised, harm)
  const { lost, damaged, half } = harm
  return {
    ...{ kills: seeds.length, acknowledged, insideWrites },
    ...{ lost: lost.size, damaged: damaged.size, half: half.size }
  }
}

/** Several tolls in, their sum out. */
export function sumOf(tolls: readonly Toll[]): Toll {
  const sum = (of: keyof Toll) => tolls.reduce((all, toll) => all + toll[of], 0)
  return {
    ...{ kills: sum('kills'), acknowledged: sum('acknowledged'), insideWrites: sum('insideWrites') },
    ...{ lost: sum('lost'), damaged: sum('damaged'), half: sum('half') }
  }
}

/** Starts the program, and kills it some writes later, at any moment of one; gives what it had acknowledged. */
async function life(program: string, folder: string, way: Way, seed: number): Promise<Acknowledged[]> {
  const chance = random(seed)
  const writes = chance.whole(10, 40)
  const delayMs = chance.whole(0, 8)
  const child = spawn(process.execPath, [program, folder, String(seed), way], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const said: Acknowledged[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may be cut off; then nobody was told.
    if (!line.endsWith('}')) break
    said.push(JSON.parse(line) as Acknowledged)
    if (said.length === writes) void wait(delayMs).then(() => child.kill('SIGKILL'))
  }
  const [, signal] = await ended
  if (signal !== 'SIGKILL') throw new Error(`The program with seed ${seed} ended before it was killed`)
  return said
}

function latestOf(said: readonly Acknowledged[]): Map<string, Acknowledged> {
  return new Map(said.map((acknowledged) => [acknowledged.id, acknowledged]))
}

/** Notes which files of a folder came to harm: of all that are there, and of those that were promised. */
async function assess(
  folder: string,
  library: Library,
  promised: ReadonlyMap<string, Acknowledged>,
  harm: Harm
): Promise<void> {
  const listed = await allKept(library)
  if (!listed.ok) throw new Error(`Not listed: ${JSON.stringify(listed.failure)}`)
  const states = new Map(listed.value.map(({ id, state }) => [id, state]))
  for (const name of await names(folder)) if (!states.has(name)) harm.half.add(name)
  for (const [id, state] of states) if (state !== 'whole') harm.damaged.add(id)
  for (const { id, sha256, generation } of promised.values()) {
    if (!states.has(id)) harm.lost.add(id)
    if (states.get(id) !== 'whole') continue
    const file = await library.read(id)
    if (!file.ok || createHash('sha256').update(file.value.raw).digest('hex') !== sha256) harm.damaged.add(id)
    else {
      const { sessionId, marks } = file.value
      const isWriting = (number: number) => isDeepStrictEqual(marks, marksOf(sessionId ?? '', number))
      // The next writing may have been done when the kill came, and nobody told.
      if (isWriting(generation) || isWriting(generation + 1)) continue
      const isOlder = Array.from({ length: generation }, (_, number) => number).some(isWriting)
      harm[isOlder ? 'lost' : 'half'].add(id)
    }
  }
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}
