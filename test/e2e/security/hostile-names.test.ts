// Hostile names: whatever a participant is called, it is only a name.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../rollcall/story'
import type { ApiSession } from '../../videosdk/api-session'
import { chooseFor, grid } from '../rollcall/lanes'
import { watch } from './only-text'
import { pdfText } from '../export/pdf-text'
import { expectId, fetchSession, header, lane, listedKept } from '../rollcall/steps'
import { chooseForm, openExport } from '../export/saving'

test.use({ keyringState: 'no-bus' })

const markup = '<img src=x onerror="document.title=\'ran\'">'
const names = [
  markup,
  '<script>document.title="ran"</script>',
  '{@html ran} ${ran} {{ran}}',
  'Ann \u202egpj.exe',
  `${'Long '.repeat(2_000)}end`,
  'x'.repeat(10_000),
  '\u200fדנה\u200f כהן, שלום',
  '| a | **b** [c](javascript:alert(1)) @team #1',
  'before\u0000after',
  '👩🏽‍🚀 Zoë 🏳️‍🌈 \ud800 half',
  '=HYPERLINK("http://example.com","Ann")',
  'javascript:alert(1)',
  '  '
]

/** What no text for others to read may hold: controls but for line ends, and signs that turn what follows. */
const unwelcome = /(?![\t\r\n])\p{Cc}|[\u2028-\u202e\u2066-\u2069\u200e\u200f]/u

function hostileSession(): ApiSession {
  const timelog = [{ start: '2024-05-14T13:00:00.000Z', end: '2024-05-14T13:01:00.000Z' }]
  const events = { errors: [{ start: '2024-05-14T13:00:30.000Z', message: `${markup} failed` }] }
  return {
    id: 'hostile-session',
    roomId: `${markup}room`,
    customRoomId: `${markup}\u0000\u202e${'x'.repeat(10_000)}`,
    start: '2024-05-14T13:00:00.000Z',
    end: '2024-05-14T13:02:00.000Z',
    status: `${markup}ended`,
    participants: names.map((name, index) => ({ participantId: `p${index}`, name, timelog, events }))
  }
}

/** Nothing became an element that loads or leads somewhere; nothing is wider than the window, nor scrolls sideways in it. */
async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.locator('img, iframe, body script, a[href]').count()).toBe(0)
  const wide = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('*')]
    return all
      .filter((each) => each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowX))
      .filter((each) => each.scrollWidth > each.clientWidth + 1)
      .map((each) => `${each.localName}.${each.className} ${each.scrollWidth} > ${each.clientWidth}`)
  })
  expect(wide).toEqual([])
}

test('names with markup, scripts, controls and 10,000 letters are shown as text, and nothing runs', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  const said = watch(page)
  const title = await page.title()
  service.put(hostileSession())
  await fetchSession(signedIn, 'hostile-session')

  await expect(page.getByRole('heading', { level: 1 })).toContainText(markup)
  await expectId(page, `${markup}room`)
  await expect(header(page)).toContainText(`${markup}ended`)
  const lanes = page.getByRole('grid', { name: 'Participants' }).getByRole('row')
  await expect(lanes).toHaveCount(names.length)
  await expect(lane(page, markup)).toHaveAccessibleDescription(/1 error: <img src=x .* failed at/)
  for (const name of ['Ann \u202egpj.exe', 'before', '👩🏽‍🚀 Zoë', 'javascript:alert(1)', '{@html ran}'])
    await expect(lanes.filter({ hasText: name }).first()).toBeVisible()

  await lane(page, markup).hover({ position: { x: 500, y: 10 } })
  await idle()
  await expect(page.locator('.tip')).toContainText(markup)

  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await idle()
  await expect(page.getByRole('gridcell', { name: markup, exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Raw JSON' }).click()
  await expect(page.getByText('onerror').first()).toBeVisible()
  await page.getByRole('button', { name: /^Data notes/ }).click()
  await idle()

  expect(said).toEqual([])
  expect(await page.title()).toBe(title)
  await expectUnharmed(page)
})

test('a kept session with such names is listed and found by them', async ({ start, service }) => {
  const first = await start({ signedIn: true })
  service.put(hostileSession())
  await fetchSession(first, 'hostile-session')
  await first.page.getByRole('button', { name: 'Keep', exact: true }).click()
  await first.idle()
  await first.close()

  const again = await start()
  const said = watch(again.page)
  await again.page.getByRole('searchbox', { name: 'Search sessions' }).fill('ONERROR')
  const kept = listedKept(again.page)
  await expect(kept).toHaveText([/<img src=x/])
  await kept.getByRole('button').first().click()
  await again.idle()
  await expect(lane(again.page, markup)).toBeVisible()
  expect(said).toEqual([])
})

test('every panel, the palette and the marks show such names as text, in a small window too', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  const said = watch(page)
  service.put(hostileSession())
  await fetchSession(signedIn, 'hostile-session')
  const panels = page.getByRole('region', { name: 'Panels' })

  for (const name of [markup, 'x'.repeat(2_000)]) {
    await grid(page).focus()
    for (const key of ['.', 'x', 'End', 'x', 'Shift+M']) await page.keyboard.press(key)
    await page.keyboard.insertText(name)
    await page.keyboard.press('Enter')
    await idle()
  }
  await expect(panels.getByRole('list', { name: 'Marks' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('toolbar', { name: 'Marks in view' })).toContainText(markup)
  await expectUnharmed(page)

  await chooseFor(lane(page, markup), 'Compare everybody with this one')
  for (const panel of ['Overlap', 'Roll call', 'Details']) {
    await panels.getByRole('button', { name: panel, exact: true }).click()
    await idle()
    await expect(panels).toContainText(markup)
    await expectUnharmed(page)
  }
  await expect(panels.getByText(`${markup} failed`)).toBeVisible()

  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await page.keyboard.insertText('onerror')
  await expect(palette.getByRole('option')).toContainText([markup])
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('xxxxxxxx')
  await expect(palette.getByRole('option').first()).toContainText('xxxxxxxx')
  await expectUnharmed(page)
  await page.keyboard.press('Escape')

  await signedIn.resize(640, 600)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640)
  for (const panel of ['Overlap', 'Roll call', 'Measure and marks', 'Details']) {
    await panels.getByRole('button', { name: panel, exact: true }).click()
    await idle()
    await expectUnharmed(page)
  }
  expect(said).toEqual([])
})

test('what is taken away holds such names as text: on one page, in rows of one width, and nothing to be run', async ({
  signedIn,
  service,
  profile
}) => {
  const { page, idle } = signedIn
  const said = watch(page)
  service.put(hostileSession())
  await fetchSession(signedIn, 'hostile-session')
  await signedIn.saveIn(profile)
  const dialog = await openExport(page)
  await expect(dialog.getByText(markup).first()).toBeVisible()
  await expectUnharmed(page)
  for (const format of [
    'PDF',
    'Summary, Markdown',
    'Intervals for programs, CSV',
    'Participants for programs, CSV',
    'SVG'
  ]) {
    await chooseForm(dialog, format)
    await dialog.getByRole('button', { name: 'Save…' }).click()
    await expect(dialog.getByRole('status')).toHaveText(/^Saved /)
    await idle()
  }
  const saved = await readdir(profile)
  const read = (ending: string) => {
    const [name] = saved.filter((each) => each.includes(' – ') && each.endsWith(ending))
    return readFile(join(profile, name ?? ''))
  }

  const drawing = await page.evaluate(
    (text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
      return {
        texts: [...root.querySelectorAll('text')].map((each) => each.textContent ?? ''),
        elements: [...new Set([...root.querySelectorAll('*')].map((each) => each.localName))].sort()
      }
    },
    String(await read('.svg'))
  )
  for (const element of ['script', 'image', 'foreignObject', 'a', 'style', 'parsererror'])
    expect(drawing.elements).not.toContain(element)
  expect(drawing.texts.join('\n')).toContain('<img src=x onerror=')
  expect(drawing.texts.join('\n')).toContain('דנה כהן')

  const pdf = await read('.pdf')
  const structure = pdf.toString('latin1').replace(/stream\r?\n[^]*?endstream/g, '')
  expect(structure.match(/\/Type ?\/Page\b/g)).toHaveLength(1)
  expect(structure).not.toMatch(/\/(?:JavaScript|JS|Launch|URI|OpenAction|EmbeddedFile)\b/)
  const printed = pdfText(pdf)
  for (const text of [
    `Session ${markup}`,
    `Room: ${markup}room`,
    'before after',
    'Ann gpj.exe',
    '<script>document.title'
  ])
    expect(printed).toContain(text)

  for (const ending of [' – intervals.csv', ' – participants.csv']) {
    const csv = String(await read(ending))
    expect(csv.trimEnd().split('\r\n').length).toBeGreaterThan(names.length)
    expect(csv).toContain('"<img src=x onerror=""document.title=\'ran\'"">"')
    expect(csv).toContain(`"'=HYPERLINK(""http://example.com"",""Ann"")"`)
    expect(csv).toContain('before after')
    expect(csv.replace(/^\ufeff/, '')).not.toMatch(unwelcome)
    expect(csv).not.toMatch(/^[=+\-@]/m)
  }

  const markdown = String(await read('.md'))
  expect(markdown).toContain('\\<img src=x onerror=')
  expect(markdown.replace(/`.*`/g, '')).not.toMatch(/(?<!\\)<|@team|(?<!\\)\]|javascript:alert/)
  expect(markdown).not.toMatch(unwelcome)
  expect(markdown.length).toBeLessThan(10_000)
  const cells = markdown.split('\n').filter((line) => line.startsWith('| '))
  expect(new Set(cells.map((row) => row.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([7]))
  expect(cells).toHaveLength(names.length + 2)

  await dialog.getByRole('button', { name: 'Close' }).click()
  expect(said.filter((each) => !/^request: (?:data|blob):/.test(each))).toEqual([])
  await expectUnharmed(page)
})
