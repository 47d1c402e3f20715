// Printing: the session as a PDF, as the engine prints it and as poppler, which is no part of any browser, reads it.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../rollcall/story'
import { pdfFacts, pdfFonts, pdfWords } from '../../receivers/pdf'
import { standup } from '../rollcall/lanes'
import { fetchSession } from '../rollcall/steps'
import { chooseForm } from './saving'

test.use({ keyringState: 'no-bus' })

test('a session is printed on one page lying on its side, under its name, with every name to be found and read aloud', async ({
  signedIn,
  service,
  profile
}) => {
  const { page } = signedIn
  service.put(standup)
  await fetchSession(signedIn, 'standup-session')
  await signedIn.saveIn(profile)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await chooseForm(dialog, 'PDF')
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^Saved .* – timeline\.pdf/)

  const [name = ''] = (await readdir(profile)).filter((each) => each.endsWith('.pdf'))
  const path = join(profile, name)
  const facts = await pdfFacts(path)
  expect(facts.get('Pages')).toBe('1')
  expect(facts.get('Page size')).toMatch(/^841\.\d+ x 59[45]\.?\d* pts/)
  expect(facts.get('Title')).toContain('abcd-efgh-ijkl')
  expect(facts.get('Tagged')).toBe('yes')
  const words = await pdfWords(path)
  for (const { name: who } of standup.participants ?? []) expect(words).toContain(who)
  for (const font of await pdfFonts(path)) expect(font).toMatchObject({ isEmbedded: true, isReadable: true })

  // The window is as it was: what was made for paper is gone again.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('grid', { name: 'Participants' })).toBeVisible()
})
