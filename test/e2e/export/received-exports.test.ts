// What leaves the window, opened by what receives it: the app makes the files, the programs of those who get them read them.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseXml } from '@rgrove/parse-xml'
import { header } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { oneLine } from '../../../renderer/words/plain-text'
import { Calc, languages, type Language } from '../../receivers/calc'
import { berlinMs, Comparison, dateMs, numberMs, rowsOf, type ShownRow } from '../../receivers/comparing'
import { shownMarkdown } from '../../receivers/gfm'
import { oddSession } from '../../receivers/odd-session'
import { csvRows, workbookRows } from '../../receivers/pandas'
import { pdfFacts, pdfFonts, pdfWords } from '../../receivers/pdf'
import { outputOf } from '../../receivers/program'
import { importedRows } from '../../receivers/sqlite'
import { effort } from '../../torture/effort'
import { noteFigure } from '../../torture/figures'
import { readCsv } from '../../unit/renderer/report/csv-reading'
import {
  everyElement,
  readWorkbook,
  type ReadCell,
  type ReadSheet
} from '../../unit/renderer/workbook/workbook-reading'
import { drop } from '../files/dropping'
import { root, type Rollcall } from '../rollcall/rollcall'
import { allFormats, chooseForm } from './saving'
import { windowTable } from '../large/window-table'

test.use({ keyringState: 'no-bus' })

const isLong = effort({ test: false, torture: true })
const reports = ['24-csv-ids', '24b-csv-durations', '33-user-and-tab-ids']

interface Exported {
  readonly name: string
  /** What the window says. */
  readonly shown: readonly ShownRow[]
  /** Paths of files by the ends of their names. */
  readonly path: (ending: string, style?: 'english' | 'german') => string
}

/** Opens a session in the app and saves it in every format; CSV for spreadsheets as English and as German ones have it. */
const isForSheets = (format: string) => /^(Intervals|Participants), CSV/.test(format)

async function exported(rollcall: Rollcall, folder: string, name: string, text: string): Promise<Exported> {
  const { page, idle, app } = rollcall
  await mkdir(folder)
  const file = join(folder, `${name}.json`)
  await writeFile(file, text)
  await drop(rollcall, [file])
  await expect(header(page)).toContainText('qk3h-7rpd-m2vx')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await idle()
  const shown = await windowTable(page, 'Europe/Berlin')
  await page.getByRole('button', { name: 'Timeline', exact: true }).click()
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('rollcall:menu', 'export')
  )
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const save = async (formats: readonly string[], into: string) => {
    await rollcall.saveIn(join(folder, into))
    for (const format of formats) {
      await chooseForm(dialog, format)
      if (isForSheets(format)) {
        await dialog.getByLabel('Separator').selectOption(into === 'german' ? 'Semicolon' : 'Comma')
        await dialog.getByLabel('Decimal sign').selectOption(into === 'german' ? ',' : '.')
      }
      await dialog.getByRole('button', { name: 'Save…' }).click()
      await expect(dialog.getByRole('status')).toHaveText(/^Saved /)
    }
  }
  for (const into of ['english', 'german']) await mkdir(join(folder, into))
  await save(allFormats, 'english')
  await save(allFormats.filter(isForSheets), 'german')
  await dialog.getByRole('button', { name: 'Close' }).click()
  const files = new Map<string, readonly string[]>()
  for (const into of ['english', 'german']) files.set(into, await readdir(join(folder, into)))
  return {
    name,
    shown,
    path: (ending, style = 'english') => {
      const found = files.get(style)?.find((each) => each.endsWith(ending))
      if (found === undefined) throw new Error(`No file ${ending}`)
      return join(folder, style, found)
    }
  }
}

async function everySession(rollcall: Rollcall, folder: string): Promise<readonly Exported[]> {
  await mkdir(folder)
  const sessions: Exported[] = []
  for (const name of reports) {
    const text = await readFile(join(root, 'test/fixtures/reports', `${name}.json`), 'utf8')
    sessions.push(await exported(rollcall, join(folder, name), name, text))
  }
  sessions.push(await exported(rollcall, join(folder, 'odd'), 'odd', JSON.stringify(oddSession)))
  return sessions
}

function say(program: string, { cells, guarded, changed }: Comparison): void {
  const apostrophes = guarded === 0 ? '' : `, ${guarded} with an apostrophe`
  noteFigure('Exports', `${program}: ${cells} cells compared with the window, ${changed.length} changed${apostrophes}`)
  expect(changed, program).toEqual([])
}

/** A sheet of intervals against the window; `unit` is how lengths are written. */
function compareSheet(
  comparison: Comparison,
  { name, shown }: Exported,
  sheet: ReadSheet | undefined,
  unit: 'days' | 'seconds and milliseconds'
): void {
  const rows = rowsOf(sheet?.cells ?? [])
  comparison.same(`${name}: rows`, shown.length, rows.length)
  for (const [index, row] of rows.entries()) {
    const here = shown[index]
    const where = (column: string) => `${name} ${index + 1} ${column}`
    if (here === undefined) continue
    for (const column of ['participant', 'id', 'kind', 'notes'] as const)
      comparison.text(where(column), here[column], row.get(column)?.text)
    for (const [column, ms] of [
      ['start', here.startMs],
      ['end', here.endMs]
    ] as const) {
      comparison.same(where(`${column} (UTC)`), ms, dateMs(row.get(`${column} (UTC)`)))
      comparison.same(
        where(`${column} (Europe/Berlin)`),
        ms === null ? null : berlinMs(ms),
        dateMs(row.get(`${column} (Europe/Berlin)`))
      )
    }
    if (unit === 'days') comparison.same(where('duration'), here.durationMs, numberMs(row.get('duration'), 86_400_000))
    else {
      comparison.same(where('duration (s)'), here.durationMs, numberMs(row.get('duration (s)'), 1000))
      comparison.same(where('duration (ms)'), here.durationMs, numberMs(row.get('duration (ms)'), 1))
    }
  }
}

/** The sheet of participants against the rows of the CSV for programs. */
function compareParticipants(
  comparison: Comparison,
  { name }: Exported,
  sheet: ReadSheet | undefined,
  csv: string
): void {
  const [heading = [], ...expected] = readCsv(csv.replace(/^\ufeff/, ''))
  const rows = rowsOf(sheet?.cells ?? [])
  comparison.same(`${name}: participants`, expected.length, rows.length)
  for (const [index, row] of rows.entries())
    for (const [at, cell] of (expected[index] ?? []).entries()) {
      const column = heading[at] ?? ''
      const read = programCell(column, row)
      if (read !== undefined) comparison.text(`${name} ${index + 1} ${column}`, cell.replace(/^'/, ''), read)
    }
}

/** A cell as the CSV for programs writes it; undefined for a column that the sheet has not. */
function programCell(column: string, row: ReadonlyMap<string, ReadCell>): string | undefined {
  const words = column.replace(/_ms$/, '').replaceAll('_', ' ')
  if (words === 'first join' || words === 'last leave') {
    const ms = dateMs(row.get(`${words} (UTC)`))
    return ms === null ? '' : new Date(ms).toISOString()
  }
  if (column.endsWith('_ms')) return String(numberMs(row.get(words), 86_400_000) ?? '')
  if (!participantColumns.has(words)) return undefined
  const cell = row.get(words)
  return cell?.text ?? (cell?.number === null || cell === undefined ? '' : String(cell.number))
}

const participantColumns: ReadonlySet<string> = new Set([
  ...[
    'participant',
    'id',
    'end',
    'at least',
    'joins',
    'joins at least',
    'drops',
    'away at least',
    'never joined',
    'data notes'
  ]
])

/** Rows of the CSV for programs against the window. */
function comparePrograms(
  comparison: Comparison,
  { name, shown }: Exported,
  rows: readonly Readonly<Record<string, unknown>>[]
): void {
  comparison.same(`${name}: rows`, shown.length, rows.length)
  for (const [index, row] of rows.entries()) {
    const here = shown[index]
    const where = (column: string) => `${name} ${index + 1} ${column}`
    if (here === undefined) continue
    for (const column of ['participant', 'id', 'kind', 'notes'] as const)
      comparison.text(where(column), here[column], row[column])
    comparison.same(where('start'), new Date(here.startMs).toISOString(), row['start'])
    comparison.same(where('end'), here.endMs === null ? '' : new Date(here.endMs).toISOString(), row['end'])
    comparison.same(where('duration_ms'), here.durationMs === null ? '' : String(here.durationMs), row['duration_ms'])
  }
}

/** Everything that a picture must say in letters that can be found. */
function wordsOf({ shown }: Exported): ReadonlySet<string> {
  const drawable = ({ participant, id }: ShownRow) => [participant, id]
  return new Set(shown.flatMap(drawable).filter((text) => everyFontHas.test(text) && text.length < 30))
}

/** For other letters this system may have no font: the note of the file names those. */
const everyFontHas = /^[\u0020-\u007e\u00a0-\u024f]+$/

function missingIn(words: string, wanted: Iterable<string>): readonly string[] {
  const run = words.replace(/\s+/g, ' ')
  return [...wanted].filter((text) => !run.includes(text.replace(/\s+/g, ' ')))
}

test('every export says in the programs that receive it what the window says', async ({ rollcall, profile }) => {
  test.setTimeout(effort({ test: 180_000, torture: 3_600_000 }))
  const sessions = await everySession(rollcall, join(profile, 'received'))

  const ownReader = new Comparison()
  const sqlite = new Comparison()
  let texts = 0
  for (const session of sessions) {
    const [intervals, participants, about] = readWorkbook(await readFile(session.path('.xlsx')))
    compareSheet(ownReader, session, intervals, 'days')
    compareParticipants(ownReader, session, participants, await readFile(session.path('– participants.csv'), 'utf8'))
    expect(about?.cells.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Session', 'Times', expect.stringContaining('Europe/Berlin')])
    )
    comparePrograms(sqlite, session, await importedRows(session.path('– intervals.csv')))

    const words = wordsOf(session)
    const pdf = session.path('– timeline.pdf')
    expect(missingIn(await pdfWords(pdf), words), `${session.name}: PDF`).toEqual([])
    expect((await pdfFacts(pdf)).get('Title')).toBe('Session qk3h-7rpd-m2vx')
    expect((await readFile(pdf)).toString('latin1')).toContain('/Lang (en)')
    expect((await pdfFonts(pdf)).filter(({ isEmbedded, isReadable }) => !isEmbedded || !isReadable)).toEqual([])

    const svg = session.path('– timeline.svg')
    const drawn = join(profile, `${session.name}-rsvg.pdf`)
    await outputOf('rsvg-convert', ['-f', 'pdf', '-o', drawn, svg])
    expect(missingIn(await pdfWords(drawn), words), `${session.name}: librsvg`).toEqual([])
    const elements = everyElement(parseXml(await readFile(svg, 'utf8')).root)
    const whole = elements.filter(({ name }) => name === 'title' || name === 'text').map(({ text }) => text)
    const names = new Set(session.shown.flatMap(({ participant, id }) => [oneLine(participant), oneLine(id)]))
    expect(
      [...names].filter((name) => !whole.includes(name)),
      `${session.name}: whole in the SVG`
    ).toEqual([])

    const { rows, codes, elements: markup } = await shownMarkdown(session.path('– summary.md'))
    const listed = rows.slice(1).map(([name = '']) => name.replaceAll('\u2060', ''))
    const wanted = new Set(session.shown.map(({ participant }) => oneLine(participant)))
    expect([...wanted].filter((name) => !listed.some((cell) => cell === name || cell.startsWith(`${name} (`)))).toEqual(
      []
    )
    for (const element of ['script', 'img', 'a']) expect(markup.has(element)).toBe(false)
    if (session.name === 'odd') expect(codes.filter((code) => code.includes('not | a time'))).toHaveLength(1)
    texts += 2 * words.size + names.size + wanted.size
  }
  say('a strict reader of .xlsx', ownReader)
  say('sqlite3 (CSV for programs)', sqlite)
  noteFigure(
    'Exports',
    `${texts} names and ids looked for in poppler, librsvg, the SVG itself and cmark-gfm: 0 missing`
  )
  if (isLong) await openEverywhere(sessions, profile)
})

/** LibreOffice in every language, pandas and Inkscape. */
async function openEverywhere(sessions: readonly Exported[], folder: string): Promise<void> {
  const calc = new Calc(join(folder, 'calc'))
  const copies = join(folder, 'copies')
  await mkdir(copies)
  /** Programs save by the file's name, and here several have the same. */
  const copied = (pathOf: (session: Exported) => string, as: string) =>
    Promise.all(
      sessions.map(async (session) => {
        const path = join(copies, `${session.name}-${as}`)
        await writeFile(path, await readFile(pathOf(session)))
        return [session, path] as const
      })
    )

  const workbooks = await copied((session) => session.path('.xlsx'), 'workbook.xlsx')
  const pathsOf = (files: readonly (readonly [Exported, string])[]) => files.map(([, path]) => path)
  for (const language of ['en-US', 'de-DE', 'fr-FR'] as const) {
    const comparison = new Comparison()
    const opened = await calc.openWorkbooks(pathsOf(workbooks), language)
    for (const [session, path] of workbooks) {
      const [intervals, participants] = opened.get(path) ?? []
      compareSheet(comparison, session, intervals, 'days')
      compareParticipants(comparison, session, participants, await readFile(session.path('– participants.csv'), 'utf8'))
    }
    say(`LibreOffice, ${language} (.xlsx)`, comparison)
  }

  const csv = '– intervals for spreadsheets.csv'
  const english = await copied((session) => session.path(csv, 'english'), 'english.csv')
  const german = await copied((session) => session.path(csv, 'german'), 'german.csv')
  for (const language of Object.keys(languages) as Language[]) {
    const comparison = new Comparison()
    const files = language === 'en-US' ? english : german
    for (const detects of [false, true]) {
      const opened = await calc.openCsv(pathsOf(files), language === 'en-US' ? ',' : ';', { language, detects })
      for (const [session, path] of files)
        compareSheet(comparison, session, opened.get(path)?.[0], 'seconds and milliseconds')
    }
    say(`LibreOffice, ${language}, both settings of "detect special numbers" (CSV for spreadsheets)`, comparison)
  }

  const pandas = new Comparison()
  const excel = new Comparison()
  for (const session of sessions) {
    comparePrograms(pandas, session, await csvRows(session.path('– intervals.csv')))
    const rows = (await workbookRows(session.path('.xlsx')))['Intervals'] ?? []
    excel.same(`${session.name}: rows`, session.shown.length, rows.length)
    for (const [index, row] of rows.entries()) {
      const here = session.shown[index]
      if (here === undefined) continue
      for (const column of ['participant', 'id', 'kind', 'notes'] as const)
        excel.text(`${session.name} ${index + 1} ${column}`, here[column], row[column])
      excel.same(`${session.name} ${index + 1} start`, new Date(here.startMs).toISOString(), `${row['start (UTC)']}Z`)
    }
  }
  say('pandas (CSV for programs)', pandas)
  say('pandas (.xlsx)', excel)

  let texts = 0
  for (const session of sessions) {
    const drawn = join(folder, `${session.name}-inkscape.pdf`)
    await outputOf('inkscape', ['--export-type=pdf', `--export-filename=${drawn}`, session.path('– timeline.svg')])
    const words = wordsOf(session)
    expect(missingIn(await pdfWords(drawn), words), `${session.name}: Inkscape`).toEqual([])
    texts += words.size
  }
  noteFigure('Exports', `${texts} names and ids looked for in what Inkscape draws: 0 missing`)

  await expectToFindChanges(calc, english, folder)
}

/** Lengths of three decimals and ids without a guard, as they once were: what this file compares with must notice. */
async function expectToFindChanges(
  calc: Calc,
  files: readonly (readonly [Exported, string])[],
  folder: string
): Promise<void> {
  const found: string[] = []
  for (const language of ['en-US', 'de-DE', 'fr-FR'] as const) {
    const comparison = new Comparison()
    for (const [session, path] of files) {
      const [heading = [], ...rows] = readCsv((await readFile(path, 'utf8')).replace(/^\ufeff/, ''))
      const lengthAt = heading.indexOf('duration (s)')
      const old = rows.map((cells) =>
        cells.map((cell, at) => (at === lengthAt ? cell.replace(/(\.\d{3})\d$/, '$1') : cell.replace(/^'/, '')))
      )
      const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
      const file = join(folder, `${session.name}-old.csv`)
      await writeFile(file, [heading, ...old].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join(''))
      const opened = await calc.openCsv([file], ',', { language, detects: true })
      compareSheet(comparison, session, opened.get(file)?.[0], 'seconds and milliseconds')
    }
    expect(comparison.changed.length, language).toBeGreaterThan(0)
    found.push(`${comparison.changed.length} of ${comparison.cells} cells changed in ${language}`)
  }
  noteFigure(
    'Exports',
    `without guards and with three decimals LibreOffice, to show that changes are found: ${found.join(', ')}`
  )
}
