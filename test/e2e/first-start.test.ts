// First start: nothing is set up, and the sample session is one click away.
import { expect, lane, test } from './rollcall'

test('a first start offers an account, a file or the sample, and the sample can be read', async ({ rollcall }) => {
  const { page } = rollcall
  await expect(page.getByRole('button', { name: 'Add an account' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open a file' })).toBeVisible()
  await page.getByRole('button', { name: 'See the sample session' }).click()
  await rollcall.idle()
  await expect(page.getByText('sample session, made up')).toBeVisible()
  await expect(lane(page, /Yusuf Demir/)).toHaveAccessibleDescription(/4 joins/)
})
