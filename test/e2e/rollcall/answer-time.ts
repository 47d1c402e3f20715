// For how long the page ever waits for an answer of main.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Bridge } from '../../../electron/shared/bridge'
import { root } from './rollcall'

const everyMs = 5

/** Waits in milliseconds, on the clock, whoever was at work. */
export interface Waits {
  /** Of the page, for main. */
  readonly answersMs: readonly number[]
  /** Of a plain process for another one meanwhile: what the machine is busy with. */
  readonly plainMs: readonly number[]
}

/** Asks main again and again; `end` gives each wait. */
export async function startAsking(page: Page): Promise<{ readonly end: () => Promise<Waits> }> {
  const plain = fork(join(root, 'test/e2e/rollcall/plain-answers.mjs'), [String(everyMs)])
  await page.evaluate((pauseMs) => {
    const answers: number[] = []
    const asking = async () => {
      const { bridge } = window as unknown as { readonly bridge: Bridge }
      while (Reflect.get(window, 'answers') === answers) {
        const askedMs = performance.now()
        await bridge.getAbout()
        answers.push(performance.now() - askedMs)
        await new Promise((done) => setTimeout(done, pauseMs))
      }
    }
    Object.assign(window, { answers })
    void asking()
  }, everyMs)
  return {
    end: async () => {
      const plainMs = await waitsOf(plain)
      const answersMs = await page.evaluate(() => {
        const { answers } = window as unknown as { answers: number[] }
        Reflect.deleteProperty(window, 'answers')
        return answers
      })
      return { answersMs, plainMs }
    }
  }
}

async function waitsOf(plain: ChildProcess): Promise<readonly number[]> {
  const told = once(plain, 'message')
  plain.send('end')
  const [waits] = (await told) as [readonly number[]]
  return waits
}

/** What 99 of 100 stay within. */
export function nearlyAll(ms: readonly number[]): number {
  return [...ms].sort((a, b) => a - b)[Math.floor(ms.length * 0.99)] ?? Infinity
}
