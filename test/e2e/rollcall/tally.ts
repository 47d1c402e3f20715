// What each story adds a line to, in whichever worker it runs, and what is made of all the lines when the run is over.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const variable = (name: string) => `ROLLCALL_TALLY_${name.toUpperCase()}`

/** Before the stories; gives what is to be done after them, which hands all that was added to `sumUp`. */
export function collect<T>(name: string, sumUp: (added: readonly T[]) => void): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-tally-'))
  const file = join(folder, 'lines.jsonl')
  writeFileSync(file, '')
  process.env[variable(name)] = file
  return () => {
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
    rmSync(folder, { recursive: true, force: true })
    sumUp(lines.map((line) => JSON.parse(line) as T))
  }
}

/** Adds to the sum of the run, if this is a run that sums up. */
export function add(name: string, value: unknown): void {
  const file = process.env[variable(name)]
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(value)}\n`)
}
