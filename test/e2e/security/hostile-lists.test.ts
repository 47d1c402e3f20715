// Hostile names of files and accounts, in lists, notices, menus and dialogs: they are read, and no more.
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Locator } from '@playwright/test'
import { closeTabs, header, keptChip, listedKept, listedRecents, twoFrames } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { encodeKeptFile } from '../../../electron/main/kept/kept-file'
import { isFileName } from '../../../electron/main/library/kept-names'
import { accountColors, type AccountLabel } from '../../../electron/shared/account'
import { noteFigure } from '../../torture/figures'
import { hostileTexts } from '../../torture/hostile-text'
import { openAccounts } from '../accounts/account-steps'
import { drop } from '../files/dropping'
import { asRead, expectNothingElse, expectOnlyText, seen, watch } from './only-text'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

/** What a file can be called here: no folder, no NUL, whole characters, at most 255 bytes. */
const canBeFileName = (text: string) => !/^\.{0,2}$|[/\0\p{Cs}]/u.test(text) && Buffer.byteLength(text) <= 255
const fileNames = hostileTexts.filter(canBeFileName)
/** The same in fewer names: as many in each as there is room for. */
const joinedNames = fileNames.reduce<readonly string[]>((names, text) => {
  const longer = `${names.at(-1) ?? ''} ${text}`
  return canBeFileName(longer) ? [...names.slice(0, -1), longer] : [...names, text]
}, [])
/** So many recents are shown. */
const atOnce = 8

/** A label's name has up to 200 characters. */
const labels = hostileTexts.map((text, index): AccountLabel => ({
  name: text.slice(0, 200),
  color: accountColors[index % accountColors.length] ?? 'blue'
}))
const accountNames = labels.map(({ name }) => name)

async function put(folder: string, names: readonly string[], content: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const paths = names.map((name) => join(folder, name))
  await Promise.all(paths.map((path) => writeFile(path, content)))
  return paths
}

/** The texts that no element of a list says. */
async function missingFrom(list: Locator, texts: readonly string[]): Promise<readonly string[]> {
  return missingIn(await list.allTextContents(), texts)
}

function missingIn(lines: readonly string[], texts: readonly string[]): readonly string[] {
  const said = lines.map(asRead).join('\n')
  return texts.map(seen).filter((each) => !said.includes(each))
}

/** All lines of a list of which only those in view are in the document; each stop is looked at. */
async function readThrough(list: Locator, look: () => Promise<void>): Promise<readonly string[]> {
  const lines: string[] = []
  for (let isMore = true; isMore;) {
    await look()
    lines.push(...(await list.getByRole('listitem').allTextContents()))
    isMore = await list.evaluate((one) => {
      const before = one.scrollTop
      one.scrollTop += one.clientHeight
      return one.scrollTop > before
    })
    await list.page().evaluate(twoFrames)
  }
  return lines
}

/** The paths that the dialog for saving begins with, when it is asked for files of these names. */
async function suggestedFor({ app, page }: Rollcall, names: readonly string[]): Promise<readonly string[]> {
  await app.evaluate(({ dialog }) => {
    const suggested: string[] = []
    Object.assign(globalThis, { suggested })
    const dismiss = (...args: { defaultPath?: string }[]) => {
      suggested.push(args.at(-1)?.defaultPath ?? '')
      return Promise.resolve({ canceled: true, filePath: '' })
    }
    Object.assign(dialog, { showSaveDialog: dismiss })
  })
  await page.evaluate(async (names) => {
    for (const name of names) await window.bridge.saveFile(name, 'x')
  }, names)
  return app.evaluate(() => (globalThis as unknown as { suggested: string[] }).suggested)
}

test('hostile names of files are read in the header, in the recents and in failures, and none is suggested for a file', async ({
  rollcall,
  profile
}) => {
  const { app, page } = rollcall
  const said = watch(page)
  const body = '{"id":"named","roomId":"named","start":"2024-05-14T13:00:00.000Z","participants":[]}'
  const files = await put(join(profile, 'files'), fileNames, body)
  const recents = listedRecents(page)
  for (let from = 0; from < files.length; from += atOnce) {
    const dropped = files.slice(from, from + atOnce)
    await drop(rollcall, dropped)
    await expect(recents).toHaveCount(dropped.length)
    // In whichever order: what comes to the front is opened before the others.
    const wanted = dropped.map((path) => seen(basename(path)))
    const missing = async () => {
      const listed = (await recents.allTextContents()).map(asRead)
      return wanted.filter((name) => !listed.some((line) => line.startsWith(name)))
    }
    await expect.poll(missing).toEqual([])
    await closeTabs(rollcall)
    if (from + atOnce < files.length) await page.getByRole('button', { name: 'Clear' }).click()
  }
  await expectOnlyText(page, 'recents')

  for (const path of await put(join(profile, 'joined'), joinedNames, body)) {
    await drop(rollcall, [path])
    const words = asRead((await header(page).textContent()) ?? '')
    expect(words).toContain(`file ${asRead(basename(path))}`)
  }
  await expectOnlyText(page, 'header')

  for (const path of await put(join(profile, 'broken'), joinedNames, '{"id": "cut')) {
    await drop(rollcall, [path])
    const words = asRead((await page.getByRole('alert').textContent()) ?? '')
    expect(words).toContain(`${asRead(basename(path))}: `)
    expect(words).toContain('JSON')
  }
  await expectOnlyText(page, 'failures')
  expectNothingElse(said)

  const names = hostileTexts.map((text) => `session-${text.slice(0, 900)}.csv`)
  const suggested = await suggestedFor(rollcall, names)
  expect(suggested).toHaveLength(names.length)
  expect(new Set(suggested.map((path) => dirname(path)))).toEqual(
    new Set([await app.evaluate(({ app }) => app.getPath('downloads'))])
  )
  const plain = /^[^.\s/\\:\p{Cc}\p{Cf}\p{Cs}<>"|?*][^/\\:\p{Cc}\p{Cf}\p{Cs}<>"|?*]{0,115}\.csv$/u
  expect(suggested.map((path) => basename(path)).filter((name) => !plain.test(name))).toEqual([])
  noteFigure(
    'Hostile text',
    `${fileNames.length} hostile names of files in the recents, the header and failures: all read as text, 0 ran, 0 spilled; ` +
      `${names.length} in names that are suggested for files: 0 stayed hostile`
  )
})

test('hostile names of accounts and rooms are read in every list, menu and dialog that has them', async ({
  start,
  profile
}) => {
  const raw = '{"id":"kept"}'
  const library = join(profile, 'library')
  const inLibrary = fileNames.filter(isFileName)
  await put(library, inLibrary, raw)
  const startMs = Date.parse('2024-05-14T13:00:00Z')
  const common = { roomId: null, startMs, fetchedAtMs: startMs, keptAtMs: startMs, marks: [], raw }
  await Promise.all(
    hostileTexts.map((text, index) => {
      const account = labels[(index + 1) % labels.length] ?? null
      const kept = encodeKeptFile({ ...common, sessionId: text, customRoomId: text, account })
      return writeFile(join(library, `kept-${index}.rollcall`), kept)
    })
  )
  const recents = hostileTexts.slice(0, atOnce).map((title, index) => {
    return { kind: 'session', title, where: `recent-${index}`, account: labels[index + 1], openedAtMs: startMs }
  })
  await writeFile(join(profile, 'recents.json'), JSON.stringify({ version: 1, recents }))
  const accounts = labels.map((label, index) => ({ id: `a${index}`, ...label, kind: 'key', saved: true }))
  await writeFile(join(profile, 'accounts.json'), JSON.stringify({ version: 1, currentId: 'a1', accounts }))

  const { page, idle } = await start()
  const said = watch(page)
  const kept = listedKept(page)
  await expect(keptChip(page, hostileTexts.length + inLibrary.length)).toBeVisible()
  await idle()
  const list = page.getByRole('list', { name: /^Kept/ })
  const lines = await readThrough(list, () => expectOnlyText(page, 'lists'))
  expect(missingIn(lines, [...hostileTexts, ...inLibrary, ...accountNames])).toEqual([])
  await list.evaluate((one) => (one.scrollTop = 0))

  await page.getByRole('button', { name: /^Account: / }).click()
  const choices = page.getByRole('menuitemradio')
  await expect(choices).toHaveCount(labels.length)
  expect(await missingFrom(choices, accountNames)).toEqual([])
  await expectOnlyText(page, 'account menu')
  await page.keyboard.press('Escape')
  await openAccounts(page)
  const rows = page.getByRole('dialog').getByRole('listitem')
  await expect(rows).toHaveCount(labels.length)
  expect(await missingFrom(rows, accountNames)).toEqual([])
  for (const index of [0, 3]) {
    const row = rows.nth(index)
    await row.getByRole('button', { name: 'Edit' }).click()
    await expect(row.getByRole('textbox', { name: 'Name' })).toHaveValue(accountNames[index] ?? '')
    await row.getByRole('button', { name: 'Cancel' }).click()
    await row.getByRole('button', { name: 'Remove' }).click()
    await expectOnlyText(page, 'accounts')
    await row.getByRole('button', { name: 'Cancel' }).click()
  }
  await page.keyboard.press('Escape')

  await kept.first().getByRole('button').first().click()
  await idle()
  await expectOnlyText(page, 'kept session')
  expectNothingElse(said)
  noteFigure(
    'Hostile text',
    `${labels.length} hostile names of accounts and rooms, ${inLibrary.length} of files among the kept ones, in lists, menu and dialog: all read as text, 0 ran, 0 spilled`
  )
})
