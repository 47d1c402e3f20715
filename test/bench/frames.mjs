// File to first painted frame: files of one size are opened in turn in one window, of Rollcall or of the floor.
import { idle, withWindow } from './windows.mjs'
import { median } from './figures.mjs'

/**
 * @typedef {{path: string, title: string}} SessionFile its title is the heading under which it is shown
 * @typedef {import('@playwright/test').ElectronApplication} App
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {object} Opener an app, and how it is told to open a file
 * @property {string} folder
 * @property {string} shown what is there, besides the heading, once a session is shown
 * @property {(app: App, path: string) => Promise<number>} open starts it; gives the time
 */

/** @param {string} folder with a build @returns {Opener} */
export function rollcall(folder) {
  return {
    folder,
    shown: '[role="grid"] [role="row"]',
    open: (app, path) =>
      app.evaluate(({ app: electron }, opened) => {
        const startMs = Date.now()
        // As a desktop hands over a file; for any other way of opening somebody would have to choose one.
        electron.emit('open-file', { preventDefault: () => undefined }, opened)
        return startMs
      }, path)
  }
}

/** @param {string} folder @returns {Opener} */
export function bareCanvas(folder) {
  return {
    folder,
    shown: 'canvas',
    open: (app, path) =>
      app.evaluate(({ BrowserWindow }, opened) => {
        const startMs = Date.now()
        BrowserWindow.getAllWindows()[0]?.webContents.send('open', opened)
        return startMs
      }, path)
  }
}

/**
 * Opens one of the files after the other, `rounds` times in all, in Rollcall and in the floor.
 * @param {{root: string, floor: string, files: readonly SessionFile[], rounds: number, env: NodeJS.ProcessEnv}} plan
 * @returns {Promise<{rollcall: Opening, floor: Opening}>} times in ms, from the request to open until the frame is painted
 * @typedef {{firstMs: number, medianMs: number}} Opening
 */
export async function compareOpening({ root, floor, files, rounds, env }) {
  const timesOf = async (/** @type {Opener} */ opener) => {
    const times = await openingTimes(opener, files, rounds, env)
    return { firstMs: times[0] ?? NaN, medianMs: median(times) }
  }
  return { rollcall: await timesOf(rollcall(root)), floor: await timesOf(bareCanvas(floor)) }
}

/** @param {Opener} opener @param {readonly SessionFile[]} files @param {number} rounds @param {NodeJS.ProcessEnv} env */
export function openingTimes(opener, files, rounds, env) {
  return withWindow(opener.folder, env, async (app, page) => {
    /** @type {number[]} */
    const times = []
    for (let round = 0; round < rounds; round++) {
      await idle(page)
      times.push(await openFile(opener, files[round % files.length], app, page))
    }
    return times
  })
}

/** How long it takes, ms, until the frame is painted that first shows this file. @param {Opener} opener @param {SessionFile} file @param {App} app @param {Page} page */
export async function openFile({ open, shown }, file, app, page) {
  const painted = page.evaluate(frameUnder, [file.title, shown])
  await page.evaluate(() => document.documentElement.clientWidth)
  const startMs = await open(app, file.path)
  return (await painted) - startMs
}

/** In the page: when the frame was painted that first shows this heading, and all that came with it, epoch ms. */
function frameUnder([title, shown]) {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('h1')?.textContent !== title || document.querySelector(shown) === null) return
      observer.disconnect()
      // The canvas is painted in the next frame, which is on the screen when the one after it begins.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
    })
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true })
  })
}
