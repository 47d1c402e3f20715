// Who was with whom: an anchor is chosen, every lane says how long both were in together, and a panel when the anchor was alone.
import { expect, test } from '../rollcall/story'
import { chooseFor, focusedLane, grid, standup } from '../rollcall/lanes'
import { fetchSession, lane } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })

test('choosing an anchor tells for each lane the time together and its first moment', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  const anna = lane(page, 'Anna').first()
  await chooseFor(anna, 'Compare everybody with this one')
  await idle()
  await expect(anna).toContainText('anchor')
  await expect(lane(page, 'Bela')).toContainText('together 10 m 00 s, first at 11:10:00')
  await expect(lane(page, 'Cleo')).toContainText('together 1 m 00 s, first at 11:05:00')
  await expect(lane(page, 'Dana')).toContainText('never met')
  await expect(lane(page, 'Bela')).toHaveAccessibleDescription(/^together 10 m 00 s, first at 11:10:00; in room/)

  await page.getByRole('button', { name: 'Overlap', exact: true }).click()
  await expect(page.getByText('in room 30 m 00 s')).toBeVisible()
  await expect(page.getByText('alone 19 m 00 s')).toBeVisible()
  await expect(page.getByText('met 2, never met 2')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Together with Anna' }).getByRole('listitem')).toHaveText([
    /Bela\s*together 10 m 00 s, first at 11:10:00/,
    /Cleo\s*together 1 m 00 s, first at 11:05:00/
  ])
  await expect(page.getByRole('list', { name: 'Never met Anna' }).getByRole('listitem')).toHaveCount(2)
  const alone = page.getByRole('list', { name: 'Alone' })
  await expect(alone.getByRole('listitem')).toHaveText([
    /11:00:00\.000 → 11:05:00\.000\s*5 m 00 s/,
    /11:06:00\.000 → 11:10:00\.000\s*4 m 00 s/,
    /11:20:00\.000 → 11:30:00\.000\s*10 m 00 s/
  ])

  // A line moves the view to what it tells of.
  const status = page.getByRole('contentinfo', { name: 'Status' })
  await alone.getByRole('button', { name: /11:06/ }).click()
  await idle()
  await expect(status).toContainText(/view 11:05:50 – 11:10:0\d/)
  await page.getByRole('button', { name: /^Bela/ }).click()
  await idle()
  expect(await focusedLane(page)).toBe('Bela')
  await expect(page.locator('.flag')).toContainText('11:10:00.000')

  await page.getByRole('button', { name: 'Compare with nobody' }).click()
  await expect(lane(page, 'Bela')).toContainText('1 drop · 20 m 00 s away')
  await expect(page.getByRole('button', { name: /^Compare with Bela/ })).toBeVisible()
})

test('what is together is lit up in other colours than the rest', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  /** How opaque the canvas is in the middle of a lane at a share of its width. */
  const opacity = (name: string, share: number) =>
    lane(page, name)
      .first()
      .evaluate((row, at) => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas.lanes')
        const context = canvas?.getContext('2d')
        if (canvas === null || context == null) throw new Error('No canvas of lanes')
        const box = canvas.getBoundingClientRect()
        const scale = canvas.width / box.width
        const y = (row.getBoundingClientRect().top + 12 - box.top) * scale
        return context.getImageData(Math.round(canvas.width * at), Math.round(y), 1, 1).data[3] ?? 0
      }, share)
  // Bela's two stays lie around a quarter and three quarters of the hour; only the first was with Anna.
  expect(await opacity('Bela', 0.26)).toBe(255)
  expect(await opacity('Bela', 0.745)).toBe(255)
  await grid(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('o')
  await idle()
  expect(await opacity('Bela', 0.26)).toBe(255)
  expect(await opacity('Bela', 0.745)).toBeLessThan(128)
  expect(await opacity('Anna', 0.26)).toBe(255)
})

test('a keyboard alone chooses an anchor, reads the panel and lets go', async ({ signedIn, service }) => {
  const { page, idle } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await grid(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('o')
  await idle()
  await expect(lane(page, 'Dana')).toHaveAccessibleDescription(/^never met; in room 25 m/)
  await page.getByRole('button', { name: 'Overlap', exact: true }).focus()
  await page.keyboard.press('Enter')
  const bela = page.getByRole('listitem').filter({ hasText: 'Bela' }).getByRole('button')
  await expect(bela).toBeVisible()
  for (let tabs = 0; tabs < 8 && !(await bela.evaluate((one) => one === document.activeElement)); tabs += 1)
    await page.keyboard.press('Tab')
  await expect(bela).toBeFocused()
  await page.keyboard.press('Enter')
  await idle()
  expect(await focusedLane(page)).toBe('Bela')

  await grid(page).focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await idle()
  await expect(lane(page, 'Dana')).not.toContainText('never met')
})
