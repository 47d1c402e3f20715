// First start: nothing is set up, and the sample session is one click, or a few keys, away.
import { expect, test } from '../rollcall/story'
import { header, lane } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })

test('a first start offers an account, a file or the sample, and the sample can be read', async ({ rollcall }) => {
  const { page, idle } = rollcall
  await expect(page.getByRole('button', { name: 'Add an account' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open files' })).toBeVisible()
  await page.getByRole('button', { name: 'See the sample session' }).click()
  await idle()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('sample-consultation')
  await expect(header(page)).toContainText('sample session, made up')
  await expect(header(page)).toContainText('8 participants · 5 people dropped and came back · 2 errors · 3 data notes')
  await expect(lane(page, 'Yusuf Demir')).toHaveAccessibleDescription(
    /41 m 25 s, 4 joins, 3 drops \(inferred\), away .* in all, last left 10:44:05: .*away 12 s.*2 errors/
  )
  await expect(lane(page, 'Priya Raghunathan')).toHaveAccessibleDescription(/no leave recorded/)
  expect(rollcall.output()).not.toContain('went on after')
})

test('what is odd in the sample is listed, and choosing a note goes to the person', async ({ rollcall }) => {
  const { page, idle } = rollcall
  await page.getByRole('button', { name: 'See the sample session' }).click()
  await page.getByRole('button', { name: 'Data notes (3)' }).click()
  const notes = page.getByRole('tree', { name: 'Data notes' }).getByRole('treeitem')
  await expect(notes).toHaveText([
    /No end recorded.*Priya/s,
    /After the session.*Chloé/s,
    /Missing name.*tablet-room-4/s
  ])
  await page.getByRole('button', { name: '1 data note about Priya Raghunathan' }).click()
  await expect(notes).toHaveText([/No end recorded.*Priya/s])
  await page.getByRole('button', { name: 'Show all' }).click()
  await notes.nth(1).click()
  await idle()
  const focused = await page.getByRole('grid', { name: 'Participants' }).getAttribute('aria-activedescendant')
  await expect(lane(page, 'Chloé Lefèvre')).toHaveAttribute('id', focused ?? 'nothing is focused')
})

test('the sample is also a table, the theme follows the system or a choice, and ? lists the keys', async ({
  rollcall
}) => {
  const { page, idle } = rollcall
  await page.getByRole('button', { name: 'See the sample session' }).click()
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await idle()
  const table = page.getByRole('grid', { name: 'Intervals' })
  const first = table.getByRole('row').nth(1).getByRole('gridcell')
  const times = ['12 Mar 2026 10:00:04.911', '12 Mar 2026 10:22:48.388', '22 m 43.477 s']
  await expect(first).toHaveText(['Dr. Amara Okafor', 'amara-k3x9', 'in room', ...times, ''])
  const rowCount = Number(await table.getAttribute('aria-rowcount'))
  await expect(page.getByText(new RegExp(`^${rowCount - 1} rows: 37 intervals, 7 drops, 2 errors$`))).toBeVisible()

  await page.getByRole('columnheader', { name: 'Participant' }).getByRole('button').click()
  await expect(page.getByRole('columnheader', { name: 'Participant' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(first.first()).toHaveText('Chloé Lefèvre')

  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
  }
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menuitemradio', { name: theme }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
  }

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Help' })
  await expect(help).toContainText('Zoom in')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('all of a first start can be done with the keyboard alone', async ({ rollcall }) => {
  const { page, idle } = rollcall
  const reach = async (name: string | RegExp, role: 'button' | 'grid' = 'button') => {
    const target = page.getByRole(role, { name })
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab')
      if (await target.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`The Tab key never reached ${String(name)}`)
  }
  await reach('See the sample session')
  await page.keyboard.press('Enter')
  await idle()

  await reach('Participants', 'grid')
  await page.keyboard.press('End')
  await idle()
  const focused = await page.getByRole('grid', { name: 'Participants' }).getAttribute('aria-activedescendant')
  await expect(lane(page, 'tablet-room-4')).toHaveAttribute('id', focused ?? 'nothing is focused')

  // A bar is one Tab stop, and the arrows go along it.
  await reach('Details')
  for (let right = 0; right < 4; right++) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /^Data notes/ })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('tree', { name: 'Data notes' })).toBeVisible()

  const theme = page.getByRole('button', { name: 'Theme' })
  await reach('All 0')
  for (const key of ['End', 'ArrowUp', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key)
  await expect(theme).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('button', { name: 'Theme' })).toBeFocused()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Theme' })).toBeFocused()
})
