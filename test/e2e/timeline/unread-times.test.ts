// What could not be read is not absence: a session with times that are none, one with times in every form, and one without any.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { header, lane, status } from '../rollcall/steps'
import { chooseFor } from '../rollcall/lanes'
import { expect, test } from '../rollcall/story'
import { root } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const panel = (page: Page) => page.getByRole('region', { name: 'Panels' })
/** Names of times differ by no more than the case of a letter. */
const row = (page: Page, name: string) => page.getByRole('row', { name, exact: true })
const fixture = (name: string) => join(root, 'test/fixtures/reports', name)

test('whose entry could not be read is not known to have been away, in the lanes, the roll call, the overlap and the table', async ({
  start
}) => {
  const { page, resize, idle } = await start({ args: [fixture('31-minute-60.json')] })
  await expect(header(page)).toContainText('at least 1 person dropped and came back')
  await expect(header(page)).toContainText('peak at least 2 at once')
  await expect(lane(page, 'Asha')).toHaveAccessibleDescription(
    /^in room not known, at least 1 join, last left 10:58:20: join not readable, until/
  )
  await expect(lane(page, 'Dara')).toHaveAccessibleDescription(
    /^in room not known, at least 1 join, last left 10:15:00: no join recorded, until/
  )
  await expect(lane(page, 'Benno')).toHaveAccessibleDescription(/^in room 44 m 55 s, 3 joins/)
  await expect(lane(page, 'Asha').locator('.total')).toHaveAttribute(
    'title',
    'in room not known (at least 0 s): an entry could not be read'
  )

  await page.keyboard.press('g')
  await page.getByRole('textbox', { name: 'Time in this session' }).fill('2026-03-12 09:12Z')
  await page.keyboard.press('Enter')
  await page.getByRole('grid', { name: 'Participants' }).focus()
  await page.keyboard.press('r')
  await idle()
  await expect(panel(page).getByRole('list', { name: 'Not known (2)' }).getByRole('button')).toHaveText([
    /Asha\s*entry not readable/,
    /Dara\s*no join recorded/
  ])
  await expect(panel(page).getByRole('list', { name: 'Away (1)' })).toContainText('Benno')
  await expect(panel(page)).not.toContainText('Never in')
  await expect(page.getByText('peak ≥ 2')).toBeVisible()

  await chooseFor(lane(page, 'Asha'), 'Compare everybody with this one')
  await page.getByRole('button', { name: 'Overlap', exact: true }).click()
  await idle()
  await expect(panel(page)).toContainText('met 1, may have met 2, never met 0')

  await page.getByRole('button', { name: 'Table' }).click()
  await idle()
  const cells = page.getByRole('grid', { name: 'Intervals' }).getByRole('row').filter({ hasText: 'asha-01' })
  await expect(cells.getByRole('gridcell')).toHaveText([
    'Asha',
    'asha-01',
    'in room',
    '',
    '12 Mar 2026 10:58:20.000',
    '',
    'join not readable, invalid time'
  ])
  // Room for the longest of the reasons, which stand first: `no leave recorded`.
  const room = await cells
    .getByRole('gridcell')
    .last()
    .evaluate((cell) => cell.clientWidth)
  expect(room).toBeGreaterThan(150)

  await page.getByRole('button', { name: 'Timeline' }).click()
  await resize(640, 800)
  await idle()
  await page.getByRole('button', { name: /^Overlap with/ }).press('Enter')
  await expect(lane(page, 'Asha').locator('.joins')).toHaveText('≥ 1 join')
  for (const total of await page.locator('.total').all())
    expect(await total.evaluate((one) => one.getBoundingClientRect().right)).toBeLessThanOrEqual(
      await total.evaluate((one) => one.closest('.label')?.getBoundingClientRect().right ?? 0)
    )
})

test('a time is read in every form that is one, and a note says so; what is none says why', async ({ start }) => {
  const { page } = await start({ args: [fixture('23-time-shapes.json')] })
  const read = [
    ...['2026-03-12 09:10:00.000000+00:00', '2026-03-12 09:10:00+00', '2026-03-12T09:10:00+00'],
    ...['2026-03-12T09:10:00,000Z', '2026-03-12t09:10:00.000z', '2026-03-12 09:10:00 UTC', '1773306600000'],
    ...['Thu, 12 Mar 2026 09:10:00 GMT', 'Thu Mar 12 2026 14:40:00 GMT+0530 (India Standard Time)', '{$date}']
  ]
  for (const name of read) await expect(row(page, name)).toHaveAccessibleDescription(/^in room 40 m 00 s, 1 join/)
  for (const name of ['1773306600', '3/12/2026, 9:10:00 AM', '2026-03-12T09:59:60Z', 'number, s'])
    await expect(row(page, name)).toHaveAccessibleDescription(/^in room not known/)
  // What a label has is made when its lane shows.
  await row(page, '1773306600').scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: '1 data note about 1773306600', exact: true }).click()
  await expect(panel(page)).toContainText('Seconds or milliseconds since 1970: which of them this is cannot be told')
})

test('a session without any time that could be read has no ruler and no year 1970', async ({ start, profile }) => {
  const file = join(profile, 'timeless.json')
  const person = { participantId: 'asha-01', name: 'Asha', timelog: [{ start: 'soon', end: 'later' }] }
  await writeFile(
    file,
    JSON.stringify({ id: 's', roomId: 'r', start: 'x', end: 'y', status: 'ended', participants: [person] })
  )
  const { page, resize, idle } = await start({ args: [file] })
  await idle()
  await expect(header(page)).toContainText('start not readable → end not readable')
  await expect(header(page)).toContainText('peak not known')
  await expect(page.getByText('No time could be read in this session, so there is no time axis')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Participants' })).toHaveCount(0)
  await page.getByRole('list', { name: 'Participants' }).getByRole('button', { name: /Asha/ }).click()
  await expect(panel(page)).toContainText('not known, at least 0 s: an entry could not be read')
  await page.keyboard.press('g')
  await expect(status(page)).toContainText('No time of this session is known')
  expect(await page.locator('body').innerText()).not.toContain('1970')
  await expect(status(page)).not.toContainText('view')
  await expect(page.getByRole('group', { name: 'Zoom' })).toHaveCount(0)
  await page.getByRole('button', { name: /^Time zone/ }).click()
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeFocused()
  await expect(page.getByRole('radio', { name: /^Second clock/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Overlap', exact: true }).click()
  await expect(panel(page)).toContainText('No time of this session is known')
  await page.keyboard.press('w')
  await expect(status(page)).toContainText('No time of this session is known')
  await resize(640, 800)
  const name = page.getByRole('list', { name: 'Participants' }).getByText('Asha', { exact: true })
  await expect.poll(() => name.evaluate((one) => one.getBoundingClientRect().width)).toBeGreaterThan(20)
})
