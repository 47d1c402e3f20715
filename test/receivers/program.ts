// Runs a program that receives files, and gives what it prints.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** LibreOffice takes seconds to start, and longer beside others. */
const patienceMs = 120_000

/** A program's output as text; throws with what it said where it fails. */
export async function outputOf(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await run(program, [...args], {
    env: { ...process.env, ...env },
    timeout: patienceMs,
    maxBuffer: 64 * 1024 * 1024
  })
  return stdout
}
