// For how long the page ever waits for an answer of main.
import type { Page } from '@playwright/test'
import type { Bridge } from '../../electron/shared/bridge'

const everyMs = 5

/** Asks main again and again; `end` gives the longest wait in milliseconds, on the clock, whoever was at work. */
export async function startAsking(page: Page): Promise<{ readonly end: () => Promise<number> }> {
  await page.evaluate((pauseMs) => {
    const answers = { longestMs: 0 }
    const asking = async () => {
      const { bridge } = window as unknown as { readonly bridge: Bridge }
      while (Reflect.get(window, 'answers') === answers) {
        const askedMs = performance.now()
        await bridge.getAbout()
        answers.longestMs = Math.max(answers.longestMs, performance.now() - askedMs)
        await new Promise((done) => setTimeout(done, pauseMs))
      }
    }
    Object.assign(window, { answers })
    void asking()
  }, everyMs)
  return {
    end: () =>
      page.evaluate(() => {
        const { answers } = window as unknown as { answers: { longestMs: number } }
        Reflect.deleteProperty(window, 'answers')
        return Math.round(answers.longestMs)
      })
  }
}
