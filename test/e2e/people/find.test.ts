// Finding somebody: typing jumps to the lane, also among thousands; the matches can be gone through, or shown alone.
import { expect, test } from '../rollcall/story'
import { generateSession } from '../../videosdk/generator'
import { focusedLane, grid, rows, standup } from '../rollcall/lanes'
import { fetchSession, lane } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })

test('typing goes to the first match, Enter to the next and Shift+Enter back', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  const field = page.getByRole('textbox', { name: 'Find a participant' })
  await grid(page).focus()
  await page.keyboard.press('/')
  await expect(field).toBeFocused()
  await page.keyboard.type('ann')
  await idle()
  const find = page.getByRole('search', { name: 'Participants' })
  await expect(find).toContainText('1 of 2')
  await expect(find.getByRole('status')).toHaveText('Anna, 1 of 2')
  expect(await grid(page).locator('mark').allTextContents()).toEqual(['Ann', 'Ann'])
  await expect(lane(page, 'Anna').first()).toHaveAttribute(
    'id',
    (await grid(page).getAttribute('aria-activedescendant')) ?? ''
  )
  await page.keyboard.press('Enter')
  await expect(find).toContainText('2 of 2')
  await page.keyboard.press('Enter')
  await expect(find).toContainText('1 of 2')
  await page.keyboard.press('Shift+Enter')
  await expect(find).toContainText('2 of 2')

  await find.getByRole('button', { name: 'Only these' }).click()
  expect(await rows(page)).toEqual(['Anna', 'Anna'])
  await expect(page.getByText('2 of 5 participants')).toBeVisible()
  await field.fill('nobody of that name')
  await expect(find).toContainText('none')
  await expect(page.getByText('None of the 5 participants gets through the filter.')).toBeVisible()

  await field.press('Escape')
  await expect(field).toHaveValue('')
  await expect(grid(page)).toBeFocused()
  expect(await rows(page)).toHaveLength(5)
  await expect(grid(page).locator('mark')).toHaveCount(0)
})

test('an id is found as well as a name, and a pinned lane as well as any other', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await grid(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('p')
  await page.keyboard.press('End')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('A2')
  await idle()
  expect(await focusedLane(page)).toBe('Anna')
  await expect(lane(page, 'Anna').first()).toHaveAttribute('aria-rowindex', '1')
  await expect(grid(page).locator('mark')).toHaveText('a2')
})

test('one among 5,000 is brought into view', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  const session = generateSession({ seed: 5, participants: 5_000, id: 'find-session' })
  const sought = session.participants?.[2_500]
  if (sought === undefined) throw new Error('The generator made no participants')
  sought.name = 'Zebulon Quince'
  service.put(session)
  await fetchSession(signedIn, 'find-session')
  await expect(lane(page, 'Zebulon Quince')).toHaveCount(0)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('zebulon')
  await idle()
  await expect(page.getByRole('search', { name: 'Participants' })).toContainText('1 of 1')
  await expect(lane(page, 'Zebulon Quince')).toBeInViewport({ ratio: 1 })
  expect(await focusedLane(page)).toBe('Zebulon Quince')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  expect(await focusedLane(page)).not.toBe('Zebulon Quince')
})
