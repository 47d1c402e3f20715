// For how long the tasks of the page or of main compute: a task that takes long is a window that does not answer.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Rollcall } from './rollcall'

const threads = { page: 'CrRendererMain', main: 'CrBrowserMain' } as const

/** The longest that one task of the page (or of main) computes while something is done and until all is idle again: what other processes take of the processor does not count. */
export async function longestTaskMs(
  { app, page, idle, profile }: Rollcall,
  act: () => Promise<unknown>,
  of: keyof typeof threads = 'page'
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
  const meant = new Set(traceEvents.filter(({ args }) => args?.name === threads[of]).map(threadOf))
  const tasks = traceEvents.filter((event) => event.name.includes('RunTask') && meant.has(threadOf(event)))
  expect(tasks.filter(({ tdur = 0 }) => tdur > 0).length, `tasks of the ${of} are timed`).toBeGreaterThan(0)
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
