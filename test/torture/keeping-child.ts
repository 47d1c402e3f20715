// Keeps sessions and their marks until it is killed, and says of each write that it is done. Arguments: folder, seed, way.

import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeKeptFile, type KeptFile } from '../../electron/main/kept/kept-file'
import { Library } from '../../electron/main/library/library'
import { Work } from '../../electron/main/work/work'
import { marksOf, sessionOf, stepsOf, type Acknowledged, type Way } from './keeping-plan'

interface Writer {
  /** Keeps a session; gives the name of its file. */
  readonly keep: (file: KeptFile) => Promise<string>
  readonly saveMarks: (id: string, file: KeptFile) => Promise<void>
}

const [folder = '', seedText = '', way = ''] = process.argv.slice(2)
const writers: Readonly<Record<Way, () => Writer>> = { 'as the app': asTheApp, plainly }
void keepOn(Number(seedText), writers[way as Way]())

async function keepOn(seed: number, writer: Writer): Promise<void> {
  const ids: string[] = []
  for (const { session, generation } of stepsOf(seed)) {
    const file = sessionOf(seed, session)
    const marks = marksOf(file.sessionId ?? '', generation)
    const known = ids[session]
    if (known === undefined) ids[session] = await writer.keep(file)
    else await writer.saveMarks(known, { ...file, marks })
    acknowledge({ id: ids[session] ?? '', sha256: createHash('sha256').update(file.raw).digest('hex'), generation })
  }
}

/** A pipe takes a short line at once and whole, so what was said is said even if the next instruction never comes. */
function acknowledge(done: Acknowledged): void {
  process.stdout.write(`${JSON.stringify(done)}\n`)
}

function asTheApp(): Writer {
  const library = new Library(folder, undefined, new Work())
  return {
    async keep(file) {
      const kept = await library.keep(file)
      if (!kept.ok) throw new Error(`Not kept: ${JSON.stringify(kept.failure)}`)
      return kept.value.id
    },
    async saveMarks(id, { marks }) {
      const saved = await library.saveMarks(id, marks)
      if (!saved.ok) throw new Error(`Marks not saved: ${JSON.stringify(saved.failure)}`)
    }
  }
}

function plainly(): Writer {
  const write = async (id: string, file: KeptFile) => writeFile(join(folder, id), encodeKeptFile(file))
  return {
    async keep(file) {
      const id = `${file.sessionId}.rollcall`
      await mkdir(folder, { recursive: true })
      await write(id, file)
      return id
    },
    saveMarks: write
  }
}
