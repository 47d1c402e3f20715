// File to first painted frame: Rollcall against the floor, each opening two files of one size in turn in one window.
import { _electron } from '@playwright/test'
import { launchArgs } from './launches.mjs'
import { median } from './figures.mjs'

/**
 * Opens one of the files after the other, `rounds` times in all, in Rollcall and in the floor.
 * @param {Plan & {root: string, floor: string}} plan
 * @returns {Promise<{rollcall: Opening, floor: Opening}>} times in ms, from the request to open until the frame is painted
 * @typedef {{path: string, title: string}} SessionFile its title is the heading under which it is shown
 * @typedef {{files: readonly SessionFile[], rounds: number, env: NodeJS.ProcessEnv}} Plan
 * @typedef {{firstMs: number, medianMs: number}} Opening
 */
export async function compareOpening(plan) {
  const rollcall = await openingTimes(plan, plan.root, (app, path) =>
    app.evaluate(({ app: electron }, opened) => {
      const startMs = Date.now()
      electron.emit('second-instance', {}, [], '/', { files: [opened] })
      return startMs
    }, path)
  )
  const floor = await openingTimes(plan, plan.floor, (app, path) =>
    app.evaluate(({ BrowserWindow }, opened) => {
      const startMs = Date.now()
      BrowserWindow.getAllWindows()[0]?.webContents.send('open', opened)
      return startMs
    }, path)
  )
  return { rollcall, floor }
}

/**
 * @param {Plan} plan
 * @param {string} appFolder
 * @param {(app: import('@playwright/test').ElectronApplication, path: string) => Promise<number>} open starts it; gives the time
 */
async function openingTimes(plan, appFolder, open) {
  const { args, remove } = launchArgs()
  const app = await _electron.launch({
    args: [...args, appFolder],
    cwd: appFolder,
    env: /** @type {Record<string, string>} */ (plan.env)
  })
  try {
    const page = await app.firstWindow()
    const times = []
    for (let round = 0; round < plan.rounds; round++) {
      await page.locator('html[data-idle="true"]').waitFor({ state: 'attached' })
      const file = plan.files[round % plan.files.length]
      const painted = page.evaluate(frameUnder, file.title)
      await page.evaluate(() => document.documentElement.clientWidth)
      const startMs = await open(app, file.path)
      times.push((await painted) - startMs)
    }
    return { firstMs: times[0] ?? NaN, medianMs: median(times) }
  } finally {
    await app.close()
    remove()
  }
}

/** In the page: when the frame was painted that first shows this heading, and all that came with it, epoch ms. */
function frameUnder(title) {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('h1')?.textContent !== title) return
      observer.disconnect()
      // The canvas is painted in the next frame, which is on the screen when the one after it begins.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
    })
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true })
  })
}
