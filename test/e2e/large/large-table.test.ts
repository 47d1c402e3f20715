// A large table: hundreds of thousands of rows are listed, sorted and saved without the window freezing.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../rollcall/story'
import { effort } from '../../torture/effort'
import { noteFigure } from '../../torture/figures'
import { drop } from '../files/dropping'
import { manyIntervals } from './many-intervals'
import { header } from '../rollcall/steps'
import { watchTasks } from '../rollcall/tasks'
import { chooseForm, openExport } from '../export/saving'

/** In the long form as much as fits into 64 MiB. */
const times = effort({ test: 3, torture: 10 })
const intervals = (88_000 * times).toLocaleString('en')

test.use({ keyringState: 'no-bus' })
test.setTimeout(effort({ test: 60_000, torture: 180_000 }))

test('a large table is listed, sorted and left again without the window freezing, and is saved instead of copied', async ({
  rollcall,
  profile
}) => {
  const { page, idle } = rollcall
  const path = join(profile, 'large.json')
  await writeFile(path, manyIntervals(times))
  await drop(rollcall, [path])
  await expect(header(page)).toContainText('people dropped and came back', { timeout: 60_000 })
  await idle()
  const { during, outcome } = watchTasks(rollcall)

  await during('listing', async () => {
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await expect(page.getByText(`${intervals} intervals`)).toBeVisible({ timeout: 30_000 })
  })
  await expect(page.getByText('Too many rows to copy: Export saves them.')).toBeVisible()
  for (const name of ['Participant', 'Id', 'Start (Europe/Berlin)', 'Duration', 'Notes'])
    await during(`sorting by ${name}`, async () => {
      const heading = page.getByRole('columnheader', { name, exact: true })
      await heading.getByRole('button').click()
      await idle()
      await expect(heading).toHaveAttribute('aria-sort', 'ascending')
      await expect(page.getByRole('grid', { name: 'Intervals' }).getByRole('gridcell').first()).toBeVisible()
    })
  await during('the timeline again', () => page.getByRole('button', { name: 'Timeline', exact: true }).click())

  await rollcall.saveIn(profile)
  const dialog = await openExport(page)
  await chooseForm(dialog, 'Intervals for programs, CSV')
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.getByText(/^Saved .* – intervals\.csv$/)).toBeVisible({ timeout: 60_000 })
  const [saved = ''] = (await readdir(profile)).filter((name) => name.endsWith('– intervals.csv'))
  const lines = (await readFile(join(profile, saved), 'utf8')).trimEnd().split('\r\n')
  expect(lines.length - 1).toBeGreaterThanOrEqual(88_000 * times)

  const { done, words, tooLong } = await outcome()
  noteFigure(
    'Decode',
    `a table of ${intervals} intervals was listed and sorted by ${done - 2} columns, and ${words}; all rows were saved as CSV`
  )
  expect(tooLong).toEqual([])
})
