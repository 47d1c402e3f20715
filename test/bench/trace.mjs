// Reads from Chromium's own trace how long the page's main thread was busy for each frame of a gesture, and the longest tasks of a thread.

/** What is to be traced: the tasks of every thread, and the marks that the page leaves. */
export const categories = ['toplevel', 'blink.user_timing']
/** What is to be traced for the longest task of a thread: tasks, the collection of garbage, and the threads' names. */
export const taskCategories = ['toplevel', 'v8', '__metadata']

/**
 * @typedef {object} TraceEvent
 * @property {string} name @property {string} cat @property {string} ph
 * @property {number} pid @property {number} tid
 * @property {number} ts µs @property {number} [dur] µs @property {number} [tdur] µs of these in which the thread ran
 * @property {{name?: string}} [args]
 */

/**
 * The main thread's busy time for each frame of a gesture, ms. A frame goes from one mark of the gesture to the next mark, or
 * to 'end'; its time is the sum of all the thread's tasks that begin in it, whatever they do: events, timers, script, garbage
 * collection, style, layout, paint, layers, a canvas's own drawing, handing over to the compositor. It is the time that the
 * thread ran: neither waiting between tasks counts, nor what other programs took of the processor.
 * @param {readonly TraceEvent[]} events @param {string} gesture @returns {number[]}
 */
export function frameTimes(events, gesture) {
  const marks = events.filter(
    ({ cat, name }) => cat.includes('blink.user_timing') && (name === gesture || name === 'end')
  )
  const thread = marks.find(({ name }) => name === gesture)
  if (thread === undefined) return []
  const own = ({ pid, tid }) => pid === thread.pid && tid === thread.tid
  const tasks = outermost(
    events.filter((event) => event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask' && own(event))
  )
  const bounds = marks.filter(own).sort((a, b) => a.ts - b.ts)
  /** @type {number[]} */
  const frames = []
  let task = 0
  for (const [index, mark] of bounds.entries()) {
    if (mark.name !== gesture) continue
    const endTs = beginOf(tasks, bounds[index + 1]?.ts ?? Infinity)
    const beginTs = beginOf(tasks, mark.ts)
    let busyUs = 0
    while (task < tasks.length && tasks[task].ts < beginTs) task++
    for (; task < tasks.length && tasks[task].ts < endTs; task++) busyUs += tasks[task].tdur ?? 0
    frames.push(busyUs / 1000)
  }
  return frames
}

/** When the task began in which something happened: a mark is left within the task that is the frame. */
function beginOf(tasks, ts) {
  const within = tasks.find((task) => task.ts <= ts && ts < task.ts + (task.dur ?? 0))
  return within?.ts ?? ts
}

/** By time, without those that run inside another one. @param {TraceEvent[]} tasks */
function outermost(tasks) {
  let endTs = -Infinity
  return tasks
    .sort((a, b) => a.ts - b.ts)
    .filter((task) => {
      if (task.ts < endTs) return false
      endTs = task.ts + (task.dur ?? 0)
      return true
    })
}

/**
 * What one task of a thread computed at most, ms, and what it collected garbage for in one, whose time the engine chooses:
 * what other programs take of the processor does not count. Main's garbage is not told apart, but part of what it computed.
 * @param {readonly TraceEvent[]} events @param {'CrRendererMain' | 'CrBrowserMain'} thread
 * @returns {{ms: number, garbageMs: number}}
 */
export function longestTask(events, thread) {
  const idOf = (/** @type {TraceEvent} */ { pid, tid }) => `${pid} ${tid}`
  const meant = new Set(events.filter(({ args }) => args?.name === thread).map(idOf))
  const own = events.filter((event) => meant.has(idOf(event)))
  const collections = own.filter(({ name }) => /^M(aj|in)orGC$/.test(name))
  const longest = { ms: 0, garbageMs: 0 }
  for (const task of own.filter(({ name }) => name.includes('RunTask'))) {
    const { ts, dur = 0, tdur = 0 } = task
    if (tdur <= 1000 * Math.min(longest.ms, longest.garbageMs)) continue
    const garbageMs =
      collections
        .filter((one) => idOf(one) === idOf(task) && one.ts >= ts && one.ts < ts + dur)
        .reduce((sum, one) => sum + (one.tdur ?? 0), 0) / 1000
    longest.ms = Math.max(longest.ms, tdur / 1000 - garbageMs)
    longest.garbageMs = Math.max(longest.garbageMs, garbageMs)
  }
  return longest
}
