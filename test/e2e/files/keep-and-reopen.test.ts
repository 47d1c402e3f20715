// Keeping: a session is kept as one file and opens again next week on a train, whatever became of the service.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { fetchSession, header, keptChip, lane, listed, listedKept } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { account, type Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

async function keep({ page, idle }: Rollcall): Promise<void> {
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await idle()
  await expect(header(page).getByText('Kept', { exact: true })).toBeVisible()
}

const keptList = ({ page }: Rollcall) => listedKept(page)
const entryIn = (line: Locator) => line.getByRole('button').first()
const removeIn = (line: Locator) => line.getByRole('button', { name: /^Remove the kept copy of / })

test('a kept session opens after a restart without the service, with the same lanes and its age', async ({
  start,
  service,
  profile
}) => {
  const first = await start({ signedIn: true })
  await fetchSession(first, DOCUMENTED.mediaEvents)
  await keep(first)
  const described = await lane(first.page, 'isha').getByRole('gridcell').last().getAttribute('aria-label')
  await first.close()
  await service.stop()

  const [fileName = 'none', ...others] = await readdir(join(profile, 'library'))
  expect(others).toEqual([])
  expect((await stat(join(profile, 'library', fileName))).mode & 0o777).toBe(0o600)
  const content = await readFile(join(profile, 'library', fileName), 'utf8')
  expect(content).toContain(account.name)
  expect(content).not.toContain(account.secret)
  expect(content).not.toContain(account.apiKey)

  const again = await start()
  await expect(keptList(again)).toHaveText([/k7tb-chj6-9sjp/])
  await entryIn(keptList(again)).click()
  await again.idle()
  await expect(lane(again.page, 'isha')).toHaveAccessibleDescription(described ?? 'nothing was described')
  await expect(header(again.page)).toContainText(`${account.name} · kept copy, fetched`)
  // It stands there once, though it was fetched before it was kept.
  await expect(listed(again.page)).toHaveCount(1)
  await expect(header(again.page).locator('[data-color="teal"]')).toBeVisible()
  await expect(again.page.getByRole('button', { name: 'Keep', exact: true })).toHaveCount(0)
})

test('what is asked for while the service is out of reach opens from the library and says how old it is', async ({
  start,
  service
}) => {
  const first = await start({ signedIn: true })
  await fetchSession(first, DOCUMENTED.ended)
  await keep(first)
  await first.close()
  await service.stop()

  const again = await start({ signedIn: true })
  await fetchSession(again, ` https://api.videosdk.live/v2/sessions/${DOCUMENTED.ended}`)
  await expect(lane(again.page, 'test-1')).toBeVisible()
  const notice = again.page.getByRole('alert')
  await expect(notice).toContainText(
    /VideoSDK cannot be reached: this is the kept copy, fetched (just now|\d+ \w+ ago)/
  )
  await expect(notice.getByRole('button', { name: 'Try again' })).toBeVisible()
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expect(lane(again.page, 'test-1')).toBeVisible()
})

test('with the network gone everything but fetching works, and no request is attempted', async ({ start }) => {
  const rollcall = await start({ signedIn: true, origin: null, args: ['test/fixtures/api/session.json'] })
  const { app, page, idle } = rollcall
  await app.evaluate(({ net, session }) => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    // What should never be sent is also never let out.
    session.fromPartition('videosdk', { cache: false }).webRequest.onBeforeRequest(({ url }, answer) => {
      seen.push(url)
      answer({ cancel: true })
    })
    net.isOnline = () => false
  })
  const seen = () => app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)

  await expect(lane(page, 'test-1')).toBeVisible()
  await keep(rollcall)
  await fetchSession(rollcall, DOCUMENTED.ended)
  await expect(page.getByRole('alert')).toContainText('VideoSDK cannot be reached: this is the kept copy')
  await fetchSession(rollcall, DOCUMENTED.running)
  await expect(page.getByRole('alert')).toContainText('Kept sessions and files open without it.')
  await entryIn(keptList(rollcall)).click()
  await idle()
  await expect(header(page)).toContainText('kept copy')
  expect(await seen()).toEqual([])

  // With a network the same request is made, so the count above means something.
  await app.evaluate(({ net }) => {
    net.isOnline = () => true
  })
  await fetchSession(rollcall, DOCUMENTED.running)
  expect(await seen()).toEqual([`https://api.videosdk.live/v2/sessions/${DOCUMENTED.running}`])
})

test('a kept session that is removed is gone from the list and the disk; what is open stays, and can be kept again', async ({
  start,
  profile
}) => {
  const rollcall = await start({ signedIn: true })
  const { page, idle } = rollcall
  await fetchSession(rollcall, DOCUMENTED.ended)
  await keep(rollcall)
  await fetchSession(rollcall, DOCUMENTED.mediaEvents)
  await keep(rollcall)
  const line = keptList(rollcall).filter({ hasText: 'k7tb-chj6-9sjp' })
  const question = line.getByRole('group', { name: 'Remove the kept copy of k7tb-chj6-9sjp?' })

  await entryIn(line).focus()
  await page.keyboard.press('ArrowDown')
  await expect(removeIn(line)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(removeIn(line)).toBeFocused()
  expect(await readdir(join(profile, 'library'))).toHaveLength(2)

  await removeIn(line).click()
  await question.getByRole('button', { name: 'Remove' }).click()
  await idle()
  await expect(keptList(rollcall)).toHaveText([/testing-room/])
  await expect(page.getByRole('status').getByText('Removed')).toBeVisible()
  await expect(page.getByRole('searchbox', { name: 'Search sessions' })).toBeFocused()
  const [left = 'none', ...others] = await readdir(join(profile, 'library'))
  expect([left.startsWith(DOCUMENTED.ended), others]).toEqual([true, []])
  await expect(lane(page, 'isha')).toBeVisible()
  await keep(rollcall)
  await removeIn(line).click()
  await question.getByRole('button', { name: 'Remove' }).click()
  await idle()
  await rollcall.close()

  const again = await start()
  await expect(keptList(again)).toHaveText([/testing-room/])
  expect(await readdir(join(profile, 'library'))).toEqual([left])
})

test('damaged, newer and foreign files are listed as such, left as they are, and hide nothing', async ({
  start,
  profile
}) => {
  const first = await start({ signedIn: true })
  await fetchSession(first, DOCUMENTED.ended)
  await keep(first)
  await fetchSession(first, DOCUMENTED.mediaEvents)
  await keep(first)
  await first.close()

  const folder = join(profile, 'library')
  const names = await readdir(folder)
  const damaged = names.find((name) => name.startsWith(DOCUMENTED.ended)) ?? 'none'
  const bytes = await readFile(join(folder, damaged))
  const at = bytes.length - 20
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const newer = '{"format":"rollcall-session","version":4,"sha256":"?"}\n{}\n'
  const odd = { [damaged]: bytes, 'later.rollcall': Buffer.from(newer), 'shopping.txt': Buffer.from('milk, bread') }
  for (const [name, content] of Object.entries(odd)) await writeFile(join(folder, name), content)

  const again = await start()
  await expect(keptChip(again.page, 4)).toBeVisible()
  await expect(keptList(again)).toHaveCount(4)
  for (const [name, doubt, words] of [
    [damaged, 'damaged', 'The kept session is damaged'],
    ['later.rollcall', 'newer', 'A newer Rollcall kept that session'],
    ['shopping.txt', 'not ours', 'is not one that Rollcall kept']
  ] as const) {
    const entry = keptList(again).filter({ hasText: name })
    await expect(entry).toContainText(doubt)
    await expect(entry.getByRole('button')).toHaveCount(1)
    await entryIn(entry).click()
    await again.idle()
    await expect(again.page.getByRole('alert')).toContainText(words)
    await expect(again.page.getByRole('alert')).toContainText(name)
  }
  await entryIn(keptList(again).filter({ hasText: 'k7tb-chj6-9sjp' })).click()
  await expect(lane(again.page, 'isha')).toBeVisible()
  await again.close()
  for (const [name, content] of Object.entries(odd)) expect(await readFile(join(folder, name))).toEqual(content)
  expect(await readdir(folder)).toHaveLength(4)
})
