// The sizes, zooms and themes that every screen is looked at in.
import type { Rollcall } from '../rollcall/rollcall'
import { twoFrames } from '../rollcall/steps'

export interface Look {
  readonly name: string
  readonly theme: 'light' | 'dark'
  /** The window's content, in px of the screen. */
  readonly width: number
  readonly height: number
  readonly zoom: number
}

export const looks: readonly [Look, ...Look[]] = [
  { name: 'light', theme: 'light', width: 1280, height: 800, zoom: 1 },
  { name: 'dark and 640 px wide', theme: 'dark', width: 640, height: 480, zoom: 1 },
  { name: 'light and at 200 %', theme: 'light', width: 1280, height: 800, zoom: 2 }
]

/** Gives the window a look and waits until the page has taken it. */
export async function take({ page, resize }: Rollcall, { theme, width, height, zoom }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await resize(width, height, zoom)
  await page.waitForFunction(
    ({ theme, width, zoom }) =>
      document.documentElement.dataset.theme === theme && Math.abs(innerWidth - width / zoom) < 2,
    { theme, width, zoom }
  )
  // Not the app's own signal: it also waits for an answer, and the screen on which one is awaited has looks as well.
  await page.evaluate(twoFrames)
}
