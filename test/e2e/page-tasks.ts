// For how long the page's tasks compute: a task that takes long is a window that does not answer.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Rollcall } from './rollcall'

/** The longest that one task of the page computes while something is done and until all is idle again: what other processes take of the processor does not count. */
export async function longestTaskMs(
  { app, page, idle, profile }: Rollcall,
  act: () => Promise<unknown>
): Promise<number> {
  const file = join(profile, 'trace.json')
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel', '__metadata'], excluded_categories: ['*'] })
  )
  await act()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  await idle()
  await app.evaluate(({ contentTracing }, path) => contentTracing.stopRecording(path), file)
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as { traceEvents: readonly TraceEvent[] }
  await rm(file)
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const pages = new Set(traceEvents.filter(({ args }) => args?.name === 'CrRendererMain').map(threadOf))
  const tasks = traceEvents.filter((event) => event.name.includes('RunTask') && pages.has(threadOf(event)))
  expect(tasks.filter(({ tdur = 0 }) => tdur > 0).length, 'tasks of the page are timed').toBeGreaterThan(0)
  return Math.round(Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000)
}

/** As Chromium writes it; `tdur` is in microseconds of the thread's own. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}
