// What people mail instead of an answer: packed, wrapped, recorded, logged; each opens with a note of where it stood, or says what it is.
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectId, header, lane, listedRecents, sessionField } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { ApiSession } from '../../videosdk/api-session'
import { drop } from './dropping'
import { root, type Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const reports = join(root, 'test/fixtures/reports')
const session = '65f01a2b3c4d5e6f70818293'

async function open(rollcall: Rollcall, ...names: readonly string[]): Promise<void> {
  await drop(
    rollcall,
    names.map((name) => join(reports, name))
  )
}

async function show({ page }: Rollcall, panel: RegExp): Promise<void> {
  const button = page.getByRole('region', { name: 'Panels' }).getByRole('button', { name: panel })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
}

/** What was received where each data note is about, of those that show. */
async function received(rollcall: Rollcall): Promise<string> {
  const all: string[] = []
  for (const note of await notes(rollcall).getByRole('treeitem').all()) {
    await note.getByRole('button', { name: 'Received' }).click()
    all.push(await note.innerText())
  }
  return all.join('\n')
}

const notes = ({ page }: Rollcall) => page.getByRole('tree', { name: 'Data notes' })
const notice = ({ page }: Rollcall) => page.getByRole('alert')
const chooser = ({ page }: Rollcall) => page.getByRole('dialog', { name: 'Choose sessions' })

const enclosed: readonly (readonly [file: string, stood: string])[] = [
  ['01-utf16le-bom.json', 'The session stood in text in UTF-16, little-endian.'],
  ['02-gzip.json.gz', 'The session stood in a file packed with gzip.'],
  ['03-curl-i.txt', 'The session stood in an answer with its HTTP headers.'],
  [
    '04-browser.har',
    `The session stood in the answer of GET https://api.videosdk.live/v2/sessions/${session} (entry 1 of 1 of a HAR file).`
  ],
  [
    '05-postman-collection.json',
    'The session stood in the saved answer “ok” of “Fetch session” in a Postman collection.'
  ],
  ['06-double-encoded.json', 'The session stood in a JSON string.'],
  ['08-log-line.txt', 'The session stood in line 1, between other text.'],
  ['12-backend-count-sessions.json', 'The session stood in a larger JSON text, at sessions[0].'],
  ['12b-backend-meeting.json', 'The session stood in a larger JSON text, at meeting.']
]

test('a session that was mailed in something else opens, with a note of where it stood', async ({ rollcall }) => {
  const { page } = rollcall
  for (const [file, stood] of enclosed) {
    await open(rollcall, file)
    await expect(header(page)).toContainText(`file ${file}`)
    await expectId(page, session)
    await expect(lane(page, 'Asha')).toBeVisible()
    await expect(lane(page, 'Benno')).toBeVisible()
    await show(rollcall, /^Data notes/)
    await expect(notes(rollcall)).toContainText(`Taken out of other text`)
    await expect(notes(rollcall)).toContainText(stood)
    await expect(notice(rollcall)).toHaveCount(0)
  }
})

test('its kept copy is its own text, and says what it was taken out of', async ({ rollcall, profile }) => {
  const { page, idle } = rollcall
  await open(rollcall, '04-browser.har')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(header(page)).toContainText('Kept')
  await idle()
  const [kept = 'none'] = await readdir(join(profile, 'library'))
  const [head, about, raw] = (await readFile(join(profile, 'library', kept), 'utf8')).split('\n')
  expect(head).toContain('"version":3')
  expect(about).toContain('entry 1 of 1 of a HAR file')
  expect(JSON.parse(raw ?? '')).toMatchObject({ id: session, status: 'ended' })
  await drop(rollcall, [join(profile, 'library', kept)])
  await show(rollcall, /^Data notes/)
  await expect(notes(rollcall)).toContainText('entry 1 of 1 of a HAR file')
})

test('of several sessions one is chosen by keyboard', async ({ rollcall }) => {
  const { page, idle } = rollcall
  for (const file of ['14-list-of-two-sessions.json', '07-two-sessions.ndjson']) {
    await open(rollcall, file)
    const dialog = chooser(rollcall)
    await expect(dialog).toContainText(`${file} holds 2 sessions.`)
    await expect(dialog).toContainText('Their own text alone will be shown and kept.')
    await expect(dialog).not.toContainText('stood')
    const list = dialog.getByRole('listbox', { name: 'Sessions in the file' })
    await expect(list).toBeFocused()
    const options = list.getByRole('option')
    await expect(options).toHaveText([
      new RegExp(`qk3h-7rpd-m2vx\\s*${session}.*12 Mar 2026 10:00:00 Europe/Berlin.*2 participants`),
      /65f01a2b3c4d5e6f70818294.*12 Mar 2026 1[02]:00:00 Europe\/Berlin.*1 participant/
    ])
    await expect(list).toHaveAttribute('aria-activedescendant', (await options.first().getAttribute('id')) ?? 'none')
    await page.keyboard.press('ArrowDown')
    await expect(list).toHaveAttribute('aria-activedescendant', (await options.last().getAttribute('id')) ?? 'none')
    await page.keyboard.press('Enter')
    await idle()
    await expect(dialog).toHaveCount(0)
    await expect(lane(page, 'Cleo')).toBeVisible()
    await expectId(page, '65f01a2b3c4d5e6f70818294')
    await show(rollcall, /^Raw JSON/)
    const raw = page.getByRole('region', { name: 'Panels' })
    await expect(raw).toContainText('cleo-03')
    await expect(raw).not.toContainText('asha-01')
  }
  await open(rollcall, '14-list-of-two-sessions.json')
  await expect(chooser(rollcall)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(chooser(rollcall)).toHaveCount(0)
  await expect(lane(page, 'Cleo')).toBeVisible()
  await listedRecents(page)
    .getByRole('button', { name: /^14-list/ })
    .click()
  await chooser(rollcall).getByRole('option').first().click()
  await idle()
  await expect(lane(page, 'Asha')).toBeVisible()
})

test('without an account the session that a file names waits in the field until there is one', async ({ rollcall }) => {
  const { page, idle } = rollcall
  await open(rollcall, '11-webhook-session-ended.json')
  await page.getByRole('button', { name: `Fetch session ${session}` }).click()
  await idle()
  await expect(sessionField(page)).toHaveValue(session)
})

test('what belongs to a session names it, and offers to fetch it', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  const list = JSON.parse(await readFile(join(reports, '14-list-of-two-sessions.json'), 'utf8')) as {
    data: ApiSession[]
  }
  for (const each of list.data) service.put(each)
  for (const [file, what] of [
    ['11-webhook-session-ended.json', 'It is the webhook “session-ended”'],
    ['15-sip-call.json', 'It is a list of telephone calls, not a session.']
  ] as const) {
    await open(signedIn, file)
    await expect(notice(signedIn)).toContainText('That names sessions, but does not hold them')
    await expect(notice(signedIn)).toContainText(what)
    await expect(notice(signedIn)).toContainText(`It belongs to the session ${session}.`)
    await page.getByRole('button', { name: `Fetch session ${session}` }).press('Enter')
    await idle()
    await expect(notice(signedIn)).toHaveCount(0)
    await expect(header(page)).toContainText('fetched just now')
    await expect(lane(page, 'Asha')).toBeVisible()
  }
})

test('what is no session is refused with what it is', async ({ rollcall, profile }) => {
  for (const [file, what] of [
    ['15b-ticket.json', 'It looks like a ticket.'],
    ['15c-order.json', 'It looks like an order or a payment.'],
    ['34-zoom-report.json', 'It is a Zoom participants report: Rollcall does not read it.']
  ] as const) {
    await open(rollcall, file)
    await expect(notice(rollcall)).toContainText('There is no session in that')
    await expect(notice(rollcall)).toContainText(what)
  }
  const zip = join(profile, 'session.zip')
  await writeFile(zip, Buffer.from('504b03041400000000ff', 'hex'))
  await drop(rollcall, [zip])
  await expect(notice(rollcall)).toContainText('The file is an archive')
  await expect(notice(rollcall)).toContainText('It is a zip archive.')
  await expect(notice(rollcall)).not.toContainText('moved or deleted')
})

test('ids, times and values are shown as they stand in the text', async ({ rollcall }) => {
  const { page } = rollcall
  await open(rollcall, '16-bigint-ids.json')
  await expect(lane(page, 'Asha')).toBeVisible()
  await expect(lane(page, 'Benno')).toBeVisible()
  await show(rollcall, /^Data notes/)
  expect(await received(rollcall)).toMatch(/2916334247900527532[^]*2916334247900527611/)

  await open(rollcall, '29-duplicate-json-keys.json')
  await expect(notes(rollcall)).toContainText('Same field twice')
  expect(await received(rollcall)).toContain(
    '[{"start":"2026-03-12T09:00:02.000Z","end":"2026-03-12T09:59:50.000Z"}] … []'
  )
  await expect(notes(rollcall)).toContainText('The last value counts')

  await open(rollcall, '10-mongo-extended.json')
  await expectId(page, session)
  await expect(header(page)).toContainText('12 Mar 2026 10:00:00')
  await expect(notes(rollcall)).toContainText('Written as MongoDB does: read as the text in it.')
})

test('a camera that is on for longer than its participant was in has a note, and is a finding', async ({
  rollcall
}) => {
  const { page } = rollcall
  await open(rollcall, '32-media-longer-than-presence.json')
  await show(rollcall, /^Data notes/)
  await expect(notes(rollcall)).toContainText('Media outside time in room')
  expect(await received(rollcall)).toContain('2026-03-12T09:23:20.000Z')
  await page.getByRole('grid', { name: 'Participants' }).focus()
  await page.keyboard.press(']')
  await expect(page.getByText('data note: media outside time in room').first()).toBeAttached()
})
