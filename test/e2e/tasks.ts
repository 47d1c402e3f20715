// For how long the tasks of the page or of main compute: a task that takes long is a window that does not answer.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Rollcall } from './rollcall'

const threads = { page: 'CrRendererMain', main: 'CrBrowserMain' } as const

/** The most of all tasks in a stretch of time, in milliseconds: what other processes take of the processor does not count. */
export interface Longest {
  /** What one task computed. */
  readonly ms: number
  /** What it took the page to collect garbage in one task: the engine chooses when. Main's is not told apart, but part of `ms`. */
  readonly garbageMs: number
}

/** The longest tasks of the page (or of main) while something is done and until all is idle again. */
export async function longestTasks(
  { app, page, idle, profile }: Rollcall,
  act: () => Promise<unknown>,
  of: keyof typeof threads = 'page'
): Promise<Longest> {
  const file = join(profile, 'trace.json')
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel', 'v8', '__metadata'], excluded_categories: ['*'] })
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
  const collections = traceEvents.filter((event) => /^M(aj|in)orGC$/.test(event.name) && meant.has(threadOf(event)))
  const garbageIn = (task: TraceEvent) =>
    collections
      .filter((one) => threadOf(one) === threadOf(task) && one.ts >= task.ts && one.ts < task.ts + (task.dur ?? 0))
      .reduce((sum, { tdur = 0 }) => sum + tdur, 0)
  const long = tasks.filter(({ tdur = 0 }) => tdur >= 10_000)
  const longest = (usOf: (task: TraceEvent) => number) => Math.round(Math.max(0, ...long.map(usOf)) / 1000)
  return { ms: longest((task) => (task.tdur ?? 0) - garbageIn(task)), garbageMs: longest(garbageIn) }
}

/** The longest of what was done, by the name of each, and the limit in milliseconds in; a clause for a figure out. */
export function longestWords(longest: ReadonlyMap<string, Longest>, limitMs: number): string {
  const [what, { ms }] = [...longest].reduce((most, one) => (one[1].ms > most[1].ms ? one : most))
  const garbageMs = Math.max(...[...longest.values()].map((each) => each.garbageMs))
  return `no task of the page computed for more than ${ms} ms (${what}; limit ${limitMs} ms) or collected garbage for more than ${garbageMs} ms`
}

/** As Chromium writes it, in microseconds; `tdur` is the thread's own time. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}
