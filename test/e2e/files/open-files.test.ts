// Opening: files come by command line, from a second start, by drag and drop, by the menu and from the recents.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fetchSession, header, lane, listedRecents, tabs } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { untilDone } from '../rollcall/busy'
import { drop } from './dropping'
import { commandOf, root, type Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const fixtures = join(root, 'test/fixtures/api')

/** Chooses a file through the menu; the dialog, which is the system's, is answered for the user. */
async function openByMenu(rollcall: Rollcall, path: string | null): Promise<void> {
  // While the dialog is open nothing is pending: the window is busy only once there is a file.
  if (path === null) await chooseByMenu(rollcall, path)
  else await untilDone(rollcall, () => chooseByMenu(rollcall, path))
}

async function chooseByMenu({ app }: Pick<Rollcall, 'app'>, path: string | null): Promise<void> {
  await app.evaluate(({ dialog, Menu }, chosen) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')
    file?.submenu?.items.find(({ label }) => label.startsWith('&Open File'))?.click()
  }, path)
}

test('a raw API body that the command line names by a relative path opens at the start', async ({ start }) => {
  const { page } = await start({ args: ['test/fixtures/api/session.json'] })
  await expect(lane(page, 'test-1')).toBeVisible()
  await expect(header(page)).toContainText('file session.json')
  await expect(listedRecents(page)).toContainText('session.json')
})

test('a kept file opens from anywhere, with when and by whom it was fetched', async ({ start, profile }) => {
  const first = await start({ signedIn: true })
  await fetchSession(first, DOCUMENTED.mediaEvents)
  await first.page.getByRole('button', { name: 'Keep', exact: true }).click()
  await first.idle()
  await first.close()
  const [kept = 'none'] = await readdir(join(profile, 'library'))
  const elsewhere = join(profile, 'elsewhere')
  await mkdir(elsewhere)
  await copyFile(join(profile, 'library', kept), join(elsewhere, 'ticket 8812.rollcall'))

  const args = [join(fixtures, 'session.json'), join(elsewhere, 'ticket 8812.rollcall')]
  const { page } = await start({ args, profile: join(profile, 'another') })
  await expect(lane(page, 'isha')).toBeVisible()
  await expect(header(page)).toContainText('Acme production · file ticket 8812.rollcall, fetched')
  await expect(tabs(page)).toHaveCount(2)
})

test('a chosen file that takes long to read says so, and can be given up', async ({ rollcall, profile }) => {
  const { page, idle } = rollcall
  const path = join(profile, 'endless.json')
  await writeFile(path, `{"participants":[{"participantId":"a"},${'{},'.repeat(14_000_000)}{}]}`)
  await chooseByMenu(rollcall, path)
  await expect(page.getByRole('status').filter({ hasText: 'Opening endless.json…' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await idle()
  await expect(page.getByText('Opening endless.json…')).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'See the sample session' })).toBeVisible()
})

test('a second start hands its file over to the window that is open, and ends', async ({
  rollcall,
  profile,
  keyring,
  service
}) => {
  const { page, app } = rollcall
  await expect(page.getByRole('button', { name: 'See the sample session' })).toBeVisible()
  const { executablePath, args, env } = await commandOf({
    profile,
    keyring,
    origin: service.origin,
    args: ['media-events.json']
  })
  const second = spawn(executablePath, args, { cwd: fixtures, env: { ...env }, stdio: 'ignore' })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await expect(lane(page, 'isha')).toBeVisible()
  await expect(header(page)).toContainText('file media-events.json')
  expect(app.windows()).toHaveLength(1)
})

/** Starts Rollcall once more with these files, as a desktop does, and waits until that start has ended. */
async function startAgain(options: Parameters<typeof commandOf>[0]): Promise<void> {
  const { executablePath, args, env } = await commandOf(options)
  const [code] = await once(spawn(executablePath, args, { env: { ...env }, stdio: 'ignore' }), 'exit')
  expect(code).toBe(0)
}

test('a second start hands over files of any name, and of very many the last twenty', async ({
  rollcall,
  profile,
  keyring,
  service
}) => {
  const { page, idle } = rollcall
  const folder = join(profile, 'Sitzungen à 日本')
  await mkdir(folder)
  const odd = join(folder, 'Łódź 会議 😀.json')
  await copyFile(join(fixtures, 'media-events.json'), odd)
  await startAgain({ profile, keyring, origin: service.origin, args: [odd] })
  await expect(header(page)).toContainText('file Łódź 会議 😀.json')
  await expect(lane(page, 'isha')).toBeVisible()

  // More than fits into what Chromium hands over, which is 32 KiB.
  const many = Array.from({ length: 1500 }, (_, nth) => join(folder, `Sitzung ${nth} à.json`))
  await Promise.all(many.slice(-20).map((path) => copyFile(join(fixtures, 'session.json'), path)))
  await startAgain({ profile, keyring, origin: service.origin, args: many })
  await expect(header(page)).toContainText('file Sitzung 1499 à.json')
  await idle()
  const remark = '1,480 other files were left out: at most 20 are opened at once.'
  await expect(page.getByRole('status').filter({ hasText: remark })).toBeVisible()
  expect(rollcall.app.windows()).toHaveLength(1)
})

test('the first start opens the last twenty of very many files itself', async ({ start, profile }) => {
  const many = Array.from({ length: 100 }, (_, nth) => join(profile, `${nth}.json`))
  await Promise.all(many.slice(-20).map((path) => copyFile(join(fixtures, 'session.json'), path)))
  const { page } = await start({ args: many })
  await expect(header(page)).toContainText('file 99.json')
  await expect(page.getByText('80 other files were left out: at most 20 are opened at once.')).toBeVisible()
})

test('files can be dropped on the window, one or several', async ({ rollcall }) => {
  const { page } = rollcall
  await drop(rollcall, [join(fixtures, 'session.json')])
  await expect(header(page)).toContainText('file session.json')
  await drop(rollcall, [join(fixtures, 'participants.json'), join(fixtures, 'media-events.json')])
  await expect(lane(page, 'isha')).toBeVisible()
  await expect(tabs(page)).toHaveCount(3)
})

test('the menu opens a file, and a dialog that is dismissed changes nothing', async ({ rollcall }) => {
  const { page } = rollcall
  await openByMenu(rollcall, null)
  await expect(page.getByRole('button', { name: 'See the sample session' })).toBeVisible()
  await openByMenu(rollcall, join(fixtures, 'session.json'))
  await expect(lane(page, 'test-1')).toBeVisible()
  await openByMenu(rollcall, null)
  await expect(lane(page, 'test-1')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('the dialog opens where a file was chosen last, also after a restart, and anywhere else once that is gone', async ({
  start,
  profile
}) => {
  const folder = join(profile, 'my sessions')
  await mkdir(folder)
  await copyFile(join(fixtures, 'session.json'), join(folder, 'session.json'))
  const askedIn = async ({ app }: Rollcall) =>
    app.evaluate(
      ({ dialog, Menu }) =>
        new Promise<string | undefined>((asked) => {
          dialog.showOpenDialog = (...args: unknown[]) => {
            asked((args.at(-1) as Electron.OpenDialogOptions).defaultPath)
            return Promise.resolve({ canceled: true, filePaths: [] })
          }
          const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')
          file?.submenu?.items.find(({ label }) => label.startsWith('&Open File'))?.click()
        })
    )
  const first = await start()
  expect(await askedIn(first)).toBeUndefined()
  await openByMenu(first, join(folder, 'session.json'))
  expect(await askedIn(first)).toBe(folder)
  await first.close()
  const second = await start()
  expect(await askedIn(second)).toBe(folder)
  await rm(folder, { recursive: true })
  expect(await askedIn(second)).toBeUndefined()
})

test('what was opened lately is listed, newest first, and opens again after a restart', async ({ start }) => {
  const first = await start()
  await openByMenu(first, join(fixtures, 'session.json'))
  await openByMenu(first, join(fixtures, 'media-events.json'))
  await first.close()

  const { page, idle } = await start()
  const recents = listedRecents(page)
  await expect(recents).toHaveText([/media-events\.json/, /session\.json/])
  await recents.getByRole('button', { name: /^session\.json/ }).click()
  await idle()
  await expect(lane(page, 'test-1')).toBeVisible()
  await expect(recents).toHaveText([/session\.json/, /media-events\.json/])
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(recents).toHaveCount(0)
})

test('a file without a session says what it is instead, and what was open stays', async ({ rollcall, profile }) => {
  const { page } = rollcall
  await openByMenu(rollcall, join(fixtures, 'session.json'))
  const written = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(profile, name), content)
    return join(profile, name)
  }
  const odd: readonly (readonly [path: string, title: string, detail: string | RegExp])[] = [
    [await written('notes.txt', 'milk, bread'), 'There is no session in that', /notes\.txt: .*JSON/],
    [await written('cut.json', '{"id": "621490331a4'), 'The file is cut off', /cut\.json: .*JSON/],
    [await written('login.html', '<!doctype html><title>Sign in</title>'), 'That is a web page', 'login.html'],
    [
      await written('picture.json', Buffer.from('89504e470d0a1a0a', 'hex')),
      'That is a picture, a video or a sound recording',
      'picture.json: It is a picture (PNG).'
    ],
    [
      await written('report.pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1')),
      'That is a document, not a session',
      'PDF'
    ],
    [
      await written('utf32.json', Buffer.from([...'{"id":1}'].flatMap((sign) => [sign.charCodeAt(0), 0, 0, 0]))),
      'The text is in an encoding that Rollcall does not read',
      'utf32.json: It is text in UTF-32, little-endian.'
    ],
    [await written('empty.json', ''), 'The file is empty', 'empty.json'],
    [await written('blank.json', ' \n'), 'There is no session in that', /blank\.json: .*empty/i],
    [await written('list.json', '[1, 2]'), 'There is no session in that', /list\.json: .*list/],
    [join(fixtures, 'recordings.json'), 'That names sessions, but does not hold them', /recordings\.json: .*recording/],
    [
      await written('latin1.json', Buffer.from([0x7b, 0xff, 0x7d])),
      'The text is in an encoding that Rollcall does not read',
      'such as Windows-1252'
    ],
    [join(profile, 'gone.json'), 'The file is not there', 'It may have been moved or deleted. gone.json'],
    [fixtures, 'That is not a file', `${basename(fixtures)} is a folder.`],
    [await written('cut.rollcall', '{"format":"rollcall-session"'), 'The file is damaged', 'cut.rollcall']
  ]
  for (const [path, title, detail] of odd) {
    await openByMenu(rollcall, path)
    await expect(page.getByRole('alert').getByRole('heading')).toHaveText(title)
    await expect(page.getByRole('alert')).toContainText(detail)
    if (!path.endsWith('gone.json')) await expect(page.getByRole('alert')).not.toContainText('moved or deleted')
    await expect(page.getByRole('button', { name: 'Choose another file' })).toBeVisible()
    await expect(tabs(page)).toHaveCount(2)
  }
  await page.keyboard.press('Control+1')
  await expect(lane(page, 'test-1')).toBeVisible()
})
