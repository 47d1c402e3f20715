// Reading: a session with microphones, cameras, an error and a rejoin, as lanes and as a table.
import { expect, test } from '../rollcall/story'
import { DOCUMENTED } from '../../videosdk/sessions'
import { fetchSession, header, lane } from '../rollcall/steps'

test.use({ keyringState: 'no-bus' })

test('a lane says when the person was away, what was on, and what went wrong', async ({ signedIn }) => {
  const { page } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await expect(header(page)).toContainText(/4 participants\s+·\s+1 person dropped and came back\s+·\s+1 error/)
  const isha = lane(page, 'isha')
  await expect(isha).toContainText('11 m 01 s')
  await expect(isha).toContainText('1 drop · 25 s away')
  await expect(isha).toHaveAccessibleDescription(
    /2 joins, 1 drop \(inferred\), away 25 s in all, .*13:31:53\.415 to 13:40:30\.283, away 25 s, 13:40:55\.415 to/
  )
  await expect(isha).toHaveAccessibleDescription(/microphone 13:31:54\.699 to 13:39:29\.768,/)
  await expect(isha).toHaveAccessibleDescription(/camera 13:31:54\.860 to 13:43:20\.290;/)
  await expect(isha).toHaveAccessibleDescription(/1 error: Unable to start microphone at 13:41:54\.860;/)
  await expect(lane(page, 'gvv')).toHaveAccessibleDescription(/in room 1 m 58 s, 1 join/)
})

test('the table has one row for each interval and time away', async ({ signedIn }) => {
  const { page, idle } = signedIn
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await idle()
  const table = page.getByRole('grid', { name: 'Intervals' })
  await expect(table).toHaveAttribute('aria-rowcount', '26')
  await expect(table.getByRole('row').nth(2).getByRole('gridcell')).toHaveText([
    'isha',
    'rilsgehg',
    'in room',
    '2 Apr 2024 13:40:55.415',
    '2 Apr 2024 13:43:20.283',
    '2 m 24.868 s',
    ''
  ])
})
