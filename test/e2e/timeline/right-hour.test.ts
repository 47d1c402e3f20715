// The hour: right by the rules of today, whatever the engine and the system believe, and the user's own zone, however it is said.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchSession, header, lane, status } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { Rollcall } from '../rollcall/rollcall'
import { chooseForm, openExport } from '../export/saving'

test.use({ keyringState: 'no-bus' })

/** On 12 November 2026, when Vancouver no longer went back to UTC-8. */
const november = {
  id: 'november',
  roomId: 'r',
  status: 'ended',
  start: '2026-11-12T22:00:00.000Z',
  end: '2026-11-12T23:00:00.000Z',
  participants: [
    {
      participantId: 'p1',
      name: 'Maple',
      timelog: [{ start: '2026-11-12T22:05:00.000Z', end: '2026-11-12T22:30:00.000Z' }]
    }
  ]
}

test.beforeEach(({ service }) => service.put(november))

async function startedIn(
  start: (options: object) => Promise<Rollcall>,
  env: Record<string, string>
): Promise<Rollcall> {
  const rollcall = await start({ signedIn: true, env })
  await fetchSession(rollcall, november.id)
  return rollcall
}

test('a session in Vancouver in November 2026 shows the hour that is right there, and says by which rules', async ({
  start,
  temporary
}) => {
  const vancouver = await startedIn(start, { TZ: 'America/Vancouver' })
  const { page } = vancouver
  await expect(header(page)).toContainText('12 Nov 2026 15:00:00 → 16:00:00 America/Vancouver (UTC-7)')
  await expect(lane(page, 'Maple')).toHaveAccessibleDescription(
    /: 15:05:00\.000 to 15:30:00\.000, America\/Vancouver \(UTC-7\)/
  )
  await expect(page.getByRole('img', { name: 'Time axis' })).toHaveAccessibleName(/America\/Vancouver \(UTC-7\)/)
  await expect(status(page)).toContainText(/view 1[45]:\d\d:\d\d – 1[56]:\d\d:\d\d America\/Vancouver \(UTC-7\)/)
  await expect(status(page)).toContainText(/rules 20\d\d[a-z]/)
  await openHelp(vancouver)
  await expect(page.getByRole('dialog')).toContainText(/Time zones: rules 20\d\d[a-z]/)
  await page.keyboard.press('Escape')
  await vancouver.saveIn(temporary)
  const dialog = await openExport(page)
  await chooseForm(dialog, 'Summary, Markdown')
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^Saved/)
  const [name = ''] = (await readdir(temporary)).filter((each) => each.endsWith('.md'))
  expect(await readFile(join(temporary, name), 'utf8')).toMatch(/America\/Vancouver \(UTC-7\), rules 20\d\d[a-z]/)
})

test('where the system’s and the engine’s rules are older, a note and every export say what each would say', async ({
  start,
  temporary
}) => {
  const zoneinfo = join(temporary, 'zoneinfo')
  await mkdir(join(zoneinfo, 'America'), { recursive: true })
  await writeFile(join(zoneinfo, 'tzdata.zi'), '# version 2020a\n')
  await writeFile(join(zoneinfo, 'America/Vancouver'), zoneFile('PST8PDT,M3.2.0,M11.1.0'))
  const { page } = await startedIn(start, { TZ: 'America/Vancouver', TZDIR: zoneinfo })
  await expect(status(page)).toContainText(/12 Nov 2026, rules 20\d\d[a-z]: 15:00; this system, 2020a: 14:00/)
  await expect(header(page)).toContainText('15:00:00 → 16:00:00')
  const stated = (await openExport(page)).getByRole('region', { name: 'What leaves' })
  await expect(stated).toContainText(/Rules differ\s*12 Nov 2026, rules 20\d\d[a-z]: 15:00; this system, 2020a: 14:00/)
})

test('newer rules of the system are taken, and it says so', async ({ start, temporary }) => {
  const zoneinfo = join(temporary, 'zoneinfo')
  await mkdir(join(zoneinfo, 'America'), { recursive: true })
  await writeFile(join(zoneinfo, 'tzdata.zi'), '# version 2099a\n')
  await writeFile(join(zoneinfo, 'America/Vancouver'), zoneFile('<-05>5'))
  const rollcall = await startedIn(start, { TZ: 'America/Vancouver', TZDIR: zoneinfo })
  const { page } = rollcall
  await expect(header(page)).toContainText('12 Nov 2026 17:00:00 → 18:00:00 America/Vancouver (UTC-5)')
  await expect(status(page)).toContainText('rules 2099a of this system')
  await openHelp(rollcall)
  await expect(page.getByRole('dialog')).toContainText(
    'rules 2099a of this system, which are newer than Rollcall’s own'
  )
})

for (const [TZ, words] of [
  ['UTC-2', 'TZ=UTC-2 (UTC+2)'],
  ['CET-1CEST,M3.5.0,M10.5.0/3', 'TZ=CET-1CEST,M3.5.0,M10.5.0/3 (UTC+1)'],
  ['<+0330>-3:30', 'TZ=<+0330>-3:30 (UTC+3:30)'],
  [':Europe/Berlin', 'Europe/Berlin (UTC+1)'],
  ['America/Coyhaique', 'America/Coyhaique (UTC-3)']
] as const)
  test(`with TZ=${TZ} times are on that clock`, async ({ start }) => {
    const { page } = await startedIn(start, { TZ })
    await expect(header(page)).toContainText(words)
    await expect(status(page)).toContainText(words)
    await expect(status(page)).not.toContainText('not known')
  })

test('with a zone that nobody knows it says so, shows UTC, and lets one be chosen', async ({ start }) => {
  const { page, idle } = await startedIn(start, { TZ: 'Mars/Olympus' })
  await expect(status(page)).toContainText('Your time zone is not known: times are in UTC')
  await expect(header(page)).toContainText('12 Nov 2026 22:00:00 → 23:00:00 UTC')
  await page.getByRole('button', { name: 'Choose a zone' }).click()
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeFocused()
  await page.keyboard.type('vancouver')
  await idle()
  await page.keyboard.press('Enter')
  await idle()
  await expect(header(page)).toContainText('15:00:00 → 16:00:00 America/Vancouver (UTC-7)')
  await expect(status(page)).not.toContainText('not known')
})

test('settings with a zone that nobody knows lose that zone alone', async ({ start, profile }) => {
  const zone = { kind: 'iana', name: 'Mars/Olympus' }
  const clocks = [{ sessionId: november.id, zone, second: null }]
  const settings = { version: 1, theme: 'dark', clocks, letterKeys: false, placement: null }
  await writeFile(join(profile, 'settings.json'), JSON.stringify(settings))
  const { page } = await startedIn(start, {})
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(status(page)).toContainText('The time zone Mars/Olympus is not known: times are in UTC')
  await expect(header(page)).toContainText('22:00:00 → 23:00:00 UTC')
})

test('a second clock that nobody knows says so, and is another one once it is chosen', async ({ start, profile }) => {
  const zone = { kind: 'iana', name: 'Europe/Berlin' }
  const clocks = [{ sessionId: november.id, zone, second: { kind: 'iana', name: 'Mars/Phobos' } }]
  const settings = { version: 1, theme: 'dark', clocks, letterKeys: false, placement: null }
  await writeFile(join(profile, 'settings.json'), JSON.stringify(settings))
  const { page, idle } = await startedIn(start, {})
  await expect(status(page)).toContainText('The time zone Mars/Phobos is not known: the second clock is in UTC')
  await page.getByRole('button', { name: 'Choose a zone' }).click()
  await expect(page.getByRole('combobox', { name: 'Second clock' })).toBeFocused()
  await page.keyboard.type('vancouver')
  await idle()
  await page.keyboard.press('Enter')
  await idle()
  await expect(page.getByRole('img', { name: 'Time axis' })).toHaveAccessibleName(/America\/Vancouver \(UTC-7\)/)
  await expect(status(page)).not.toContainText('not known')
})

async function openHelp({ app }: Rollcall): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('rollcall:menu', 'help'))
}

/** A compiled zone file that has a rule and nothing else. */
function zoneFile(rule: string): Buffer {
  const header = Buffer.alloc(44)
  header.write('TZif2')
  header.writeUInt32BE(1, 36)
  header.writeUInt32BE(4, 40)
  const block = Buffer.concat([header, Buffer.alloc(6), Buffer.from('LMT\0')])
  return Buffer.concat([block, block, Buffer.from(`\n${rule}\n`)])
}
