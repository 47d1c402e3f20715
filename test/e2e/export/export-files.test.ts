// Taking files away: the system's dialog decides where, the file is whole, and the window learns its name alone.
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchSession, sessionField } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { MenuCommand } from '../../../electron/shared/bridge'
import type { Rollcall } from '../rollcall/rollcall'
import { DOCUMENTED } from '../../videosdk/sessions'

test.use({ keyringState: 'no-bus' })

/** Answers the system's save dialog for the user; gives what it is opened with from now on. */
async function answerDialog({ app }: Rollcall, chosen: string | null): Promise<() => Promise<unknown>> {
  const asked = await app.evaluateHandle(({ dialog }, path) => {
    const asked: unknown[] = []
    const answer = (...args: unknown[]) => {
      asked.push(args.at(-1))
      return Promise.resolve({ canceled: path === null, filePath: path ?? '' })
    }
    Object.assign(dialog, { showSaveDialog: answer })
    return asked
  }, chosen)
  return () => asked.jsonValue()
}

/** Lets the print dialog end this way at once: nothing here has a printer. */
async function answerPrinting({ app }: Rollcall, printed: boolean, why: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, answer) => {
      const print = (_options: unknown, done: (printed: boolean, why: string) => void) =>
        done(answer.printed, answer.why)
      Object.assign(BrowserWindow.getAllWindows()[0]?.webContents ?? {}, { print })
    },
    { printed, why }
  )
}

test('a file is written where the user chose, and only its name comes back', async ({ rollcall, profile }) => {
  const { page } = rollcall
  const folder = join(profile, 'taken away')
  await mkdir(folder)
  const asked = await answerDialog(rollcall, join(folder, 'ticket 8812.csv'))
  const text = '\ufeffname,joined\r\n"Zoë 😀",2026-11-23T10:00:00.000Z\r\n'
  expect(await page.evaluate((csv) => window.bridge.saveFile('../room?.csv', csv), text)).toEqual({
    ok: true,
    value: { id: expect.any(String), name: 'ticket 8812.csv' }
  })
  expect(await readFile(join(folder, 'ticket 8812.csv'), 'utf8')).toBe(text)
  const downloads = await rollcall.app.evaluate(({ app }) => app.getPath('downloads'))
  expect(await asked()).toMatchObject([
    { defaultPath: join(downloads, 'room-.csv'), filters: [{ extensions: ['csv'] }, { extensions: ['*'] }] }
  ])

  const again = await answerDialog(rollcall, join(folder, 'picture.png'))
  await page.evaluate(() => window.bridge.saveFile('a.png', new Uint8Array([0x89, 0x50, 0, 255])))
  expect(await readFile(join(folder, 'picture.png'))).toEqual(Buffer.from([0x89, 0x50, 0, 255]))
  expect(await again()).toMatchObject([{ defaultPath: join(folder, 'a.png') }])
  expect((await readdir(folder)).sort()).toEqual(['picture.png', 'ticket 8812.csv'])
})

test('a dialog that is dismissed saves nothing, and a folder that is not there says so', async ({
  rollcall,
  profile
}) => {
  const { page } = rollcall
  await answerDialog(rollcall, null)
  expect(await page.evaluate(() => window.bridge.saveFile('a.md', '# A'))).toEqual({ ok: true, value: null })
  expect(await page.evaluate(() => window.bridge.savePdf('a.pdf', 'Session'))).toEqual({ ok: true, value: null })
  await answerDialog(rollcall, join(profile, 'no such folder', 'a.md'))
  const failed = await page.evaluate(() => window.bridge.saveFile('a.md', '# A'))
  expect(failed).toMatchObject({ ok: false, failure: { kind: 'not-writable' } })
  expect(JSON.stringify(failed)).not.toContain(profile)
})

test('the page becomes a PDF on landscape A4', async ({ signedIn, profile }) => {
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const path = join(profile, 'session.pdf')
  await answerDialog(signedIn, path)
  expect(await signedIn.page.evaluate(() => window.bridge.savePdf('session.pdf', 'Session'))).toEqual({
    ok: true,
    value: { id: expect.any(String), name: 'session.pdf' }
  })
  const pdf = (await readFile(path)).toString('latin1')
  expect(pdf).toMatch(/^%PDF-1\.\d[^]*%%EOF\s*$/)
  const [, width, height] = (/\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]/.exec(pdf) ?? []).map(Number)
  expect(Math.abs((width ?? 0) - 841.9)).toBeLessThan(1)
  expect(Math.abs((height ?? 0) - 595.3)).toBeLessThan(1)
})

test('printing tells a dialog that was dismissed from a printer that is not there', async ({ rollcall }) => {
  const print = () => rollcall.page.evaluate(() => window.bridge.printPage())
  await answerPrinting(rollcall, true, '')
  expect(await print()).toEqual({ ok: true, value: true })
  await answerPrinting(rollcall, false, 'Print job canceled')
  expect(await print()).toEqual({ ok: true, value: false })
  await answerPrinting(rollcall, false, 'No printers available on the network')
  expect(await print()).toMatchObject({ ok: false, failure: { kind: 'not-printed' } })
})

test('a window that breaks while its print dialog is open prints again once it is back', async ({ rollcall }) => {
  const { app, page } = rollcall
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    Object.assign(window?.webContents ?? {}, { print: () => Object.assign(globalThis, { isPrinting: true }) })
  })
  await page.evaluate(() => void window.bridge.printPage())
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'isPrinting') === true)).toBe(true)
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const back = new Promise<void>((done) => contents?.once('did-finish-load', () => done()))
    contents?.forcefullyCrashRenderer()
    await back
  })
  await answerPrinting(rollcall, true, '')
  const again = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('window.bridge.printPage()')
  )
  expect(again).toEqual({ ok: true, value: true })
})

test('the keys for earlier and later views leave a text that is being typed alone, and so do those of the menu', async ({
  rollcall
}) => {
  const { app, page } = rollcall
  const heard = await page.evaluateHandle(() => {
    const heard: MenuCommand[] = []
    window.bridge.on('menu', (command) => heard.push(command))
    return heard
  })
  const field = sessionField(page)
  await field.fill('one two three')
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(7, 7))
  const press = (keyCode: string, modifier: 'alt' | 'control') =>
    app.evaluate(
      ({ BrowserWindow }, { keyCode, modifier }) => {
        const [window] = BrowserWindow.getAllWindows()
        // The system gives the focus, and so the menu's keys, to one window at a time, and other stories have theirs.
        window?.focus()
        for (const type of ['keyDown', 'keyUp'] as const)
          window?.webContents.sendInputEvent({ type, keyCode, modifiers: [modifier] })
      },
      { keyCode, modifier }
    )
  const pressAll = async () => {
    await press('Left', 'alt')
    await press('Right', 'alt')
    await press('r', 'control')
    return heard.jsonValue()
  }
  // The last one is the menu's alone: once it was heard, the others are through.
  await expect.poll(pressAll).toContain('refresh')
  await expect(field).toHaveValue('one two three')
  expect(await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([7, 7])
})
