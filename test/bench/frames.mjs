// File to first painted frame: Rollcall against the floor, each opening the same file several times in one window.
import { _electron } from '@playwright/test'
import { launchArgs } from './launches.mjs'
import { median } from './figures.mjs'

/**
 * Opens the file `rounds` times in Rollcall and in the floor.
 * @param {{electron: string, root: string, floor: string, file: string, rounds: number, env: NodeJS.ProcessEnv}} plan
 * @returns {Promise<{rollcall: Opening, floor: Opening}>} times in ms, from the request to open until the frame is painted
 * @typedef {{firstMs: number, medianMs: number}} Opening
 */
export async function compareOpening(plan) {
  const rollcall = await openingTimes(plan, plan.root, (app, file) =>
    app.evaluate(({ app: electron }, path) => {
      const startMs = Date.now()
      electron.emit('second-instance', {}, [], '/', { files: [path] })
      return startMs
    }, file)
  )
  const floor = await openingTimes(plan, plan.floor, (app, file) =>
    app.evaluate(({ BrowserWindow }, path) => {
      const startMs = Date.now()
      BrowserWindow.getAllWindows()[0]?.webContents.send('open', path)
      return startMs
    }, file)
  )
  return { rollcall, floor }
}

/**
 * @param {{electron: string, file: string, rounds: number, env: NodeJS.ProcessEnv}} plan
 * @param {string} appFolder
 * @param {(app: import('@playwright/test').ElectronApplication, file: string) => Promise<number>} open starts it; gives the time
 */
async function openingTimes(plan, appFolder, open) {
  const { args, remove } = launchArgs()
  const app = await _electron.launch({
    executablePath: plan.electron,
    args: [...args, appFolder],
    cwd: appFolder,
    env: /** @type {Record<string, string>} */ (plan.env)
  })
  try {
    const page = await app.firstWindow()
    await page.locator('html[data-idle="true"]').waitFor({ state: 'attached' })
    const times = []
    for (let round = 0; round < plan.rounds; round++) {
      const painted = page.evaluate(nextIdleFrame)
      await page.evaluate(() => document.documentElement.clientWidth)
      const startMs = await open(app, plan.file)
      times.push((await painted) - startMs)
    }
    return { firstMs: times[0] ?? NaN, medianMs: median(times) }
  } finally {
    await app.close()
    remove()
  }
}

/** In the page: the time of the first frame painted after the page was busy and is idle again, epoch ms. */
function nextIdleFrame() {
  const html = document.documentElement
  return new Promise((resolve) => {
    let wasBusy = false
    const observer = new MutationObserver(() => {
      if (html.dataset.idle !== 'true') wasBusy = true
      else if (wasBusy)
        requestAnimationFrame(() => {
          if (html.dataset.idle !== 'true') return
          observer.disconnect()
          resolve(performance.timeOrigin + performance.now())
        })
    })
    observer.observe(html, { attributes: true, attributeFilter: ['data-idle'] })
  })
}
