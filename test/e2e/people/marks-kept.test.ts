// Marks: they are kept with the session, change with it, and travel in its file.
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchSession, header, lane, listedKept } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { TimeMark } from '../../../electron/shared/mark'
import type { Rollcall } from '../rollcall/rollcall'
import { DOCUMENTED } from '../../videosdk/sessions'

test.use({ keyringState: 'no-bus' })

/** Moves the crosshair by keys alone and marks the moment. */
async function markByKeys({ page, idle }: Rollcall): Promise<void> {
  await page.getByRole('grid', { name: 'Participants' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('m')
  await idle()
}

async function keep({ page, idle }: Rollcall): Promise<void> {
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await idle()
  await expect(header(page).getByText('Kept', { exact: true })).toBeVisible()
}

/** The marks and the raw JSON in the one kept file of a profile. */
async function keptIn(profile: string): Promise<{ readonly marks: readonly TimeMark[]; readonly raw: string }> {
  const [fileName = 'none', ...others] = await readdir(join(profile, 'library'))
  expect(others).toEqual([])
  const [, meta = '', ...raw] = (await readFile(join(profile, 'library', fileName), 'utf8')).split('\n')
  return { marks: JSON.parse(meta).marks, raw: raw.join('\n') }
}

test('marks are kept with the session, saved when they change, and there after a restart', async ({
  start,
  profile
}) => {
  const first = await start({ signedIn: true })
  await fetchSession(first, DOCUMENTED.mediaEvents)
  await markByKeys(first)
  await keep(first)
  const one = await keptIn(profile)
  expect(one.marks).toHaveLength(1)
  await markByKeys(first)
  await expect.poll(async () => (await keptIn(profile)).marks.length).toBe(2)
  await first.close()
  const two = await keptIn(profile)
  expect(two.marks).toContainEqual(one.marks[0])
  expect(two.raw).toBe(one.raw)

  const again = await start()
  await listedKept(again.page).getByRole('button').first().click()
  await again.idle()
  await markByKeys(again)
  await expect.poll(async () => (await keptIn(profile)).marks.length).toBe(3)
  expect((await keptIn(profile)).marks).toEqual(expect.arrayContaining([...two.marks]))
})

test('marks that are made just before the window closes are saved', async ({ start, profile }) => {
  const rollcall = await start({ signedIn: true })
  await fetchSession(rollcall, DOCUMENTED.mediaEvents)
  await keep(rollcall)
  await markByKeys(rollcall)
  // By the page's own clock: nothing that a test says from outside comes as soon after a key.
  const closed = rollcall.app.waitForEvent('close')
  await rollcall.page
    .getByRole('grid', { name: 'Participants' })
    .evaluate(async (grid) => {
      for (let mark = 0; mark < 4; mark++) {
        grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', code: 'KeyM', bubbles: true }))
        await Promise.resolve()
      }
      window.close()
    })
    .catch(() => undefined)
  await closed
  expect((await keptIn(profile)).marks).toHaveLength(5)
})

test('a kept file that was passed on brings its marks along, and is kept with them', async ({ start, profile }) => {
  const first = await start({ signedIn: true })
  await fetchSession(first, DOCUMENTED.mediaEvents)
  await markByKeys(first)
  await keep(first)
  await first.close()
  const sent = await keptIn(profile)
  const [kept = 'none'] = await readdir(join(profile, 'library'))
  const elsewhere = join(profile, 'elsewhere')
  await mkdir(elsewhere)
  await copyFile(join(profile, 'library', kept), join(elsewhere, 'ticket 8812.rollcall'))

  const another = join(profile, 'another')
  const second = await start({ args: [join(elsewhere, 'ticket 8812.rollcall')], profile: another })
  await expect(lane(second.page, 'isha')).toBeVisible()
  await keep(second)
  expect(await keptIn(another)).toEqual(sent)
})
