// Which lanes show, and in what order: sort, group, filter and pin, by pointer and again by keyboard alone.
import { fetchSession, lane, wheel } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { generateSession } from '../../videosdk/generator'
import { chooseFor, grid, rows, standup } from '../rollcall/lanes'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

async function openStandup(rollcall: Rollcall, service: { put: (session: typeof standup) => void }): Promise<void> {
  service.put(standup)
  await fetchSession(rollcall, 'standup-session')
  await rollcall.idle()
}

const asJoined = ['Anna', 'Cleo', 'Bela', 'Dana', 'Anna']

test('lanes are sorted by what the menu says, either way round', async ({ signedIn, service }) => {
  const { page } = signedIn
  await openStandup(signedIn, service)
  await expect.poll(() => rows(page)).toEqual(asJoined)
  const choose = async (item: string) => {
    await page.getByRole('button', { name: /^Sort: / }).click()
    await page.getByRole('menuitemradio', { name: item }).click()
  }
  await choose('By time in room')
  await expect.poll(() => rows(page)).toEqual(['Anna', 'Dana', 'Bela', 'Anna', 'Cleo'])
  await choose('Shortest first')
  await expect.poll(() => rows(page)).toEqual(['Cleo', 'Anna', 'Bela', 'Dana', 'Anna'])
  await choose('By name')
  await expect.poll(() => rows(page)).toEqual(['Anna', 'Anna', 'Bela', 'Cleo', 'Dana'])
  await choose('By joins')
  await expect.poll(() => rows(page)).toEqual(['Bela', 'Anna', 'Cleo', 'Dana', 'Anna'])
  await choose('By last leave')
  await expect.poll(() => rows(page)).toEqual(['Cleo', 'Anna', 'Bela', 'Dana', 'Anna'])
  await choose('By first join')
  await expect.poll(() => rows(page)).toEqual(asJoined)
})

test('groups have headings with their totals, and only what the data tells is offered', async ({
  signedIn,
  service
}) => {
  const { page } = signedIn
  await openStandup(signedIn, service)
  const group = page.getByRole('button', { name: /^Group: / })
  await group.click()
  await expect(page.getByRole('menuitemradio')).toHaveText(['No groups', 'By name', 'By mode'])
  await page.getByRole('menuitemradio', { name: 'By name' }).click()
  await expect
    .poll(() => rows(page))
    .toEqual([
      'Anna, 2 ids, in room 45 m 00 s',
      'Anna',
      'Anna',
      'Names with one id, 3 participants',
      'Cleo',
      'Bela',
      'Dana'
    ])
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '7')
  await expect(grid(page).getByRole('rowheader')).toHaveCount(2)

  await group.click()
  await page.getByRole('menuitemradio', { name: 'By mode' }).click()
  await expect
    .poll(() => rows(page))
    .toEqual(['CONFERENCE, 2 participants', 'Anna', 'Dana', 'VIEWER, 3 participants', 'Cleo', 'Bela', 'Anna'])
})

test('filters say how many of how many are left, and nobody left has a way out', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  await openStandup(signedIn, service)
  const shown = page.getByRole('group', { name: 'Participants shown' })
  const filter = page.getByRole('button', { name: /^Filter: / })
  await filter.click()
  await page.getByRole('menuitemcheckbox', { name: 'Joined more than once' }).click()
  await expect(shown.getByText('1 of 5 participants')).toBeVisible()
  expect(await rows(page)).toEqual(['Bela'])
  await page.getByRole('button', { name: 'Clear', exact: true }).last().click()
  expect(await rows(page)).toEqual(asJoined)

  // The moment is taken once: pointing elsewhere afterwards changes nothing.
  const at = await lane(page, 'Cleo').boundingBox()
  const left = (at?.x ?? 0) + 290
  await page.mouse.move(left + 40, (at?.y ?? 0) + 10)
  await idle()
  await filter.click()
  await page.getByRole('menuitem', { name: /^In at the crosshair, 11:0\d:\d\d\.\d{3}$/ }).click()
  await expect(page.getByRole('button', { name: /^Filter: in at 11:0/ })).toBeVisible()
  const first = await rows(page)
  expect(first).toContain('Anna')
  expect(first.length).toBeLessThan(5)
  await page.mouse.move(left + 400, (at?.y ?? 0) + 10)
  await idle()
  expect(await rows(page)).toEqual(first)

  await page.getByRole('button', { name: /^Filter: / }).click()
  await page.getByRole('menuitem', { name: 'Another length…' }).click()
  const field = page.getByRole('textbox', { name: 'In room for less than' })
  await field.fill('30')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toContainText('90 s, 5 m or 1 h 30 m')
  await field.fill('30 s')
  await field.press('Enter')
  await expect(page.getByText('None of the 5 participants gets through the filter.')).toBeVisible()
  await expect(shown.getByText('0 of 5 participants')).toBeVisible()
  await page.getByRole('button', { name: 'Show everybody' }).last().click()
  expect(await rows(page)).toEqual(asJoined)
})

test('a pinned lane stays where it is while the others scroll under it', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  const session = generateSession({ seed: 3, participants: 200, id: 'many-session' })
  const chosen = session.participants?.[100]
  if (chosen === undefined) throw new Error('The generator made no participants')
  chosen.name = 'Zebulon Quince'
  service.put(session)
  await fetchSession(signedIn, 'many-session')
  const pinned = lane(page, 'Zebulon Quince')
  await pinned.scrollIntoViewIfNeeded()
  await chooseFor(pinned, 'Pin to the top')
  await idle()
  await expect(pinned).toHaveAttribute('aria-rowindex', '1')
  const before = await pinned.boundingBox()
  expect(before?.y).toBe((await page.locator('main .scroller').first().boundingBox())?.y)
  await grid(page).hover({ position: { x: 500, y: 90 } })
  await wheel(page, 0, 2400)
  await idle()
  await expect(grid(page).locator('[aria-rowindex="2"]')).not.toBeInViewport()
  expect(await pinned.boundingBox()).toEqual(before)

  // What is painted, pointed at and clicked there is the pinned lane, not one that lies under it.
  await page.mouse.move((before?.x ?? 0) + 600, (before?.y ?? 0) + 18)
  await idle()
  await expect(page.locator('.tip')).toContainText('Zebulon Quince')
  await pinned.getByRole('button', { name: 'Pin Zebulon Quince to the top' }).click()
  await expect(pinned).not.toHaveAttribute('aria-rowindex', '1')
})

test('a keyboard alone sorts, groups, filters, pins and lets go again', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
    await idle()
  }
  await openStandup(signedIn, service)
  await press('Control+f', 'ArrowRight')
  await expect(page.getByRole('button', { name: /^Sort: first join/ })).toBeFocused()
  await press('Enter', 'ArrowDown', 'Enter')
  await expect(page.getByRole('button', { name: 'Sort: name, a to z' })).toBeFocused()
  expect(await rows(page)).toEqual(['Anna', 'Anna', 'Bela', 'Cleo', 'Dana'])

  await press('ArrowRight', 'ArrowDown', 'End', 'Enter')
  await expect(page.getByRole('button', { name: 'Group: mode' })).toBeFocused()
  expect(await rows(page)).toContain('VIEWER, 3 participants')
  await press('Enter', 'Home', 'Enter')

  await grid(page).focus()
  await press('Home', '.')
  await press('Control+f', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter')
  await expect(page.getByRole('menuitem', { name: 'In at the crosshair, 11:00:00.000' })).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('button', { name: 'Filter: in at 11:00:00.000' })).toBeFocused()
  expect(await rows(page)).toEqual(['Anna'])
  const chip = page.getByRole('button', { name: 'in at 11:00:00.000', exact: true })
  for (let stops = 0; stops < 12 && !(await chip.evaluate((one) => one === document.activeElement)); stops++)
    await press('Tab')
  await expect(chip).toBeFocused()
  await press('Enter')
  expect(await rows(page)).toHaveLength(5)

  await grid(page).focus()
  await press('End', 'p')
  expect((await rows(page))[0]).toBe('Dana')
  await expect(lane(page, 'Dana')).toHaveAccessibleDescription(/^pinned; /)
  await press('p')
  expect(await rows(page)).toEqual(['Anna', 'Anna', 'Bela', 'Cleo', 'Dana'])

  // The same in the lane's menu, whose button on the label Tab reaches from the grid.
  await press('Tab')
  await expect(page.getByRole('button', { name: 'Menu of Dana' })).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('menu', { name: 'Dana' })).toBeVisible()
  for (let down = 0; down < 2; down++) await press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Pin to the top' })).toBeFocused()
  await press('Enter')
  expect((await rows(page))[0]).toBe('Dana')
  await expect(grid(page)).toBeFocused()
})
