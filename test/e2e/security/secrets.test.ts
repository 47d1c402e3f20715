// Secrets: typed, pasted, rejected, used and removed, they are found in the keychain and nowhere that the app wrote or sent.
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import type { Page } from '@playwright/test'
import { fetchSession, header, lane } from '../rollcall/steps'
import { expect, test as base } from '../rollcall/story'
import type { Keyring } from '../../keychain/keyring'
import { noteFigure } from '../../torture/figures'
import { documentedSessions } from '../../videosdk/sessions'
import { startVideosdk, type ApiSession, type Videosdk } from '../../videosdk/server'
import { accountRow, dialog, nameAccount, openAccounts, openForm, secretsInKeychain } from '../accounts/account-steps'
import { crash, documentOf, holdFields, memoryOf, plant, recording, traffic } from '../rollcall/leaks'
import { pdfText } from '../export/pdf-text'
import type { Rollcall } from '../rollcall/rollcall'
import { allFormats, chooseForm, savedText } from '../export/saving'
import { filesWith, partsOf, search, tokensSent } from '../rollcall/traces'

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
function tellingSession(tokens: readonly string[] = []): ApiSession {
  const timelog = [{ start: '2024-05-14T13:00:00.000Z', end: '2024-05-14T13:01:00.000Z' }]
  const others = Array.from({ length: 40 }, (_, index) => ({ participantId: `p${index}`, name: `P ${index}`, timelog }))
  const telling = { apiKey: known.apiKey, note: `signed with ${known.secret}`, token: { of: 'any kind' }, sent: tokens }
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
  await nameAccount(page, 'By key')
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
  await nameAccount(page, 'By token')
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
  await page.getByRole('button', { name: 'Copy for programs (CSV)' }).click()
  await page.getByRole('button', { name: 'Raw JSON' }).click()
  await page.getByRole('button', { name: 'Copy all' }).click()
  await idle()
}

/** Saves the open session in every format; gives what can be read in the files. */
async function exportAll(rollcall: Rollcall, folder: string): Promise<string> {
  const { app, page } = rollcall
  await mkdir(folder)
  await rollcall.saveIn(folder)
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('rollcall:menu', 'export')
  )
  for (const format of allFormats) {
    await chooseForm(dialog(page), format, 'Everybody’s')
    await dialog(page).getByRole('button', { name: 'Save…' }).click()
    await expect(dialog(page).getByRole('status')).toHaveText(/^Saved /)
  }
  await page.keyboard.press('Escape')
  const names = await readdir(folder)
  expect(names).toHaveLength(allFormats.length)
  const texts = names.map(async (name) => {
    const path = join(folder, name)
    return name.endsWith('.pdf') ? pdfText(await readFile(path)) : savedText(path)
  })
  return (await Promise.all(texts)).join('\n')
}

/** Tries to save an account while the keychain is locked, and keeps it for this run instead. */
async function failToSave(rollcall: Rollcall, keyring: Keyring): Promise<void> {
  const { page } = rollcall
  const form = dialog(page)
  await keyring.become('locked')
  await openForm(rollcall)
  await nameAccount(page, 'For this run')
  await type(page, 'API key', known.apiKey)
  await type(page, 'Secret', known.secret)
  await holdFields(rollcall)
  await form.getByRole('button', { name: 'Check and add' }).click()
  await expect(form.getByRole('alert')).toContainText('The keychain is locked')
  await form.getByRole('button', { name: 'Keep for this run only' }).click()
  await form.getByRole('button', { name: 'Done' }).click()
  await keyring.become('unlocked')
}

test('no secret, token or key is anywhere but in the keychain, whatever was done with them', async ({
  start,
  service,
  keyring,
  profile,
  temporary
}) => {
  test.setTimeout(180_000)
  const token = await readyMadeToken()
  const rollcall = await start(recording)
  const { page } = rollcall
  await addBoth(rollcall, token)
  expect(await secretsInKeychain(keyring)).toHaveLength(2)
  const memoryAfterAdding = await memoryOf(rollcall)
  await failWithEcho(rollcall, service)
  // Those that were signed for earlier calls: no account holds them.
  service.put(tellingSession(tokensSent(service.requests)))
  await useSession(rollcall)
  const exported = await exportAll(rollcall, join(temporary, 'exported'))
  await failToSave(rollcall, keyring)
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
  const { output } = rollcall
  const texts = { memoryAfterAdding, memory, memoryAtTheEnd, shown, shownAtTheEnd, sent, exported, output: output() }
  const folders = [profile, temporary, keyring.home]
  const found = await search({ folders, texts }, secrets)
  expect(found.hits).toEqual([])
  const dumps = (await readdir(profile, { recursive: true })).filter((name) => name.endsWith('.dmp'))
  expect(dumps).toHaveLength(2)

  // The same search finds what the window does hold, and what the app did write.
  const names = async (of: Record<string, string>, wanted: Record<string, string>) =>
    (await search({ folders: [], texts: of }, wanted)).hits
  expect(await names({ memory }, { room, participant, planted, inField })).toHaveLength(4)
  expect(await names({ shown, sent, exported }, { room })).toHaveLength(3)
  expect(await names({ sent, exported }, { participant })).toHaveLength(2)
  expect(sent).toContain('clipboard participant,id,kind')
  expect(sent).toContain('clipboard {')
  expect(await filesWith(profile, participant)).toHaveLength(1)
  const searched = [
    ['heap snapshots', memory.length + memoryAfterAdding.length + memoryAtTheEnd.length],
    ['IPC', sent.length],
    ['exports', exported.length],
    ['page', shown.length + shownAtTheEnd.length]
  ].map(([place, length]) => `${place} ${(Number(length) / 1e6).toFixed(1)} MB`)
  noteFigure(
    'Secrets',
    `canary key, two secrets and ${tokens.length + 1} tokens in ${searched.join(', ')}, ${dumps.length} crash dumps, ` +
      `${found.files} files: ${found.hits.length} hits; each canary that was planted to be found is found`
  )
})
