// A start where there is Wayland and nothing else.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test as base } from '../rollcall/story'
import { startWayland, type WaylandSession } from '../../wayland'
import { root, type StartOptions } from '../rollcall/rollcall'

const test = base.extend<{ wayland: WaylandSession }>({
  wayland: async ({}, use) => {
    const session = await startWayland()
    await use(session)
    await session.stop()
  }
})

// From 38 on Electron goes there by itself.
const options = ({ env }: WaylandSession, ...more: readonly string[]): StartOptions => ({
  env,
  switches: ['--ozone-platform=wayland', ...more]
})

interface Stored {
  readonly placement: { readonly bounds: object }
}

test.skip(process.platform !== 'linux', 'Wayland is of Linux')

test('under Wayland the window shows itself without waiting for a frame that never comes, and works', async ({
  start,
  wayland
}) => {
  const { app, page } = await start(options(wayland, '-r', join(root, 'test/e2e/window/without-late-show.cjs')))
  expect(await app.evaluate(({ app }) => app.commandLine.getSwitchValue('ozone-platform'))).toBe('wayland')
  const isShown = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  await expect.poll(isShown).toBe(true)
  await page.getByRole('button', { name: 'Add account…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('what Wayland says of the window’s place is not remembered, and its size is', async ({
  start,
  wayland,
  profile
}) => {
  const settings = join(profile, 'settings.json')
  const placement = { bounds: { x: 210, y: 160, width: 900, height: 700 }, maximized: false }
  await writeFile(settings, JSON.stringify({ version: 1, placement }))
  const { app, close } = await start(options(wayland))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1000, 720))
  const remembered = async () => (JSON.parse(await readFile(settings, 'utf8')) as Stored).placement.bounds
  await expect.poll(remembered).toEqual({ x: 210, y: 160, width: 1000, height: 720 })
  await close()
})
