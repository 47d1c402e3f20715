// For how long the tasks of the page or of main compute: a task that takes long is a window that does not answer.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { longestTask, taskCategories, type TraceEvent } from '../../bench/trace.mjs'
import type { Rollcall } from './rollcall'
import { expect } from './story'

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
  await app.evaluate(
    ({ contentTracing }, included) =>
      contentTracing.startRecording({ included_categories: included, excluded_categories: ['*'] }),
    taskCategories
  )
  await act()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  await idle()
  await app.evaluate(({ contentTracing }, path) => contentTracing.stopRecording(path), file)
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as { traceEvents: readonly TraceEvent[] }
  await rm(file)
  const { ms, garbageMs } = longestTask(traceEvents, threads[of])
  expect(ms, `tasks of the ${of} are timed`).toBeGreaterThan(0)
  return { ms: Math.round(ms), garbageMs: Math.round(garbageMs) }
}

/** What a task of the page may compute on a processor that does the reckoning below in `reckoningMs`. */
const limitMs = 100
const reckoningMs = 40

/** Watches how long tasks of the page take; what they may take grows with what the same page needs for a piece of reckoning. */
export function watchTasks(rollcall: Rollcall): TaskWatch {
  const longest = new Map<string, Longest>()
  return {
    during: async (what, act) => {
      longest.set(what, await longestTasks(rollcall, act))
    },
    outcome: async () => {
      const [what, { ms }] = [...longest].reduce((most, one) => (one[1].ms > most[1].ms ? one : most))
      const garbageMs = Math.max(...[...longest.values()].map((each) => each.garbageMs))
      const mostMs = Math.round(limitMs * (await paceOf(rollcall)))
      const limit = `limit ${mostMs} ms, ${limitMs} ms times the pace of this processor`
      return {
        done: longest.size,
        words: `no task of the page computed for more than ${ms} ms (${what}; ${limit}) or collected garbage for more than ${garbageMs} ms`,
        tooLong: [...longest].filter((one) => Math.max(one[1].ms, one[1].garbageMs) >= mostMs)
      }
    }
  }
}

export interface TaskWatch {
  /** Watches while something is done and until all is idle again. */
  readonly during: (what: string, act: () => Promise<unknown>) => Promise<void>
  /** How many things were done, what took longest, as a clause for a figure, and what took longer than it may. */
  readonly outcome: () => Promise<{
    readonly done: number
    readonly words: string
    readonly tooLong: readonly (readonly [what: string, longest: Longest])[]
  }>
}

/** How many times as long the page takes now, at its slowest, for a piece of reckoning as a quiet machine of the tests' kind; 1 at least. */
export async function paceOf(rollcall: Rollcall): Promise<number> {
  const reckonedMs: number[] = []
  for (let run = 0; run < 4; run++) {
    reckonedMs.push((await longestTasks(rollcall, () => rollcall.page.evaluate(reckon))).ms)
  }
  return Math.max(1, Math.max(...reckonedMs) / reckoningMs)
}

/** What the app does most: text parsed into objects, these gone through and sorted. */
function reckon(): number {
  const times = Array.from({ length: 40_000 }, (_, at) => ({ start: (at * 7919) % 40_009, end: at, name: `Ann ${at}` }))
  const read = JSON.parse(JSON.stringify(times)) as typeof times
  return read.sort((a, b) => a.start - b.start).reduce((sum, { start, end }) => sum + Math.max(start, end), 0)
}
