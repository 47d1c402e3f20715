// Several sessions open side by side, each in a tab that is as it was left, also after a restart.
import { once } from 'node:events'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED } from '../../videosdk/sessions'
import { violations } from '../hearing/axe'
import { drop } from '../files/dropping'
import type { Rollcall } from '../rollcall/rollcall'
import { fetchSession, header, lane, status, tabInFront, tabs } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'

test.use({ keyringState: 'no-bus' })

/** Writes sessions of these rooms, each on a day of its own. */
async function filesOf(folder: string, ...rooms: readonly string[]): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  return Promise.all(
    rooms.map(async (room, index) => {
      const path = join(folder, `${room}.json`)
      const session = generateSession({
        seed: index + 1,
        participants: 6,
        intervalsPerParticipant: 2,
        id: `id-of-${room}`
      })
      await writeFile(path, JSON.stringify({ ...session, roomId: room, customRoomId: room }))
      return path
    })
  )
}

/** Has the system's dialog answered with these files, whenever it is asked. */
async function answerDialog({ app }: Rollcall, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = (...args: unknown[]) => {
      const { properties } = args.at(-1) as Electron.OpenDialogOptions
      const many = properties?.includes('multiSelections') === true
      return Promise.resolve({ canceled: false, filePaths: many ? [...paths] : paths.slice(0, 1) })
    }
  }, filePaths)
}

test('three files are opened at once and the second one is in front, in three clicks and keys', async ({
  rollcall,
  profile
}) => {
  const { page, idle } = rollcall
  await answerDialog(rollcall, await filesOf(join(profile, 'mail'), 'room-a', 'room-b', 'room-c'))
  await page.getByRole('button', { name: 'Open file…' }).click()
  await expect(tabs(page)).toHaveText([/room-a/, /room-b/, /room-c/])
  await idle()
  await expect(tabInFront(page)).toContainText('room-c')
  await page.keyboard.press('Control+2')
  await expect(tabInFront(page)).toContainText('room-b')
  await expect(header(page).getByRole('heading')).toHaveText('room-b')
  await expect(status(page)).toContainText('room-b, tab 2 of 3')
})

test('a tab keeps its view, pins, crosshair and panel, and each of the others its own', async ({
  rollcall,
  profile
}) => {
  const { page, idle } = rollcall
  await drop(rollcall, await filesOf(join(profile, 'mail'), 'room-a', 'room-b'))
  await expect(tabInFront(page)).toContainText('room-b')
  await page.keyboard.press('j')
  await page.keyboard.press('p')
  await page.keyboard.press('w')
  await page.keyboard.press('w')
  await page.keyboard.press('r')
  await idle()
  const view = await status(page).textContent()
  await expect(panel(page)).toBeVisible()

  await page.keyboard.press('Control+Shift+Tab')
  await expect(tabInFront(page)).toContainText('room-a')
  await idle()
  expect(await rangeOf(page)).not.toBe(rangeIn(view))

  await page.keyboard.press('Control+Tab')
  await idle()
  expect(await rangeOf(page)).toBe(rangeIn(view))
  await expect(panel(page)).toBeVisible()
})

function panel(page: Page): Locator {
  return page.getByRole('button', { name: 'Roll call', expanded: true })
}

function rangeIn(words: string | null): string {
  return /view .* – [\d:.]+/.exec(words ?? '')?.[0] ?? ''
}

async function rangeOf(page: Page): Promise<string> {
  return rangeIn(await status(page).textContent())
}

test('tabs are closed by key, by the x and with the middle button, and what was looked at before is in front then', async ({
  rollcall,
  profile
}) => {
  const { page, idle } = rollcall
  await drop(rollcall, await filesOf(join(profile, 'mail'), 'room-a', 'room-b', 'room-c', 'room-d'))
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+3')
  await page.keyboard.press('Control+w')
  await expect(tabs(page)).toHaveText([/room-a/, /room-b/, /room-d/])
  await expect(tabInFront(page)).toContainText('room-a')
  await tabs(page).nth(1).click({ button: 'middle' })
  await expect(tabs(page)).toHaveText([/room-a/, /room-d/])
  await page.getByTitle('Close room-a').click()
  await expect(tabs(page)).toHaveText([/room-d/])
  await tabs(page).focus()
  await page.keyboard.press('Delete')
  await idle()
  await expect(tabs(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'See the sample session' })).toBeVisible()

  for (const there of [[/room-d/], [/room-a/, /room-d/], [/room-a/, /room-b/, /room-d/]]) {
    await page.keyboard.press('Control+Shift+T')
    await idle()
    await expect(tabs(page)).toHaveText(there)
  }
  await expect(tabInFront(page)).toContainText('room-b')
  await expect(header(page)).toContainText('room-b')
  await expect(status(page)).toContainText('Opened again; room-b, tab 2 of 3')
  // From the menu or the palette as well.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('open the tab again')
  await page.keyboard.press('Enter')
  await expect(tabs(page)).toHaveText([/room-a/, /room-b/, /room-c/, /room-d/])
  await page.keyboard.press('Control+Shift+T')
  await expect(status(page)).toContainText('No tab was closed')
})

test('tabs are walked with the arrows as one Tab stop, and put in order by key and by dragging', async ({
  rollcall,
  profile
}) => {
  const { page } = rollcall
  await drop(rollcall, await filesOf(join(profile, 'mail'), 'room-a', 'room-b', 'room-c'))
  await expect(page.locator('[role="toolbar"][aria-label="Open sessions"] [tabindex="0"]')).toHaveCount(1)
  await tabInFront(page).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(tabs(page).nth(1)).toBeFocused()
  await expect(tabInFront(page)).toContainText('room-c')
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect(tabs(page)).toHaveText([/room-b/, /room-a/, /room-c/])
  await page.keyboard.press('Enter')
  await expect(tabInFront(page)).toContainText('room-b')
  await page.getByRole('grid', { name: 'Participants' }).focus()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(tabs(page)).toHaveText([/room-a/, /room-b/, /room-c/])
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect(tabs(page)).toHaveText([/room-b/, /room-a/, /room-c/])

  const from = await tabs(page).nth(0).boundingBox()
  const to = await tabs(page).nth(2).boundingBox()
  if (from === null || to === null) throw new Error('The tabs are not there')
  await page.mouse.move(from.x + 60, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(from.x + 120, from.y + 10)
  await page.mouse.move(to.x + 150, to.y + 10)
  await page.mouse.up()
  await expect(tabs(page)).toHaveText([/room-a/, /room-c/, /room-b/])
  expect(await violations(rollcall, 'tabs')).toEqual([])
})

test('a session that is open already comes to the front, and a newer answer for it keeps the view', async ({
  start
}) => {
  const rollcall = await start({ signedIn: true })
  const { page, idle } = rollcall
  await fetchSession(rollcall, DOCUMENTED.mediaEvents)
  await page.keyboard.press('w')
  await idle()
  const range = await rangeOf(page)
  await page.keyboard.press('Control+t')
  await expect(tabs(page)).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'Paste a session id' })).toBeFocused()
  await page.keyboard.type(DOCUMENTED.mediaEvents)
  await page.keyboard.press('Enter')
  await idle()
  expect(await rangeOf(page)).toBe(range)
  await expect(tabInFront(page)).toHaveAttribute('id', (await tabs(page).nth(0).getAttribute('id')) ?? 'none')
})

test('after a restart the sessions are there again, in their order, with their views and the same one in front', async ({
  start,
  profile
}) => {
  const args = await filesOf(join(profile, 'mail'), 'room-a', 'room-b', 'room-c')
  const first = await start({ args })
  await first.page.keyboard.press('Control+2')
  await first.page.keyboard.press('w')
  await first.page.keyboard.press('w')
  await first.idle()
  const range = await rangeOf(first.page)
  await first.close()

  const { page, idle } = await start()
  await expect(tabs(page)).toHaveText([/room-a/, /room-b/, /room-c/])
  await expect(tabInFront(page)).toContainText('room-b')
  await expect(lane(page, /./).first()).toBeVisible()
  expect(await rangeOf(page)).toBe(range)
  await page.keyboard.press('Control+3')
  await idle()
  await expect(header(page).getByRole('heading')).toHaveText('room-c')
})

test('a fetched session that was not kept is not fetched again unasked, and a file that is gone says so in its tab', async ({
  start,
  profile,
  service
}) => {
  const [path = ''] = await filesOf(join(profile, 'mail'), 'room-a')
  const first = await start({ signedIn: true, args: [path] })
  await fetchSession(first, DOCUMENTED.mediaEvents)
  await first.close()
  await writeFile(path, 'no session any more')
  const asked = service.requests.length

  const second = await start({ signedIn: true })
  const { page, idle } = second
  await expect(page.getByRole('heading', { name: 'This session was fetched, and not kept' })).toBeVisible()
  expect(service.requests).toHaveLength(asked)
  await page.getByRole('button', { name: 'Fetch it again' }).click()
  await idle()
  await expect(lane(page, 'isha')).toBeVisible()
  await expect(tabs(page)).toHaveCount(2)
  await page.keyboard.press('Control+1')
  await idle()
  await expect(page.getByRole('heading', { name: 'There is no session in that' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose another file' })).toBeVisible()
})

test('a list of tabs that cannot be understood is put aside, which is said, and nothing of it is opened', async ({
  start,
  profile
}) => {
  const hostile = {
    version: 1,
    front: 0,
    tabs: [
      {
        place: { kind: 'file', path: '/etc/passwd', nth: null, more: 1 },
        title: 'x',
        sessionId: null,
        startMs: null,
        view: ''
      }
    ]
  }
  for (const text of [
    '{"version":1,"tabs":[{"pla',
    JSON.stringify(hostile),
    '[]',
    JSON.stringify({ ...hostile, version: 2 })
  ]) {
    await writeFile(join(profile, 'tabs.json'), text)
    const { page, close } = await start()
    await expect(page.getByRole('status').filter({ hasText: 'The damaged list was put aside' })).toBeVisible()
    await expect(tabs(page)).toHaveCount(0)
    await close()
  }
  const aside = (await readdir(profile)).filter((name) => name.startsWith('tabs.json.damaged-'))
  expect(aside.length).toBe(4)
})

test('killed while tabs change, the next start has one of the states whole', async ({ start, profile }) => {
  const args = await filesOf(join(profile, 'mail'), 'room-a', 'room-b', 'room-c')
  for (let turn = 0; turn < 3; turn++) {
    const { app, page } = await start({ args: turn === 0 ? args : [] })
    await expect(tabs(page)).toHaveCount(3)
    await expect.poll(() => readdir(profile)).toContain('tabs.json')
    const ended = once(app.process(), 'exit')
    const change = async () => {
      for (;;) await page.keyboard.press('Control+Shift+Tab')
    }
    const changing = change().catch(() => undefined)
    await new Promise((done) => setTimeout(done, 40 + 90 * turn))
    app.process().kill('SIGKILL')
    await Promise.all([ended, changing])
    expect(JSON.parse(await readFile(join(profile, 'tabs.json'), 'utf8'))).toMatchObject({ version: 1 })
  }
  const { page } = await start()
  await expect(tabs(page)).toHaveText([/room-a/, /room-b/, /room-c/])
  await expect(tabInFront(page)).toHaveCount(1)
  await expect(lane(page, /./).first()).toBeVisible()
  expect((await readdir(profile)).filter((name) => /tabs\.json\.(damaged|.*tmp)/.test(name))).toEqual([])
})

test('several sessions of one file are ticked and opened side by side, without a pointer', async ({
  rollcall,
  profile
}) => {
  const { page, idle } = rollcall
  const path = join(profile, 'list.json')
  const data = ['one', 'two', 'three'].map((room, index) => ({
    ...generateSession({ seed: index + 1, participants: 3, id: `id-${room}` }),
    customRoomId: room
  }))
  await writeFile(path, JSON.stringify({ data }))
  await drop(rollcall, [path])
  await expect(page.getByRole('dialog', { name: 'Choose sessions' })).toBeVisible()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByRole('option', { selected: true })).toHaveText([/one/, /three/])
  await expect(page.getByRole('button', { name: 'Open 2 sessions' })).toBeVisible()
  await page.keyboard.press('Enter')
  await idle()
  await expect(tabs(page)).toHaveText([/one/, /three/])
  await expect(tabInFront(page)).toContainText('one')
})

test('twenty sessions take little more memory than six, and each is there when it is looked at', async ({
  start,
  profile
}) => {
  test.setTimeout(120_000)
  const rooms = Array.from({ length: 20 }, (_, index) => `room-${index}`)
  await mkdir(join(profile, 'mail'))
  const paths = await Promise.all(
    rooms.map(async (room, index) => {
      const path = join(profile, 'mail', `${room}.json`)
      const session = generateSession({ seed: index + 1, participants: 4000, intervalsPerParticipant: 4, id: room })
      await writeFile(path, JSON.stringify({ ...session, customRoomId: room }))
      return path
    })
  )
  const { page, idle } = await start({ args: paths.slice(0, 6) })
  const six = await heapOf(page)
  await drop({ page, idle } as Rollcall, paths.slice(6))
  await expect(tabs(page)).toHaveCount(20)
  await idle()
  const twenty = await heapOf(page)
  expect(twenty / six, `${six} bytes with six, ${twenty} with twenty`).toBeLessThan(1.5)
  await page.keyboard.press('Control+1')
  await idle()
  await expect(header(page).getByRole('heading')).toHaveText('room-0')
})

/** Bytes that the page holds, typed arrays included, once all garbage was collected. */
async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  for (let turn = 0; turn < 2; turn++) await devtools.send('HeapProfiler.collectGarbage')
  const usage = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number }
  await devtools.detach()
  return usage.usedSize + (usage.backingStorageSize ?? 0)
}
