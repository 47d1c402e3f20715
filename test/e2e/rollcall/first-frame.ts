// Whether a window that came up is drawn at all: Playwright's clicks wait for frames, and say nothing when none come.
import type { ElectronApplication, Page } from '@playwright/test'

const longestMs = 15_000

/** Resolves when a frame was drawn; rejects with what is known of the window when none is. */
export async function firstFrame(app: ElectronApplication, page: Page): Promise<void> {
  if (await isDrawn(page, longestMs)) return
  const before = await state(app, page)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
  const afterShow = await isDrawn(page, 2000)
  throw new Error(`nothing of the window is drawn: ${JSON.stringify({ ...before, afterShow })}`)
}

function isDrawn(page: Page, withinMs: number): Promise<boolean> {
  return page.evaluate(
    (withinMs) =>
      new Promise<boolean>((resolve) => {
        requestAnimationFrame(() => resolve(true))
        setTimeout(() => resolve(false), withinMs)
      }),
    withinMs
  )
}

async function state(app: ElectronApplication, page: Page): Promise<object> {
  const visibility = await page.evaluate(() => document.visibilityState)
  const main = await app.evaluate(({ app, BrowserWindow }) => ({
    isVisible: BrowserWindow.getAllWindows()[0]?.isVisible(),
    isFocused: BrowserWindow.getAllWindows()[0]?.isFocused(),
    processes: app.getAppMetrics().map(({ type, name }) => name ?? type)
  }))
  return { visibility, ...main }
}
