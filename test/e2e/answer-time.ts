// For how long the page ever waits for an answer of main.
import type { Page } from '@playwright/test'
import type { Bridge } from '../../electron/shared/bridge'

const everyMs = 5

/** Asks main again and again; `end` gives each wait in milliseconds, on the clock, whoever was at work. */
export async function startAsking(page: Page): Promise<{ readonly end: () => Promise<readonly number[]> }> {
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
    end: () =>
      page.evaluate(() => {
        const { answers } = window as unknown as { answers: number[] }
        Reflect.deleteProperty(window, 'answers')
        return answers
      })
  }
}

/** What 99 of 100 stay within. */
export function nearlyAll(ms: readonly number[]): number {
  return [...ms].sort((a, b) => a - b)[Math.floor(ms.length * 0.99)] ?? Infinity
}
