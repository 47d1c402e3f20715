// Records for how long main ever stops, and how long the page ever waits for an answer of main, and how much of it was their own doing.
import { Worker } from 'node:worker_threads'
import type { Rollcall } from './rollcall'

/** From when until when, in epoch milliseconds. */
type Stop = readonly [fromMs: number, untilMs: number]
interface Sample {
  readonly atMs: number
  /** Of the main thread of main's process and of the page's, in milliseconds; null where the system does not say. */
  readonly cpuMs: readonly [main: number | null, page: number | null]
}

/** The longest stop of each kind in milliseconds. */
export interface Stops {
  /** Without what the processor did for others meanwhile, other threads of the app included. */
  readonly mainMs: number
  readonly answerMs: number
  /** On the clock, whoever was at work. */
  readonly answerClockMs: number
}

const beatMs = 5
const shortestMs = 20

/** Starts recording; `end` gives the longest stops. */
export async function startHeartbeats({ app, page }: Rollcall): Promise<{ readonly end: () => Promise<Stops> }> {
  const processes = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    return [process.pid, window?.webContents.getOSProcessId() ?? 0]
  })
  const sampler = new Worker(sampling, { eval: true, workerData: processes })
  await app.evaluate(
    (_electron, [everyMs, fromMs]) => {
      const stops: [number, number][] = []
      let lastMs = Date.now()
      const beating = setInterval(() => {
        const nowMs = Date.now()
        if (nowMs - lastMs > fromMs) stops.push([lastMs, nowMs])
        lastMs = nowMs
      }, everyMs)
      Object.assign(globalThis, { stops, beating })
    },
    [beatMs, shortestMs] as const
  )
  await page.evaluate(
    ([everyMs, fromMs]) => {
      const answers: [number, number][] = []
      const asking = async () => {
        const { bridge } = window as unknown as { readonly bridge: { readonly getAbout: () => Promise<unknown> } }
        while (Reflect.get(window, 'answers') === answers) {
          const askedMs = Date.now()
          await bridge.getAbout()
          if (Date.now() - askedMs > fromMs) answers.push([askedMs, Date.now()])
          await new Promise((done) => setTimeout(done, everyMs))
        }
      }
      Object.assign(window, { answers })
      void asking()
    },
    [beatMs, shortestMs] as const
  )
  return {
    async end() {
      const mainStops = await app.evaluate(() => {
        const { stops, beating } = globalThis as unknown as { stops: Stop[]; beating: NodeJS.Timeout }
        clearInterval(beating)
        return stops
      })
      const answers = await page.evaluate(() => {
        const { answers } = window as unknown as { answers: Stop[] }
        Reflect.deleteProperty(window, 'answers')
        return answers
      })
      const samples = await new Promise<readonly Sample[]>((done) => {
        sampler.once('message', done)
        sampler.postMessage('end')
      })
      await sampler.terminate()
      const longest = (all: readonly Stop[], whose: readonly (0 | 1)[]) =>
        Math.max(0, ...all.map((stop) => ownMs(stop, samples, whose)))
      return {
        mainMs: longest(mainStops, [0]),
        answerMs: longest(answers, [0, 1]),
        answerClockMs: Math.max(0, ...answers.map(([fromMs, untilMs]) => untilMs - fromMs))
      }
    }
  }
}

/** How long a stop was, or less when those who stopped computed for less than that: something else did then. */
function ownMs([fromMs, untilMs]: Stop, samples: readonly Sample[], whose: readonly (0 | 1)[]): number {
  const before = samples.findLast(({ atMs }) => atMs <= fromMs)
  const after = samples.find(({ atMs }) => atMs >= untilMs)
  let cpuMs = 0
  for (const index of whose) cpuMs += (after?.cpuMs[index] ?? Infinity) - (before?.cpuMs[index] ?? 0)
  return Math.min(untilMs - fromMs, cpuMs)
}

/** In a thread of its own, so that what the story does meanwhile leaves no holes. */
const sampling = `
const { readFileSync } = require('node:fs')
const { parentPort, workerData } = require('node:worker_threads')
const samples = []
function cpuMs(pid) {
  try {
    const fields = readFileSync('/proc/' + pid + '/task/' + pid + '/stat', 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}
setInterval(() => samples.push({ atMs: Date.now(), cpuMs: workerData.map(cpuMs) }), 5)
parentPort.on('message', () => setTimeout(() => parentPort.postMessage(samples), 50))
`
