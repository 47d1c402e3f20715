// Secrets: typed, pasted, rejected, used and removed, they are found in the keychain and nowhere that the app wrote or sent.
import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Page } from '@playwright/test'
import { documentedSessions } from '../videosdk/sessions'
import { startVideosdk, type ApiSession, type Videosdk } from '../videosdk/server'
import { accountRow, dialog, openAccounts, openForm, secretsInKeychain } from './account-steps'
import { crash, documentOf, foundIn, holdFields, memoryOf, plant, recordTraffic, traffic, wholeStrings } from './leaks'
import { expect, fetchSession, header, lane, test as base, type Rollcall } from './rollcall'
import { filesWith, partsOf, tokensSent } from './traces'

const canary = (what: string) => `${what}${randomBytes(12).toString('hex')}`
const known = { apiKey: canary('key'), secret: canary('secret') }
const mistyped = canary('mistyped')
const sessionId = 'canary-session'
// What the window does hold and show: the same search must find it.
const room = canary('room')
const participant = canary('participant')
const planted = canary('planted')
const inField = canary('in-field')

const test = base.extend<{ service: Videosdk }>({
  service: async ({}, use) => {
    const service = await startVideosdk({ ...known, sessions: [...documentedSessions(), tellingSession()] })
    await use(service)
    await service.stop()
  }
})

/** A session that tells what it should not, in the fields that the service has for it and in others. */
function tellingSession(): ApiSession {
  const timelog = [{ start: '2024-05-14T13:00:00.000Z', end: '2024-05-14T13:01:00.000Z' }]
  const others = Array.from({ length: 40 }, (_, index) => ({ participantId: `p${index}`, name: `P ${index}`, timelog }))
  const telling = { apiKey: known.apiKey, note: `signed with ${known.secret}`, token: 'any token at all' }
  const participants = [...others, { participantId: 'last', name: participant, timelog }]
  return { ...telling, id: sessionId, roomId: room, start: '2024-05-14T13:00:00.000Z', participants }
}

function readyMadeToken(): Promise<string> {
  return new SignJWT({ apikey: known.apiKey, permissions: ['allow_join'], version: 2, roles: ['crawler'] })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setExpirationTime('7d')
    .sign(new TextEncoder().encode(known.secret))
}

/** Puts a text into a field as the user's keyboard does, past the test's own scripts in the page. */
async function type(page: Page, label: string, text: string): Promise<void> {
  const field = dialog(page).getByRole('textbox', { name: label, exact: true })
  await field.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

async function addBoth(rollcall: Rollcall, token: string): Promise<void> {
  const { page } = rollcall
  const form = dialog(page)
  await openForm(rollcall)
  await form.getByLabel('Name').fill('By key')
  await type(page, 'API key', known.apiKey)
  await type(page, 'Secret', mistyped)
  await form.getByRole('button', { name: 'Check and add' }).click()
  await expect(form.getByRole('alert')).toContainText('VideoSDK does not accept this account')
  await type(page, 'Secret', known.secret)
  await holdFields(rollcall)
  await form.getByRole('button', { name: 'Check and add' }).click()
  await expect(form.getByText('It was saved in the keychain')).toBeVisible()
  await form.getByRole('button', { name: 'Done' }).click()

  await openForm(rollcall)
  await form.getByLabel('Name').fill('By token')
  await form.getByRole('radio', { name: 'Token' }).check()
  await type(page, 'Token', `Bearer ${token}`)
  await expect(form).toContainText('role crawler')
  await holdFields(rollcall)
  await form.getByRole('button', { name: 'Check and add' }).click()
  await expect(form.getByText('It was saved in the keychain')).toBeVisible()
  await form.getByRole('button', { name: 'Done' }).click()
}

async function failWithEcho({ page, idle }: Rollcall, service: Videosdk): Promise<void> {
  service.fail('session', { kind: 'status', status: 403, message: 'Your token is', form: 'echo' })
  await page.getByRole('textbox', { name: 'Session id or link' }).fill(sessionId)
  await page.keyboard.press('Enter')
  await idle()
  await expect(page.getByRole('alert')).toContainText('Your token is')
  service.fail('session', null)
}

/** Everything that can be done with a session: lanes, table, CSV, raw JSON, keeping. */
async function useSession(rollcall: Rollcall): Promise<void> {
  const { page, idle } = rollcall
  await fetchSession(rollcall, sessionId)
  await expect(lane(page, 'P 0')).toBeVisible()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(header(page)).toContainText('Kept')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await page.getByRole('button', { name: 'Copy as CSV' }).click()
  await page.getByRole('button', { name: 'Raw JSON' }).click()
  await page.getByRole('button', { name: 'Copy all' }).click()
  await idle()
}

test('no secret, token or key is anywhere but in the keychain, whatever was done with them', async ({
  start,
  service,
  keyring,
  profile,
  temporary
}) => {
  const token = await readyMadeToken()
  const rollcall = await start({ args: [wholeStrings] })
  const { page } = rollcall
  await recordTraffic(rollcall)
  await addBoth(rollcall, token)
  expect(await secretsInKeychain(keyring)).toHaveLength(2)
  const memoryAfterAdding = await memoryOf(rollcall)
  await failWithEcho(rollcall, service)
  await useSession(rollcall)
  await plant(rollcall, planted, inField)
  const memory = await memoryOf(rollcall)
  const shown = await documentOf(rollcall)

  await openAccounts(page)
  const row = accountRow(page, 'By token')
  await row.getByRole('button', { name: 'Test' }).click()
  await expect(row.getByRole('status')).toHaveText('VideoSDK accepts this account.')
  await row.getByRole('button', { name: 'Remove' }).click()
  await row.getByRole('button', { name: 'Remove account' }).click()
  await expect(row).toHaveCount(0)
  const sent = await traffic(rollcall)
  const memoryAtTheEnd = await memoryOf(rollcall)
  const shownAtTheEnd = await documentOf(rollcall)
  await crash(rollcall)

  const tokens = tokensSent(service.requests)
  expect(tokens).not.toEqual([])
  const secrets = { ...known, mistyped, ...partsOf([token, ...tokens]) }
  const places = { memoryAfterAdding, memory, memoryAtTheEnd, shown, shownAtTheEnd, sent, output: rollcall.output() }
  for (const [place, text] of Object.entries(places)) expect(foundIn(text, secrets), place).toEqual([])
  for (const secret of Object.values(secrets))
    for (const folder of [profile, temporary, keyring.home]) expect(await filesWith(folder, secret)).toEqual([])

  // The same search finds what the window does hold, and what the app did write.
  expect(foundIn(memory, { room, participant, planted, inField })).toEqual([
    'room',
    'participant',
    'planted',
    'inField'
  ])
  expect(foundIn(shown, { room })).toEqual(['room'])
  expect(foundIn(sent, { room, participant })).toEqual(['room', 'participant'])
  expect(sent).toContain('clipboard participant,id,kind')
  expect(sent).toContain('clipboard {')
  expect(await filesWith(profile, participant)).toHaveLength(1)
})
