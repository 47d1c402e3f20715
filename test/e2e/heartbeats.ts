// Records for how long main ever stops by its own doing, and how long the page ever waits for an answer of main.
import type * as NodeFiles from 'node:fs'
import type { Rollcall } from './rollcall'

/** The longest of each kind in milliseconds. */
export interface Stops {
  /** What main's own thread computed between two of its beats, to 10 ms: what other processes and threads did does not count. */
  readonly mainMs: number
  /** On the clock, whoever was at work. */
  readonly answerMs: number
}

const beatMs = 5

/** Starts recording; `end` gives the longest stops. */
export async function startHeartbeats({ app, page }: Rollcall): Promise<{ readonly end: () => Promise<Stops> }> {
  await app.evaluate((_electron, everyMs) => {
    const { readFileSync } = process.mainModule?.require('node:fs') as typeof NodeFiles
    const fileOfThread = `/proc/self/task/${process.pid}/stat`
    /** The kernel counts a thread's time in hundredths of a second; without such a kernel all time counts. */
    const computedMs = () => {
      try {
        const fields = readFileSync(fileOfThread, 'utf8').split(') ')[1]?.split(' ') ?? []
        return (Number(fields[11]) + Number(fields[12])) * 10
      } catch {
        return performance.now()
      }
    }
    const beats = { longestMs: 0 }
    let before = { atMs: performance.now(), computedMs: computedMs() }
    const beating = setInterval(() => {
      const now = { atMs: performance.now(), computedMs: computedMs() }
      const stopMs = Math.min(now.atMs - before.atMs, now.computedMs - before.computedMs)
      beats.longestMs = Math.max(beats.longestMs, stopMs)
      before = now
    }, everyMs)
    Object.assign(globalThis, { beats, beating })
  }, beatMs)
  await page.evaluate((everyMs) => {
    const answers = { longestMs: 0 }
    const asking = async () => {
      const { bridge } = window as unknown as { readonly bridge: { readonly getAbout: () => Promise<unknown> } }
      while (Reflect.get(window, 'answers') === answers) {
        const askedMs = performance.now()
        await bridge.getAbout()
        answers.longestMs = Math.max(answers.longestMs, performance.now() - askedMs)
        await new Promise((done) => setTimeout(done, everyMs))
      }
    }
    Object.assign(window, { answers })
    void asking()
  }, beatMs)
  return {
    async end() {
      const mainMs = await app.evaluate(() => {
        const { beats, beating } = globalThis as unknown as { beats: { longestMs: number }; beating: NodeJS.Timeout }
        clearInterval(beating)
        return beats.longestMs
      })
      const answerMs = await page.evaluate(() => {
        const { answers } = window as unknown as { answers: { longestMs: number } }
        Reflect.deleteProperty(window, 'answers')
        return answers.longestMs
      })
      return { mainMs: Math.round(mainMs), answerMs: Math.round(answerMs) }
    }
  }
}
