// The largest session in the window: while it opens, and in all that is done with it then, no task of the page takes long.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../rollcall/story'
import { noteFigure } from '../../torture/figures'
import { manyIntervals } from './many-intervals'
import { watchTasks } from '../rollcall/tasks'
import { header, wheel } from '../rollcall/steps'

const seconds = (ms: number) => (ms / 1000).toFixed(1)

test.use({ keyringState: 'no-bus' })
test.setTimeout(120_000)

test('a session of over 60 MiB is opened, scrolled, zoomed, searched and read without the window freezing', async ({
  rollcall,
  profile
}) => {
  const { page, app, idle } = rollcall
  const body = manyIntervals(10)
  const path = join(profile, 'large.json')
  await writeFile(path, body)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
  const grid = page.getByRole('grid', { name: 'Participants' })
  const panel = (name: RegExp) => page.getByRole('region', { name: 'Panels' }).getByRole('button', { name })
  const keys = async (...pressed: readonly string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  const { during, outcome } = watchTasks(rollcall)
  let threads = 0
  page.on('worker', () => threads++)
  const broken: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('is left to the page')) broken.push(message.text())
  })
  expect(await page.evaluate(() => crossOriginIsolated), 'the window’s threads have memory in common').toBe(true)

  const startedMs = Date.now()
  await during('opening', async () => {
    await page.getByRole('button', { name: 'Open file…' }).click()
    await expect(header(page).getByText(/^peak \d/)).toBeVisible({ timeout: 90_000 })
  })
  const openedMs = Date.now() - startedMs
  await during('scrolling', async () => {
    await grid.hover({ position: { x: 600, y: 100 } })
    for (let turn = 0; turn < 10; turn++) await wheel(page, 0, 700)
    await wheel(page, 0, 10_000_000)
  })
  await during('zooming and panning', async () => {
    await grid.focus()
    await keys('Home', 'w', 'w', 'w', 'd', 'd', 'a', 's', '0')
  })
  await during('stepping to what is odd', () => keys(']', ']', '['))
  await during('finding participants', async () => {
    await page.locator('#find').click()
    await page.keyboard.type('ann')
    await keys('Enter', 'Escape')
  })
  await during('the palette', async () => {
    await keys('ControlOrMeta+k')
    await page.keyboard.type('ann')
    await keys('Escape')
  })
  await during('Details', () => panel(/^Details/).click())
  await during('Roll call', () => panel(/^Roll call/).click())
  await during('Overlap', async () => {
    await grid.focus()
    await keys('o')
    await panel(/^Overlap/).click()
    await expect(page.getByRole('list', { name: /^Together with/ })).toBeVisible()
  })
  await during('Measure and marks', () => panel(/^Measure/).click())
  await during('Data notes', () => panel(/^Data notes/).click())
  await during('Raw JSON', async () => {
    await panel(/^Raw JSON/).click()
    await expect(page.getByText(/^The beginning of 6\d MB/)).toBeVisible({ timeout: 30_000 })
  })
  await idle()

  const size = `${Math.round(body.length / 1024 / 1024)} MiB (40,000 participants, 880,000 intervals)`
  const { done, words, tooLong } = await outcome()
  noteFigure(
    'Decode',
    `a session of ${size} was ready after ${seconds(openedMs)} s; in ${done} things done with it ${words}`
  )
  expect(tooLong).toEqual([])
  expect(broken, 'what no thread did').toEqual([])
  expect(threads, 'threads that worked something out').toBeGreaterThan(1)
  expect(page.workers(), 'threads that are left').toEqual([])
})
