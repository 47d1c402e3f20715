// Copying and pasting: texts leave the window through the clipboard whole and harmless, and an id comes in the same way.
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { copied, fetchSession, header, lane, sessionField } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })
// They share the display's one clipboard.
test.describe.configure({ mode: 'serial' })

test('each id in the header can be copied whole', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await signedIn.resize(1600, 900)
  await fetchSession(signedIn, DOCUMENTED.ended)
  const ids = { 'custom room id': 'testing-room', 'room id': 'abc-xyzw-lmno', 'session id': DOCUMENTED.ended }
  for (const [what, id] of Object.entries(ids)) {
    await header(page)
      .getByRole('button', { name: `copy ${what}` })
      .click()
    await idle()
    await expect(page.getByText(`Copied ${what}`)).toBeVisible()
    expect(await copied(signedIn)).toBe(id)
  }
})

test('in the window’s first size and in the smallest one a menu in the header has each id whole, and copies it', async ({
  signedIn
}) => {
  const { page, resize, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  const ids = { 'custom room id': 'testing-room', 'room id': 'abc-xyzw-lmno', 'session id': DOCUMENTED.ended }
  for (const [width, height] of [
    [1280, 800],
    [640, 480]
  ] as const) {
    await resize(width, height)
    await idle()
    for (const [what, id] of Object.entries(ids)) {
      await header(page).getByRole('button', { name: 'Ids of the session' }).click()
      await page.getByRole('menuitem', { name: `${id}: copy ${what}` }).click()
      await idle()
      await expect(page.getByText(`Copied ${what}`)).toBeVisible()
      expect(await copied(signedIn)).toBe(id)
    }
  }
  await resize(1600, 900)
  await idle()
  await expect(header(page).getByRole('button', { name: 'Ids of the session' })).toHaveCount(0)
})

test('ids that are pasted on two lines stay two, and one with a line break after it is fetched', async ({
  signedIn
}) => {
  const { app, page, idle } = signedIn
  const paste = async (text: string) => {
    await app.evaluate(({ clipboard }, copiedText) => clipboard.writeText(copiedText), text)
    await sessionField(page).press('ControlOrMeta+a')
    await sessionField(page).press('ControlOrMeta+v')
    await page.keyboard.press('Enter')
    await idle()
  }
  await paste(`${DOCUMENTED.ended}\r\n${DOCUMENTED.mediaEvents}\n`)
  await expect(page.getByRole('alert')).toContainText('The text holds 2 ids.')
  await paste(`${DOCUMENTED.ended}\r\n`)
  await expect(lane(page, 'test-1')).toBeVisible()
})

test('a paste that the page makes by itself gives it nothing of the clipboard', async ({ rollcall }) => {
  const canary = 'only the user pastes this'
  const got = await rollcall.app.evaluate(async ({ BrowserWindow, clipboard }, canary) => {
    clipboard.writeText(canary)
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const paste = `(() => {
      const field = document.body.appendChild(document.createElement('textarea'))
      const got = []
      field.addEventListener('paste', ({ clipboardData }) => got.push(clipboardData.getData('text/plain')))
      field.focus()
      for (const command of ['paste', 'pasteAndMatchStyle']) document.execCommand(command)
      field.remove()
      return [...got, field.value]
    })()`
    const got: unknown[] = []
    for (const hasUserActed of [false, true]) got.push(await contents?.executeJavaScript(paste, hasUserActed))
    return got.flat().join('')
  }, canary)
  expect(got).toBe('')
})

test('the table copies as CSV with exact times and a heading', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await page.getByRole('button', { name: 'Copy for programs (CSV)' }).click()
  await expect(page.getByText('Copied table')).toBeVisible()
  const lines = (await copied(signedIn)).split('\r\n')
  // 25 rows as the table has them, one of them a time away, under a heading and before the last line's end.
  expect(lines).toHaveLength(27)
  expect(lines[0]).toMatch(/^participant,id,kind,start,end,duration_ms,start_is,end_is,notes,session,/)
  const stay = 'isha,rilsgehg,in room,2024-04-02T11:40:55.415Z,2024-04-02T11:43:20.283Z,144868,recorded,recorded,'
  expect(lines[2]).toContain(`${stay},${DOCUMENTED.mediaEvents},`)
  const error = 'isha,rilsgehg,error,2024-04-02T11:41:54.860Z,,,recorded,,Unable to start microphone,'
  expect(lines.filter((line) => line.startsWith(error))).toHaveLength(1)
  const away = 'isha,rilsgehg,away,2024-04-02T11:40:30.283Z,2024-04-02T11:40:55.415Z,25132,recorded,recorded,rejoined'
  expect(lines.filter((line) => line.startsWith(away))).toHaveLength(1)
  await expect(page.getByText('25 rows: 23 intervals, 1 drop, 1 error')).toBeVisible()
  expect(lines[26]).toBe('')
})

test('names that a spreadsheet would run are made harmless in the CSV', async ({ signedIn, service }) => {
  const { page } = signedIn
  const timelog = [{ start: '2024-05-14T13:00:00.000Z', end: '2024-05-14T13:01:00.000Z' }]
  const names = ['=HYPERLINK("http://example.com","Ann")', '+1-555', 'comma, "quote"\nline', '@sum', '-2+3', '\t=1+1']
  const participants = names.map((name, index) => ({ participantId: `p${index}`, name, timelog }))
  service.put({ id: 'formula-session', roomId: 'r', start: '2024-05-14T13:00:00.000Z', participants })
  await fetchSession(signedIn, 'formula-session')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await page.getByRole('button', { name: 'Copy for programs (CSV)' }).click()
  await expect(page.getByText('Copied table')).toBeVisible()
  const csv = await copied(signedIn)
  expect(csv).toContain('\r\n"\'=HYPERLINK(""http://example.com"",""Ann"")",p0,')
  expect(csv).toContain("\r\n'+1-555,p1,")
  expect(csv).toContain('\r\n"comma, ""quote""\nline",p2,')
  expect(csv).toContain("\r\n'@sum,p3,")
  expect(csv).toContain("\r\n'-2+3,p4,")
  expect(csv).not.toMatch(/(^|,|\r\n)"?[=+@\t]/)
})

test('the raw JSON is shown indented and copied as it was received', async ({ signedIn, service }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Raw JSON' }).click()
  await expect(page.getByText('"meetingId": "k7tb-chj6-9sjp"')).toBeVisible()
  await page.getByRole('button', { name: 'Copy all' }).click()
  await expect(page.getByText('Copied raw JSON')).toBeVisible()
  const token = service.requests[0]?.headers['authorization'] ?? ''
  const url = `${service.origin}/v2/sessions/${DOCUMENTED.mediaEvents}`
  const answer = await fetch(url, { headers: { Authorization: token } })
  expect(await copied(signedIn)).toBe(await answer.text())
})

test('the roll call and the details copy as plain text with times in ISO 8601', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('grid', { name: 'Participants' }).focus()
  for (const key of ['Home', '.', '.', 'r']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Copy roll call' }).click()
  await expect(page.getByText('Copied roll call')).toBeVisible()
  const rollCall = await copied(signedIn)
  expect(rollCall).toContain('Roll call at 2024-04-02T11:40:30.283Z (2 Apr 2024 13:40:30.283 Europe/Berlin (UTC+2))')
  expect(rollCall).toContain('- isha (rilsgehg): away since 2024-04-02T11:40:30.283Z, back at 2024-04-02T11:40:55.415Z')
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await page.getByRole('button', { name: 'Copy details' }).click()
  await expect(page.getByText('Copied details')).toBeVisible()
  expect((await copied(signedIn)).split('\n')).toContain(
    'error\t2024-04-02T11:41:54.860Z\t\tUnable to start microphone'
  )
})

test('one key copies a picture of her lane alone, twice as sharp as the screen', async ({ signedIn }) => {
  const { app, page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await app.evaluate(({ clipboard }) => clipboard.clear())
  await lane(page, 'isha').click()
  await page.keyboard.press('c')
  await idle()
  await expect(page.getByText('Copied the picture. The name of isha goes out; 3 others are left out.')).toBeVisible()
  const one = await app.evaluate(({ clipboard }) => (clipboard as unknown as OldClipboard).readImage().getSize())
  expect(one.width).toBe(2 * 1492)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Copy a short text for the customer' }).click()
  await idle()
  expect(await copied(signedIn)).toMatch(/^isha: in room /m)
})

interface OldClipboard {
  readonly readImage: () => { readonly getSize: () => { readonly width: number; readonly height: number } }
}
