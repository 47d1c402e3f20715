// A tour through all that Rollcall does, for stories that ask what is left of it afterwards.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import {
  ask,
  closeTabs,
  expectId,
  fetchSession,
  givenUp,
  header,
  isHanging,
  listedKept,
  listedRecents,
  tabInFront,
  wheel
} from '../rollcall/steps'
import { expect } from '../rollcall/story'
import type { MenuCommand } from '../../../electron/shared/bridge'
import { generateSession } from '../../videosdk/generator'
import { random, type Random } from '../../videosdk/random'
import type { Videosdk } from '../../videosdk/server'
import { nameAccount, openAccounts, openForm, switchTo } from '../accounts/account-steps'
import { untilDone } from '../rollcall/busy'
import { drop } from '../files/dropping'
import type { Rollcall } from '../rollcall/rollcall'
import { allFormats, chooseForm } from '../export/saving'

/** What the tour needs: files to open, and two accounts that the service knows. */
export interface Place {
  readonly rollcall: Rollcall
  readonly service: Videosdk
  readonly folder: string
  readonly accountNames: readonly [string, string]
}

interface Stop extends Place {
  readonly dice: Random
  /** A file of some sixty people, one of thousands, and one that is cut short. */
  /** The tour was not here before. */
  readonly isFirst: boolean
  readonly files: { readonly small: string; readonly large: string; readonly damaged: string }
}

/** One round after the other, always the same for a seed: each stop once in every ten, in an order that changes. */
export async function tourOf(
  place: Place,
  seed: number
): Promise<{ round: () => Promise<string>; rest: () => Promise<void> }> {
  const dice = random(seed)
  const written = async (name: string, text: string) => {
    await writeFile(join(place.folder, name), text)
    return join(place.folder, name)
  }
  const small = JSON.stringify(generateSession({ seed: 60, participants: 60, media: true, oddities: true }))
  const files = {
    small: await written('small.json', small),
    large: await written('large.json', JSON.stringify(generateSession({ seed: 5, participants: 5_000 }))),
    damaged: await written('damaged.json', small.slice(0, -100))
  }
  await prepare(place)
  let isFirst = true
  let left = shuffled(Object.keys(stops), dice)
  const stop = () => ({ ...place, dice, files, isFirst })
  return {
    round: async () => {
      const name = left.pop() ?? ''
      await stops[name]?.(stop())
      if (left.length === 0) {
        left = shuffled(Object.keys(stops), dice)
        isFirst = false
      }
      return name
    },
    rest: () => rest(stop())
  }
}

type Steps = (stop: Stop) => Promise<void>

const stops: Readonly<Record<string, Steps>> = {
  async 'a file, zoomed and moved'({ rollcall, files }) {
    await openByButton(rollcall, files.small)
    const { page } = rollcall
    await keys(rollcall, 'w', 'w', 'd', 'Shift+a', 's', '0', 'j', 'f', 'f', 'Alt+ArrowLeft', 'Alt+ArrowRight', '0')
    await grid(rollcall).hover({ position: { x: 700, y: 90 } })
    await wheel(page, 0, 300)
    await page.keyboard.down('Control')
    await wheel(page, 0, -300)
    await page.keyboard.up('Control')
    await dragAlong(rollcall, page.getByRole('group', { name: 'Whole session' }).locator('canvas'))
    await rollcall.idle()
    await obey(rollcall, 'fit')
  },

  async 'a large file, searched and compared'({ rollcall, files, dice }) {
    await openByButton(rollcall, files.large)
    const { page } = rollcall
    await obey(rollcall, 'find')
    await page.locator('#find').fill(dice.text(1, 'aeiou'))
    await page.keyboard.press('Enter')
    await keys(rollcall, 'End', 'PageUp', 'Home', 'o', 'p', '.', 'r')
    await showPanel(rollcall, /^Overlap/)
    await rollcall.idle()
    await obey(rollcall, 'palette')
    await page.keyboard.type(dice.text(1, 'aeiou'))
    await rollcall.idle()
    await page.keyboard.press('Escape')
    await keys(rollcall, ']', ']', '[')
  },

  async 'a fetched session, measured and marked'(stop) {
    const { rollcall } = stop
    await fetchAnew(stop)
    const { page } = rollcall
    await keys(rollcall, 'j', '.', 'x', '.', 'x', 'z', 'Shift+m')
    await page.keyboard.insertText('sound was gone')
    await page.keyboard.press('Enter')
    const marks = page.getByRole('region', { name: 'Panels' })
    await marks.getByRole('button', { name: 'Roll call here' }).click()
    await showPanel(rollcall, /^Measure/)
    await marks.getByRole('button', { name: 'Delete', exact: true }).click()
    await marks.getByRole('button', { name: 'Undo' }).click()
    await marks.getByRole('button', { name: 'Delete', exact: true }).click()
    await dragAlong(rollcall, grid(rollcall))
    await keys(rollcall, 'Escape', 'Escape')
  },

  async 'another account'(stop) {
    const { rollcall, accountNames } = stop
    const { page } = rollcall
    for (const name of accountNames) {
      await switchTo(rollcall, name)
      await fetchAnew(stop)
    }
    await openAccounts(page)
    await page.keyboard.press('Escape')
    await openForm(rollcall)
    await nameAccount(page, 'nobody')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  },

  async 'a kept session'(stop) {
    const { rollcall, files } = stop
    const { page, idle } = rollcall
    await fetchAnew(stop)
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await idle()
    await keys(rollcall, '.', 'm')
    await idle()
    await closeTabs(rollcall)
    await openByButton(rollcall, files.small)
    const kept = listedKept(page)
    await kept.getByRole('button').first().click()
    await idle()
    await expect(header(page)).toContainText('kept copy')
    await kept.getByRole('button', { name: /^Remove the kept copy of / }).click()
    await kept.getByRole('button', { name: 'Remove', exact: true }).click()
    await idle()
    await expect(kept).toHaveCount(0)
    // Nothing has its mark any more: it would be held until Rollcall ends.
    const panels = page.getByRole('region', { name: 'Panels' })
    await showPanel(rollcall, /^Measure/)
    await panels.getByRole('list', { name: 'Marks' }).getByRole('button').first().click()
    await panels.getByRole('button', { name: 'Delete', exact: true }).click()
  },

  async 'a recent, as a table'({ rollcall }) {
    const { page, idle } = rollcall
    const recents = listedRecents(page)
    await recents
      .nth((await recents.count()) > 1 ? 1 : 0)
      .getByRole('button')
      .first()
      .click()
    await idle()
    await obey(rollcall, 'table')
    const headings = page.getByRole('grid', { name: 'Intervals' }).getByRole('columnheader').getByRole('button')
    for (const heading of await headings.all()) await heading.click()
    await page.getByRole('button', { name: 'Copy for programs (CSV)' }).click()
    await idle()
    await obey(rollcall, 'timeline')
  },

  async 'the sample, arranged'({ rollcall, dice }) {
    const { page, idle } = rollcall
    await obey(rollcall, 'sample')
    await idle()
    for (const menu of ['Sort', 'Group', ...settingMenus]) await choose(rollcall, menu, dice.whole(0, 2))
    await page.getByRole('button', { name: /^Filter: / }).click()
    await page.getByRole('menuitemcheckbox').first().click()
    await page.getByRole('button', { name: 'Clear', exact: true }).last().click()
    await keys(rollcall, 'j', 'p', 'p')
  },

  async 'every menu, panel and dialog'(stop) {
    const { rollcall, files } = stop
    const { page, idle } = rollcall
    await openByButton(rollcall, files.small)
    for (const button of await page.locator('button[aria-haspopup="menu"]:visible').all()) {
      await button.click()
      await page.keyboard.press('Escape')
    }
    for (const tab of await page.getByRole('region', { name: 'Panels' }).locator('.tabs button').all()) {
      await tab.click()
      await idle()
    }
    for (const dialog of ['help', 'palette', 'export', 'print', 'add-account'] as const) {
      await obey(rollcall, dialog)
      await expect(page.getByRole('dialog')).toHaveCount(1)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await obey(rollcall, 'go-to')
    await page.keyboard.insertText('+10:00')
    await page.keyboard.press('Enter')
  },

  async 'every export'(stop) {
    const { rollcall, dice, isFirst } = stop
    const { page } = rollcall
    await fetchAnew(stop)
    await obey(rollcall, 'export')
    const dialog = page.getByRole('dialog')
    for (const format of isFirst ? allFormats : shuffled(allFormats, dice).slice(0, 3)) {
      await chooseForm(dialog, format)
      await dialog.locator('button.primary').click()
      await expect(dialog.getByRole('status').last()).toHaveText(/^(Saved|Printed)/)
    }
    await page.keyboard.press('Escape')
  },

  async 'what fails, is given up or is asked for again'(stop) {
    const { rollcall, service, files } = stop
    const { page, idle } = rollcall
    await drop(rollcall, [files.small, files.damaged, files.small])
    await drop(rollcall, [files.damaged])
    await fetchSession(rollcall, 'no-such-session')
    await tabInFront(page).press('Delete')
    service.fail('session', { kind: 'slow-head', delayMs: 'never' }, { times: 1 })
    await ask(page, 'session-that-hangs')
    await isHanging(service)
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
    await givenUp(service)
    await fetchAnew(stop)
    await keys(rollcall, 'w', 'w')
    for (let turn = 0; turn < 2; turn++) {
      await page.getByRole('button', { name: 'Fetch again' }).click()
      await idle()
    }
  }
}

/** Dialogs answer by themselves, and nothing reaches the clipboard or a printer, which other stories share. */
async function prepare({ rollcall, folder }: Place): Promise<void> {
  await rollcall.saveIn(folder)
  await rollcall.app.evaluate(({ BrowserWindow, clipboard }) => {
    Object.assign(clipboard, { writeText: () => undefined })
    const print = (_options: unknown, done: (isPrinted: boolean, why: string) => void) => done(true, '')
    for (const { webContents } of BrowserWindow.getAllWindows()) Object.assign(webContents, { print })
  })
}

/** Whatever was done: one small session in the window as it opens, everything else closed, and chosen as at first. */
async function rest({ rollcall, files, accountNames }: Stop): Promise<void> {
  const { page, idle } = rollcall
  await switchTo(rollcall, accountNames[0])
  await closeTabs(rollcall)
  // The list of what was opened grows up to twenty.
  const clear = page.getByRole('button', { name: 'Clear', exact: true })
  if (await clear.isEnabled()) await clear.click()
  await idle()
  // As many as main holds the texts of, so that those are the same as well.
  await drop(
    rollcall,
    Array.from({ length: 20 }, () => files.small)
  )
  await obey(rollcall, 'timeline')
  for (const menu of settingMenus) await choose(rollcall, menu, 0)
  const open = page.getByRole('region', { name: 'Panels' }).getByRole('button', { name: 'Close panel' })
  if (await open.isVisible()) await open.click()
  await keys(rollcall, 'Escape')
  await page.mouse.move(0, 0)
  await idle()
}

const settingMenus = ['View options', 'Theme'] as const

/** Chooses one of those of a menu's items of which one is chosen. */
async function choose({ page, idle }: Rollcall, menu: string, item: number): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${menu}`) }).click()
  await page.getByRole('menuitemradio').nth(item).click()
  await idle()
}

async function fetchAnew({ rollcall, service, dice }: Stop): Promise<void> {
  const session = generateSession({ seed: dice.whole(0, 1e9), participants: 40, media: true, oddities: true })
  service.put(session)
  const id = session.id ?? ''
  await fetchSession(rollcall, id)
  await expectId(rollcall.page, id)
}

async function openByButton(rollcall: Rollcall, path: string): Promise<void> {
  const { app, page } = rollcall
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
  await untilDone(rollcall, () => page.getByRole('button', { name: 'Open file…' }).click())
  await rollcall.idle()
}

/** As the native menu tells the window. */
async function obey({ app, page }: Rollcall, command: MenuCommand): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, told) => BrowserWindow.getAllWindows()[0]?.webContents.send('rollcall:menu', told),
    command
  )
  // What main sent before this is answered is there.
  await page.evaluate(() => window.bridge.getSettings())
}

const grid = ({ page }: Rollcall) => page.getByRole('grid', { name: 'Participants' })

async function showPanel({ page, idle }: Rollcall, name: RegExp): Promise<void> {
  const tab = page.getByRole('region', { name: 'Panels' }).getByRole('button', { name, expanded: false })
  if (await tab.isVisible()) await tab.click()
  await idle()
}

/** Pressed with the lanes focused. */
async function keys(rollcall: Rollcall, ...pressed: readonly string[]): Promise<void> {
  await grid(rollcall).focus()
  for (const key of pressed) await rollcall.page.keyboard.press(key)
  await rollcall.idle()
}

async function dragAlong({ page }: Rollcall, target: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(target)
  const atY = y + Math.min(90, height / 2)
  await page.mouse.move(x + width * 0.3, atY)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.4, atY)
  await page.mouse.move(x + width * 0.6, atY)
  await page.mouse.up()
}

async function boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('It is not on screen')
  return box
}

function shuffled<T>(items: readonly T[], dice: Random): T[] {
  const drawn = items.map((item) => ({ item, at: dice.next() }))
  return drawn.sort((one, other) => one.at - other.at).map(({ item }) => item)
}
