// Has an app write down what its threads do, while something is done with it.
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * @param {import('@playwright/test').ElectronApplication} app @param {readonly string[]} categories
 * @param {() => Promise<unknown>} work @returns {Promise<import('./trace.mjs').TraceEvent[]>}
 */
export async function traced(app, categories, work) {
  const file = join(tmpdir(), `rollcall-trace-${process.pid}.json`)
  const options = { included_categories: [...categories], excluded_categories: ['*'] }
  await app.evaluate(({ contentTracing }, wanted) => contentTracing.startRecording(wanted), options)
  await work()
  try {
    await app.evaluate(({ contentTracing }, path) => contentTracing.stopRecording(path), file)
    return JSON.parse(readFileSync(file, 'utf8')).traceEvents
  } finally {
    rmSync(file, { force: true })
  }
}
