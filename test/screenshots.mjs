// npm run screenshots: makes the README's pictures from the sample session, in light and in dark.
import '../electron/setup/node-version.mjs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from '../electron/setup/build.mjs'
import { noSandboxReason } from '../electron/setup/launch.mjs'
import { ROOT } from '../electron/setup/places.mjs'
import { prepare } from '../electron/setup/prepare.mjs'
import { exitWith, say } from '../electron/setup/progress.mjs'
import { startDisplay } from './display.mjs'

const folder = join(import.meta.dirname, 'screenshots')
const earlier = ['media-events.json', 'session-running.json', 'session.json']

await exitWith(async () => {
  await prepare({ forTests: true })
  await buildIfNeeded()
  const display = await startDisplay()
  const profile = mkdtempSync(join(tmpdir(), 'rollcall-screenshots-'))
  try {
    await takeScreenshots(profile, { ...process.env, ...display.env, TZ: 'Europe/Berlin' })
    return 0
  } finally {
    rmSync(profile, { recursive: true, force: true })
    await display.stop()
  }
})

/** @param {string} profile @param {NodeJS.ProcessEnv} env */
async function takeScreenshots(profile, env) {
  const { _electron } = await import('@playwright/test')
  const app = await _electron.launch({
    args: [
      ...(noSandboxReason() ? ['--no-sandbox'] : []),
      '--lang=en-GB',
      `--user-data-dir=${profile}`,
      ROOT,
      ...earlier.map((name) => join(ROOT, 'test/fixtures/api', name))
    ],
    cwd: ROOT,
    env: /** @type {Record<string, string>} */ (env),
    // Unasked, Playwright adds a --no-sandbox of its own.
    chromiumSandbox: true
  })
  try {
    const page = await app.firstWindow()
    const idle = () => page.locator('html[data-idle="true"]').waitFor({ state: 'attached' })
    await idle()
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await idle()
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('rollcall:menu', 'sample')
    )
    await idle()
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme })
      await idle()
      const path = join(folder, `${colorScheme}.png`)
      await page.screenshot({ path })
      say(`wrote ${path}`)
    }
  } finally {
    await app.close()
  }
}
