// Every hostile text there is, everywhere at once: as names, ids, rooms, modes, messages and marks it is read, and no more.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask, fetchSession, listedKept } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { effort } from '../../torture/effort'
import { noteFigure } from '../../torture/figures'
import { hostileTexts } from '../../torture/hostile-text'
import type { ApiSession } from '../../videosdk/api-session'
import { grid } from '../rollcall/lanes'
import { asRead, expectNothingElse, expectOnlyText, missingIn, seen, watch } from './only-text'
import { pdfText } from '../export/pdf-text'
import { account } from '../rollcall/rollcall'
import { allFormats, chooseForm, openExport } from '../export/saving'

test.use({ keyringState: 'no-bus' })
test.describe.configure({ timeout: 180_000 })

const count = hostileTexts.length
const text = (index: number) => hostileTexts[index % count] ?? ''
const markup = '"><img src=x onerror=hasRun=1>'
const sessionId = 'hostile-session'

/** Each text is the name of one participant, a part of the id of another, and the message, the mode and the device of others. */
function hostileSession(): ApiSession {
  const timelog = [{ start: '2024-05-14T13:00:00.000Z', end: '2024-05-14T13:01:00.000Z' }]
  const participants = hostileTexts.map((name, index) => ({
    participantId: `p${index} ${text(index + 1)}`,
    name,
    timelog,
    mode: text(index + 2),
    deviceInfo: { browser: { name: text(index + 3), version: text(index + 4) }, os: { name: text(index + 5) } },
    geoLocation: { city: text(index + 6), region: text(index + 7), country: text(index + 8) },
    events: { errors: [{ start: '2024-05-14T13:00:30.000Z', message: text(index + 9) }] }
  }))
  return {
    id: sessionId,
    roomId: hostileTexts.join(' | '),
    customRoomId: `${markup} ${hostileTexts.join('')}`,
    start: '2024-05-14T13:00:00.000Z',
    end: '2024-05-14T13:02:00.000Z',
    status: `ended ${markup}`,
    participants
  }
}

test('every screen shows hostile names, ids, messages and marks as text: nothing runs and nothing spills', async ({
  start,
  service
}) => {
  const demo = JSON.stringify({ ...account, name: markup, color: 'teal' })
  const rollcall = await start({ env: { ROLLCALL_DEMO_ACCOUNT: demo } })
  const { page, idle } = rollcall
  const said = watch(page)
  service.put(hostileSession())
  await fetchSession(rollcall, sessionId)
  const marks = hostileTexts.map((name, index) => ({
    id: `mark-${index}`,
    name: name.slice(0, 2_000),
    startMs: Date.parse('2024-05-14T13:00:00Z') + index * 100,
    endMs: null
  }))
  const kept = await page.evaluate((marks) => window.bridge.keepSnapshot('snapshot-1', marks), marks)
  expect(kept.ok).toBe(true)
  await page.reload()
  await idle()
  const list = listedKept(page)
  await expect(list).toContainText(markup)
  await expectOnlyText(page, 'first screen')
  await list.getByRole('button').first().click()
  await idle()

  const panels = page.getByRole('region', { name: 'Panels' })
  const open = async (panel: string | RegExp) => {
    await page.getByRole('button', { name: panel, exact: true }).first().click()
    await idle()
  }
  const screens: string[] = []
  let saying = 0
  const look = async (screen: string, texts: readonly string[]) => {
    expect(await missingIn(page, texts), `not said by ${screen}`).toEqual([])
    await expectOnlyText(page, screen)
    screens.push(screen)
    if (texts.length > 0) saying += 1
  }

  await look('lanes', hostileTexts)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(markup)
  await grid(page).focus()
  await page.keyboard.press('o')
  await idle()
  await look('overlap', hostileTexts)
  await page.keyboard.press('r')
  await idle()
  await look('roll call', hostileTexts)
  await open('Measure and marks')
  await look('marks', hostileTexts)
  await open(/^Data notes/)
  await look('data notes', [])
  await open('Raw JSON')
  await look('raw JSON', [])
  await open('Details')
  for (const index of [0, 3, 12]) {
    await grid(page).focus()
    await page.keyboard.press('Home')
    for (let step = 0; step < index; step++) await page.keyboard.press('ArrowDown')
    await idle()
    await expect(panels).not.toBeEmpty()
    await expectOnlyText(page, `details of ${index}`)
  }
  screens.push('details')
  await open('Table')
  await look('table', hostileTexts)
  await open('Timeline')

  for (const [screen, key] of [
    ['palette', 'ControlOrMeta+k'],
    ['find', 'ControlOrMeta+f'],
    ['go to', 'g'],
    ['export', 'ControlOrMeta+e']
  ] as const) {
    await grid(page).focus()
    await page.keyboard.press(key)
    await page.keyboard.insertText(screen === 'palette' || screen === 'find' ? 'hasRun' : '')
    await idle()
    await look(screen, [])
    await page.keyboard.press('Escape')
  }
  await page.emulateMedia({ media: 'print' })
  await look('print sheet', [])
  await page.emulateMedia({ media: null })
  await rollcall.resize(640, 600)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640)
  await look('small window', [])
  expect(await rollcall.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe(
    'Rollcall'
  )
  expectNothingElse(said)
  noteFigure(
    'Hostile text',
    `${count} hostile texts as names, ids, modes, devices, places, messages and marks on ${screens.length} screens, ${saying} of which name everybody and say each: 0 ran, 0 spilled`
  )
})

/** RFC 4180 in, cells out. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

test('every file that is taken away holds hostile texts as text: no formulas, no markup, no links, nothing to be run', async ({
  signedIn,
  service,
  profile
}) => {
  const { page, idle } = signedIn
  const said = watch(page)
  const session = hostileSession()
  service.put(session)
  await fetchSession(signedIn, sessionId)
  await signedIn.saveIn(profile)
  const dialog = await openExport(page)
  for (const format of allFormats) {
    await chooseForm(dialog, format, 'Everybody’s')
    await dialog.getByRole('button', { name: 'Save…' }).click()
    await expect(dialog.getByRole('status'), format).toHaveText(/^Saved /)
    await idle()
  }
  const saved = (await readdir(profile)).filter((name) => name.includes(' – '))
  expect(saved).toHaveLength(allFormats.length)
  expect(saved.filter((name) => /[\p{Cc}\p{Cf}\\/<>:"|?*]|^[-. ]/u.test(name))).toEqual([])
  const read = (ending: string) => readFile(join(profile, saved.find((each) => each.endsWith(ending)) ?? ''))

  const drawing = await page.evaluate(
    (text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
      const all = [root, ...root.querySelectorAll('*')]
      const attributes = all.flatMap((each) => [...each.attributes])
      return {
        elements: [...new Set(all.map(({ localName }) => localName))].sort(),
        active: attributes
          .filter(({ name, value }) => /^on|href|^style$/i.test(name) || /url\((?!#)|:\/\//.test(value))
          .map(({ name, value }) => `${name}=${value}`),
        words: root.textContent
      }
    },
    String(await read('.svg'))
  )
  expect(
    drawing.elements.filter(
      (name) =>
        !/^(?:svg|g|text|tspan|rect|path|line|circle|polygon|polyline|title|desc|defs|pattern|clipPath)$/.test(name)
    )
  ).toEqual([])
  expect(drawing.active.filter((each) => each !== 'xmlns=http://www.w3.org/2000/svg')).toEqual([])
  expect(drawing.words).toContain('<script>hasRun=1')

  const png = await read('.png')
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pdf = await read('.pdf')
  const structure = pdf.toString('latin1').replace(/stream\r?\n[^]*?endstream/g, '')
  expect(structure).not.toMatch(/\/(?:JavaScript|JS|Launch|URI|OpenAction|EmbeddedFile|AA|SubmitForm)\b/)
  expect(pdfText(pdf)).toContain('<script>hasRun=1')

  let cells = 0
  for (const ending of ['intervals', 'participants'].flatMap((what) => [
    ` – ${what}.csv`,
    ` – ${what} for spreadsheets.csv`
  ])) {
    const csv = String(await read(ending)).replace(/^\ufeff/, '')
    const [heading = [], ...rows] = cellsOf(csv)
    expect(rows.length).toBeGreaterThanOrEqual(count)
    expect(rows.filter((row) => row.length !== heading.length)).toEqual([])
    // What a spreadsheet would take for a formula, whatever it skips before it.
    const formulas = rows
      .flat()
      .filter((cell) => /^[\s\p{C}"]*[=+\-@\uff1d\uff0b\uff0d\uff20]./u.test(cell) && !/^[-+]?[\d.:]+$/.test(cell))
    expect(formulas).toEqual([])
    expect(
      rows.flat().filter((cell) => /(?![\t\r\n])\p{Cc}|[\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c]/u.test(cell))
    ).toEqual([])
    const whole = rows
      .flat()
      .map((cell) => seen(cell.replace(/^'/, '')))
      .join('\n')
    expect(hostileTexts.map(seen).filter((each) => !whole.includes(each))).toEqual([])
    cells += rows.flat().length
  }

  const markdown = String(await read('.md'))
  // Code spans are read as they are; outside of them no sign of Markdown or HTML stands without its backslash.
  const outside = markdown.replace(/(?<!\\)(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')
  expect(outside).not.toMatch(/(?<!\\)(?:\\\\)*[<>[\]*~`]|@(?=\w)|https?:\/\/|www\./)
  const rows = markdown.split('\n').filter((line) => line.startsWith('| '))
  expect(new Set(rows.map((row) => row.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([7]))
  expect(markdown.split('\n').filter((line) => /^(?:\s{4}|\t|>|={2,}|```)/.test(line))).toEqual([])

  const raw = JSON.parse(String(await read('.json'))) as { data?: ApiSession } & ApiSession
  const names = (raw.data ?? raw).participants?.map(({ name }) => name)
  expect(names).toEqual(session.participants?.map(({ name }) => name))

  await dialog.getByRole('button', { name: 'Close' }).click()
  await expectOnlyText(page, 'after all exports')
  expectNothingElse(said)
  noteFigure(
    'Hostile text',
    `${count} hostile texts in ${saved.length} exported files, ${cells.toLocaleString('en')} CSV cells read back: 0 formulas, 0 markup, 0 links, nothing to be run`
  )
})

test('whatever the service says when it fails is shown as text', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  const said = watch(page)
  // Long ones and blank ones are cut or left out: the first letters of the others are enough to know them by.
  const messages = hostileTexts.filter(
    (each, index) => seen(each) !== '' && each.length < 200 && index % effort({ test: 3, torture: 1 }) === 0
  )
  for (const message of messages) {
    service.fail('session', { kind: 'status', status: 403, message })
    await ask(page, 'some-session')
    await idle()
    const alert = asRead((await page.getByRole('alert').textContent()) ?? '')
    // Error pages come as markup, of which the words are shown.
    if (!message.includes('<')) expect(alert).toContain(seen(message))
  }
  await expectOnlyText(page, 'failures')
  expect(said).toEqual([])
  noteFigure('Hostile text', `${messages.length} hostile messages of the service: all shown as text, 0 ran`)
})
