// Heard, not only seen: what Orca, the screen reader of Linux, says of the window, word for word.
import { ask, fetchSession, listedRecents } from '../rollcall/steps'
import { expect, test as base } from '../rollcall/story'
import { startReaderDesktop, type ReaderDesktop } from '../../screen-reader/desktop'
import { noteFigure } from '../../torture/figures'
import { grid, standup } from '../rollcall/lanes'
import type { Rollcall } from '../rollcall/rollcall'

interface Heard {
  desktop: ReaderDesktop
  /** Rollcall on that desktop, with the stand-up open and the keyboard in the field for the session. */
  openStandup: () => Promise<Rollcall>
}

const [dana, ...others] = standup.participants ?? []

const test = base.extend<Heard>({
  keyringState: 'no-bus',
  desktop: async ({}, use) => {
    const desktop = await startReaderDesktop()
    await use(desktop)
    await desktop.stop()
  },
  openStandup: async ({ desktop, start, service }, use) => {
    await use(async () => {
      const rollcall = await start({ signedIn: true, keyring: desktop, env: { DISPLAY: desktop.env['DISPLAY'] ?? '' } })
      service.put({
        ...standup,
        participants: [{ ...dana, participantId: 'd1', name: 'Priya', timelog: others[1]?.timelog ?? [] }, ...others]
      })
      await fetchSession(rollcall, 'standup-session')
      return rollcall
    })
  }
})

test.skip(process.platform !== 'linux', 'Orca reads windows of Linux')

test('“When did Priya leave?” is answered by ear in six keys, and each row says who, how long, and when last left', async ({
  desktop,
  openStandup
}) => {
  await desktop.startOrca()
  const { page } = await openStandup()
  await desktop.heard(/Session id or link entry/)
  const keys = ['ctrl+k', 'p', 'r', 'i', 'y', 'Return']
  await desktop.press(...keys)
  await desktop.heard(/^Participants\.$/)
  const row = await desktop.heard(/last left/)
  expect(row).toMatch(/^Priya\.$/m)
  expect(row).toContain('in room 20 m 00 s, 2 joins, 1 drop (inferred), away 20 m 00 s in all, last left 11:50:00: ')
  expect(row).not.toContain('not selected')
  noteFigure(
    'Screen reader',
    `“when did Priya leave?” after ${keys.length} keys (6): “${row.slice(row.indexOf('Priya')).split(': ')[0]?.replaceAll('\n', ' ')}”`
  )

  for (const [key, who, figures] of [
    ['End', 'Anna', 'in room 15 m 00 s, 1 join, last left 12:00:00: '],
    ['Up', 'Bela', 'in room 20 m 00 s, 2 joins, 1 drop (inferred), away 20 m 00 s in all, last left 11:50:00: '],
    ['Home', 'Anna', 'in room 30 m 00 s, 1 join, last left 11:30:00: '],
    // There is none above: the keyboard stays where it is, and the next key is still the grid's.
    ['Up', null, ''],
    ['Down', 'Cleo', 'in room 1 m 00 s, 1 join, last left 11:06:00: ']
  ] as const) {
    await desktop.press(key)
    if (who === null) continue
    const heard = await desktop.heard(/last left/)
    expect(heard).toMatch(new RegExp(`^${who}\\.$`, 'm'))
    expect(heard).toContain(figures)
    expect(heard).not.toMatch(/Browse mode|not selected/)
  }
  await expect(grid(page)).toBeFocused()
})

test('in browse mode too the rows are walked, line by line, and the keyboard stays with the one that is read', async ({
  desktop,
  openStandup
}) => {
  await desktop.startOrca()
  const { page } = await openStandup()
  await desktop.heard(/Session id or link entry/)
  await desktop.press('ctrl+k', 'p', 'r', 'i', 'y', 'Return')
  await desktop.heard(/last left/)
  const walk = async (...steps: readonly (readonly [key: string, heard: RegExp])[]) => {
    for (const [key, words] of steps) {
      await desktop.press(key)
      await desktop.heard(words)
    }
  }
  const isWith = async (who: string) => {
    await expect(grid(page)).toBeFocused()
    await expect(grid(page).getByRole('row', { selected: true })).toHaveAccessibleName(who)
  }

  await desktop.press('Insert+a', 'Insert+a', 'Insert+a')
  await desktop.heard(/^Browse mode is sticky\.$/)
  const timesOfCleo = /^in room 1 m 00 s, 1 join, last left 11:06:00: .*participant id c1\.$/
  await walk(['Up', timesOfCleo], ['Up', /^1 join\.$/], ['Up', /^1 m 00 s\.$/])
  await isWith('Cleo')
  await walk(['Up', /^in room 30 m 00 s, 1 join, last left 11:30:00: .*participant id a1\.$/])
  await walk(
    ['Down', /^Cleo\.$/],
    ['Down', /^c1\.$/],
    ['Down', /^Menu of Cleo/],
    ['Down', /^1 join\.$/],
    ['Down', timesOfCleo],
    ['Down', /^Priya\.$/]
  )
  await isWith('Priya')
})

test('Orca finds Rollcall though it is started later; the palette and every dialog say their names and take what is typed', async ({
  desktop,
  openStandup
}) => {
  const { app } = await openStandup()
  expect(await app.evaluate((electron) => electron.app.accessibilitySupportEnabled), 'nobody pays for it').toBe(false)
  await desktop.startOrca()
  await desktop.heard(/^Participants\.$/)
  const opened = performance.now()
  await desktop.press('ctrl+k')
  const palette = await desktop.heard(/Action, person, moment, zone, setting or session/)
  const waited = Math.round(performance.now() - opened)
  expect(palette).toContain('Command palette dialog')
  noteFigure(
    'Screen reader',
    `Ctrl+K: “Command palette dialog. Action, person, moment, zone, setting or session” after ${waited} ms`
  )
  await desktop.type('bela')
  await desktop.heard(/^Bela, Participant b1\.$/)
  await desktop.press('Return')
  await desktop.heard(/^Bela\.$/)

  for (const [key, name] of [
    ['ctrl+e', /^Export\b/],
    ['question', /^Help\b/],
    ['g', /Time in this session entry/]
  ] as const) {
    await desktop.press(key)
    await desktop.heard(name)
    if (key === 'g') {
      await desktop.type('11:4')
      await desktop.heard(/^4$/)
    } else {
      await desktop.press('Tab')
      await desktop.heard(/^Close push button/)
    }
    await desktop.press('Escape')
    await desktop.heard(/^Bela\.$/)
  }
})

test('a failure is said once, in a sentence, and not again when a dialog closes', async ({ desktop, openStandup }) => {
  await desktop.startOrca()
  const { page, idle } = await openStandup()
  await ask(page, 'no-such-session')
  await desktop.heard(
    /^VideoSDK knows no such session\. Check the id, and that the current account is the one the session belongs to\.$/
  )
  await idle()
  // What is said stays for a moment, so that it can be heard.
  await expect(page.getByText('VideoSDK knows no such session. Check')).toHaveCount(0)
  await page.getByRole('alert').getByRole('button').first().focus()
  await desktop.heard(/push button/)
  for (const [key, name] of [
    ['question', /^Help\b/],
    ['ctrl+k', /Action, person, moment/]
  ] as const) {
    await desktop.press(key)
    const heard = [await desktop.heard(name)]
    await desktop.press('Escape')
    heard.push(await desktop.heard(/push button/))
    expect(heard.join('\n')).not.toContain('no such session')
  }
  await expect(page.getByRole('alert')).toContainText('VideoSDK knows no such session')
})

test('an age that grows is not said: nothing is heard of a session in the list of recents when minutes pass', async ({
  desktop,
  openStandup
}) => {
  await desktop.startOrca()
  const { page, idle } = await openStandup()
  await page.clock.install()
  await page.reload()
  await idle()
  const recent = listedRecents(page).getByRole('button')
  await recent.focus()
  await desktop.heard(/^abcd-efgh-ijkl account Acme production push button\.$/)
  await desktop.heard(/opened 20\d\d-/)
  await page.clock.fastForward('05:00')
  await expect(recent).toHaveAttribute('title', /opened 5 min ago/)
  await desktop.press('Down')
  expect(await desktop.heard(/^Open file… push button\.$/)).not.toMatch(/ago|min/)
})
