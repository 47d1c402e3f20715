// A large session: 5,000 people come page by page, which shows how far it is and can be cancelled.
import { ask, fetchSession, givenUp, header, isHanging, lane, wheel } from '../rollcall/steps'
import { expect, test as base } from '../rollcall/story'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED, documentedSessions } from '../../videosdk/sessions'
import { startVideosdk } from '../../videosdk/server'
import { account } from '../rollcall/rollcall'

const id = '5000aaaabbbbccccddddeeee'

const test = base.extend({
  service: async ({}, use) => {
    const large = generateSession({ seed: 5, participants: 5_000, id })
    const sessions = [...documentedSessions(), large]
    const service = await startVideosdk({ ...account, sessions, participantsPerSession: 100, maxPerPage: 100 })
    await use(service)
    await service.stop()
  }
})

test.use({ keyringState: 'no-bus' })

test('fetching shows how far it is, and cancelling leaves what was open', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.ended)
  const before = service.requests.length
  service.fail('participants', { kind: 'slow-head', delayMs: 200 })
  await ask(page, id)
  const progress = page.getByRole('progressbar', { name: 'Participants fetched' })
  await expect(progress).toBeVisible()
  // From here on the service is silent, so that there is all the time to cancel.
  service.fail('participants', { kind: 'slow-head', delayMs: 'never' })
  await isHanging(service)
  await expect(page.getByText(/Fetching participants: [\d,]+ of 5,000/)).toBeVisible()
  expect(service.requests.length - before).toBeLessThan(51)
  await expect(page.getByRole('toolbar', { name: 'Open sessions' })).toContainText('testing-room')

  await page.getByRole('button', { name: 'Cancel' }).click()
  await givenUp(service)
  await idle()
  await expect(progress).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(lane(page, 'test-1')).toBeVisible()
})

test('all 5,000 can be scrolled through, while only those on screen are in the document', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, id)
  await expect(header(page)).toContainText('5,000 participants')
  expect(service.requests).toHaveLength(51)
  const tokens = new Set(service.requests.map(({ headers }) => headers['authorization']))
  expect(tokens.size).toBe(1)

  const grid = page.getByRole('grid', { name: 'Participants' })
  await expect(grid).toHaveAttribute('aria-rowcount', '5000')
  expect(await grid.getByRole('row').count()).toBeLessThan(100)
  const last = grid.locator('[aria-rowindex="5000"]')
  await expect(last).toHaveCount(0)
  await grid.hover({ position: { x: 600, y: 100 } })
  await wheel(page, 0, 1_000_000)
  await expect(last).toBeVisible()
  await idle()
  expect(await grid.getByRole('row').count()).toBeLessThan(100)
  await expect(last).toHaveAccessibleDescription(/in room .*\d joins?, last left .*: /)

  await grid.focus()
  await page.keyboard.press('Home')
  await expect(grid.locator('[aria-rowindex="1"]')).toBeVisible()
})

test('when the participants cannot be counted, a note says that some may be missing', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.fail('participants', { kind: 'status', status: 403 }, { times: 1 })
  await fetchSession(signedIn, id)
  await expect(header(page)).toContainText('100 participants')
  await page.getByRole('button', { name: /^Data notes/ }).click()
  const note = page.getByRole('treeitem').filter({ hasText: 'Participants missing' })
  await expect(note).toContainText('others may be missing here')
  await page.getByRole('button', { name: 'Fetch again' }).click()
  await idle()
  await expect(header(page)).toContainText('5,000 participants')
  await expect(note).toHaveCount(0)
})
