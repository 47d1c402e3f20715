// Opening: files come by command line, from a second start, by drag and drop, by the menu and from the recents.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DOCUMENTED } from '../videosdk/sessions'
import { drop } from './dropping'
import { commandOf, expect, fetchSession, header, lane, root, test, type Rollcall } from './rollcall'

test.use({ keyringState: 'no-bus' })

const fixtures = join(root, 'test/fixtures/api')

/** Chooses a file through the menu; the dialog, which is the system's, is answered for the user. */
async function openByMenu({ app, page }: Rollcall, path: string | null): Promise<void> {
  const watch = await page.evaluateHandle(() => {
    const { documentElement: root } = document
    const idleAgain = new Promise<void>((done) => {
      const observer = new MutationObserver(() => root.dataset['idle'] === 'true' && done())
      observer.observe(root, { attributeFilter: ['data-idle'] })
    })
    return { idleAgain }
  })
  await chooseByMenu({ app }, path)
  // While the dialog is open nothing is pending: the window is busy only once there is a file.
  if (path !== null) await watch.evaluate(({ idleAgain }) => idleAgain)
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
  await expect(page.getByRole('region', { name: 'Recent' })).toContainText('session.json')
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
  await expect(page.getByText('1 other file can be opened from Recent.')).toBeVisible()
})

test('a chosen file that takes long to read says so, and can be given up', async ({ rollcall, profile }) => {
  const { page, idle } = rollcall
  const path = join(profile, 'endless.json')
  await writeFile(path, `{"participants":[${'{},'.repeat(14_000_000)}{}]}`)
  await chooseByMenu(rollcall, path)
  await expect(page.getByRole('status').filter({ hasText: 'Opening a file…' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await idle()
  await expect(page.getByText('Opening a file…')).toHaveCount(0)
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

test('files can be dropped on the window, one or several', async ({ rollcall }) => {
  const { page } = rollcall
  await drop(rollcall, [join(fixtures, 'session.json')])
  await expect(header(page)).toContainText('file session.json')
  await drop(rollcall, [join(fixtures, 'participants.json'), join(fixtures, 'media-events.json')])
  await expect(lane(page, 'isha')).toBeVisible()
  await expect(page.getByText('1 other file can be opened from Recent.')).toBeVisible()
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

test('what was opened lately is listed, newest first, and opens again after a restart', async ({ start }) => {
  const first = await start()
  await openByMenu(first, join(fixtures, 'session.json'))
  await openByMenu(first, join(fixtures, 'media-events.json'))
  await first.close()

  const { page, idle } = await start()
  const recents = page.getByRole('region', { name: 'Recent' }).getByRole('listitem')
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
    [await written('cut.json', '{"id": "621490331a4'), 'There is no session in that', /cut\.json: .*JSON/],
    [await written('empty.json', ''), 'There is no session in that', /empty\.json: .*empty/i],
    [await written('list.json', '[1, 2]'), 'There is no session in that', /list\.json: .*list/],
    [join(fixtures, 'recordings.json'), 'There is no session in that', /recordings\.json: .*recording/],
    [await written('latin1.json', Buffer.from([0x7b, 0xff, 0x7d])), 'The file cannot be read', 'is not text in UTF-8'],
    [join(profile, 'gone.json'), 'The file cannot be read', 'gone.json does not exist.'],
    [fixtures, 'The file cannot be read', `${basename(fixtures)} is not a file.`],
    [await written('cut.rollcall', '{"format":"rollcall-session"'), 'The file is damaged', 'cut.rollcall']
  ]
  for (const [path, title, detail] of odd) {
    await openByMenu(rollcall, path)
    await expect(page.getByRole('alert').getByRole('heading')).toHaveText(title)
    await expect(page.getByRole('alert')).toContainText(detail)
    await expect(page.getByRole('button', { name: 'Choose another file' })).toBeVisible()
    await expect(lane(page, 'test-1')).toBeVisible()
  }
})
