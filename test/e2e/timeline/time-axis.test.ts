// The time axis: a range by a drag over the ruler, two clocks, changes of the clocks, folded time, and how many were in.
import { chooseZone, fetchSession, lane, status } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { ApiSession } from '../../videosdk/api-session'
import { DOCUMENTED } from '../../videosdk/sessions'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const axis = ({ page }: Rollcall) => page.getByRole('img', { name: 'Time axis' })
const band = ({ page }: Rollcall) => page.getByRole('img', { name: 'In room' })
const flags = ({ page }: Rollcall) => page.locator('.flag')
const grid = ({ page }: Rollcall) => page.getByRole('grid', { name: 'Participants' })

type Stay = readonly [from: string, to: string]

/** A session on one day, UTC. */
function sessionOn(day: string, id: string, [start, end]: Stay, stays: Readonly<Record<string, readonly Stay[]>>) {
  const at = (time: string) => `${day}T${time}:00.000Z`
  const participants = Object.entries(stays).map(([name, own]) => {
    return { participantId: name, name, timelog: own.map(([from, to]) => ({ start: at(from), end: at(to) })) }
  })
  return { id, roomId: 'r', status: 'ended', start: at(start), end: at(end), participants } satisfies ApiSession
}

const springNight = sessionOn('2026-03-29', 'spring-night', ['00:00', '03:00'], {
  Alma: [['00:00', '02:30']],
  Bo: [['00:30', '01:30']]
})
const longBreak = sessionOn('2026-05-04', 'long-break', ['06:00', '14:00'], {
  Alma: [
    ['06:00', '06:40'],
    ['13:00', '14:00']
  ],
  Bo: [['06:10', '06:30']]
})

test('a drag over the ruler zooms to that range, Escape takes it back, and Alt with arrows goes back and forward', async ({
  signedIn
}) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  const all = (await status(page).innerText()).replace(/^.*view/s, 'view')
  const { x = 0, y = 0, width = 0, height = 0 } = (await axis(signedIn).boundingBox()) ?? {}
  const dragTo = async (share: number) => {
    await page.mouse.move(x + width * 0.25, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width * 0.3, y + height / 2)
    await page.mouse.move(x + width * share, y + height / 2)
  }
  await dragTo(0.5)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await idle()
  await expect(status(page)).toContainText(all)

  await dragTo(0.5)
  await page.mouse.up()
  await idle()
  await expect(status(page)).not.toContainText(all)
  const zoomed = (await status(page).innerText()).replace(/^.*view/, 'view')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(status(page)).toContainText(all)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(status(page)).toContainText(zoomed)
})

test('a second clock gets a ruler and a time at the crosshair, is remembered, and goes', async ({ start, service }) => {
  service.put(springNight)
  const first = await start({ signedIn: true })
  await fetchSession(first, 'spring-night')
  await expect(axis(first)).not.toHaveAccessibleName(/second clock/)
  await chooseZone(first, 'utc', 'Second clock')
  await expect(axis(first)).toHaveAccessibleName(
    /Europe\/Berlin .*; second clock: UTC, 2[89] Mar 2026 \d\d:\d\d:\d\d to/
  )
  const timeline = first.page.getByRole('region', { name: 'Timeline' })
  await expect(timeline.getByText('UTC', { exact: true })).toBeVisible()
  await expect(timeline.getByText('Europe/Berlin (UTC+1, then UTC+2)')).toBeVisible()

  // By keyboard: from Bo's join to his leave, across the change of the clocks.
  await grid(first).focus()
  await first.page.keyboard.press('End')
  await first.page.keyboard.press('.')
  await first.idle()
  await expect(flags(first)).toHaveText(['29 Mar 2026 00:30:00.000', '29 Mar 2026 01:30:00.000'])
  await first.page.keyboard.press('.')
  await first.idle()
  await expect(flags(first)).toHaveText(['29 Mar 2026 01:30:00.000', '29 Mar 2026 03:30:00.000'])
  await first.close()

  const again = await start({ signedIn: true })
  await fetchSession(again, 'spring-night')
  await expect(axis(again)).toHaveAccessibleName(/second clock: UTC/)
  await chooseZone(again, 'asia/kolkata', 'Second clock')
  await expect(axis(again)).toHaveAccessibleName(/second clock: Asia\/Kolkata \(UTC\+5:30\)/)
  await chooseZone(again, 'none', 'Second clock')
  await expect(axis(again)).not.toHaveAccessibleName(/second clock/)
})

test('the night in which the clocks change says so on the axis, and not in UTC', async ({ signedIn, service }) => {
  const { page } = signedIn
  service.put(springNight)
  await fetchSession(signedIn, 'spring-night')
  await expect(axis(signedIn)).toHaveAccessibleName(/; clocks \+1 h at 03:00$/)
  const change = page.getByText('clocks +1 h', { exact: true })
  await expect(change).toBeVisible()
  await expect(change).toHaveAttribute('title', '29 Mar 2026 02:00:00 (UTC+1) → 03:00:00 (UTC+2)')
  await chooseZone(signedIn, 'utc')
  await expect(change).toHaveCount(0)
  await expect(axis(signedIn)).not.toHaveAccessibleName(/clocks/)
  await chooseZone(signedIn, 'local', 'Second clock')
  await expect(change).toBeVisible()
})

test('a long empty stretch is folded when that is chosen, and all times stay true', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(longBreak)
  await fetchSession(signedIn, 'long-break')
  await chooseZone(signedIn, 'utc')
  await expect(axis(signedIn)).not.toHaveAccessibleName(/folded/)
  const words = await lane(page, 'Alma').getByRole('gridcell').last().getAttribute('aria-label')
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('menuitemradio', { name: 'Over 15 min' }).click()
  await idle()
  await expect(axis(signedIn)).toHaveAccessibleName(/; folded: 6 h 19 m nobody in from 4 May 2026 06:40:30$/)
  await expect(lane(page, 'Alma').getByRole('gridcell').last()).toHaveAttribute('aria-label', words ?? 'no words')

  // Right before the fold and right after it the crosshair tells the true time.
  await grid(signedIn).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('.')
  await page.keyboard.press('.')
  await idle()
  await expect(flags(signedIn)).toHaveText('4 May 2026 06:40:00.000')
  const left = (await page.locator('.crosshair').last().boundingBox())?.x ?? 0
  await page.keyboard.press('.')
  await idle()
  await expect(flags(signedIn)).toHaveText('4 May 2026 13:00:00.000')
  const right = (await page.locator('.crosshair').last().boundingBox())?.x ?? 0
  expect(right - left).toBeGreaterThan(8)
  expect(right - left).toBeLessThan(60)

  const { y = 0 } = (await lane(page, 'Alma').boundingBox()) ?? {}
  await page.mouse.move((left + right) / 2, y + 5)
  await idle()
  await expect(flags(signedIn)).toHaveText(/^4 May 2026 \d\d:\d\d:\d\d\.\d{3}, 6 h 19 m nobody in$/)

  // By keyboard: unfolded, and folded again.
  const choose = async (name: RegExp) => {
    await page.getByRole('button', { name: 'View options' }).focus()
    await page.keyboard.press('ArrowDown')
    const item = page.getByRole('menuitemradio', { name })
    for (let step = 0; step < 9 && !(await item.evaluate((each) => each === document.activeElement)); step++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await idle()
  }
  await choose(/^Off$/)
  await expect(axis(signedIn)).not.toHaveAccessibleName(/folded/)
  await choose(/^Over 15 min$/)
  await expect(axis(signedIn)).toHaveAccessibleName(/; folded: 6 h 19 m/)
})

test('the line of how many were in tells its peak, and its value under the pointer and where the keyboard steps', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  service.put(longBreak)
  await fetchSession(signedIn, 'long-break')
  // The strip of the whole session has the same curve: this one is asked for.
  await expect(band(signedIn)).toHaveCount(0)
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'How many in room, over the lanes' }).click()
  await idle()
  await expect(band(signedIn)).toHaveAccessibleName('In room: peak 2, first at 4 May 2026 08:10:00')
  const value = page.getByRole('region', { name: 'Timeline' }).getByText(/^\d+ in$/)
  await grid(signedIn).focus()
  const said = page.getByRole('region', { name: 'Timeline' }).getByRole('status')
  await page.keyboard.press('Home')
  await page.keyboard.press('.')
  await expect(value).toHaveText('1 in')
  await expect(said).toContainText(/^08:00:00\.000, .*, 1 in room$/)
  await page.keyboard.press('Shift+.')
  await expect(value).toHaveText('2 in')
  // Intervals are half-open: who leaves at a moment is not in any more.
  await page.keyboard.press('Shift+.')
  await expect(value).toHaveText('1 in')
  await expect(flags(signedIn)).toHaveText('4 May 2026 08:30:00.000')

  const { x = 0, y = 0, width = 0 } = (await band(signedIn).boundingBox()) ?? {}
  await page.mouse.move(x + width / 2, y + 10)
  await idle()
  await expect(value).toHaveText('0 in')
  await page.mouse.move(x + width * 0.95, y + 10)
  await idle()
  await expect(value).toHaveText('1 in')
})
