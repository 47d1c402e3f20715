// The window: its page has no more than any page of the web, and it comes back where it was.
import { join } from 'node:path'
import { expect, test } from '../rollcall/story'
import { root, type Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

test('the page runs in the sandbox, without Node, in a world apart from what calls the main process', async ({
  rollcall
}) => {
  const preferences = await rollcall.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false
  })
})

test('it comes back where it was, with the size it had', async ({ start }) => {
  const bounds = { x: 60, y: 40, width: 900, height: 600 }
  const first = await start()
  await first.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds)
  await expect.poll(() => innerSize(first)).toEqual([900, expect.any(Number)])
  await first.close()

  const again = await start()
  const restored = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(restored).toEqual(bounds)
})

test('a window that Electron never calls ready is shown all the same, and works', async ({ start }) => {
  const { app, page } = await start({ switches: ['-r', join(root, 'test/e2e/window/never-ready.cjs')] })
  const isShown = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  await expect.poll(isShown).toBe(true)
  await page.getByRole('button', { name: 'Add account…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
})

const innerSize = ({ page }: Rollcall) => page.evaluate(() => [innerWidth, innerHeight])
