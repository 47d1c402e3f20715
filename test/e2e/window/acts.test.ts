// The limits of clicks and keys that other stories keep to: what is counted, and that one too many is refused.
import { press, type, within } from '../rollcall/acts'
import { expect, test } from '../rollcall/story'

test.use({ keyringState: 'no-bus' })

const withoutPointer = { withoutPointer: true } as const

test('one act more than the limit is refused, and so is a pointer where there is none', async ({ rollcall }) => {
  const { page } = rollcall
  const refused = (limit: Parameters<typeof within>[1], act: () => Promise<unknown>) =>
    within(rollcall, limit, act).then(
      () => 'allowed',
      (error: Error) => error.message
    )
  const twoKeys = () => press(rollcall, 'Control+k', 'Escape')
  expect(await refused({ most: 2, ...withoutPointer }, twoKeys)).toBe('allowed')
  expect(await refused({ most: 1 }, twoKeys)).toContain('clicks and keys in: key Control+k, key Escape')
  const aText = async () => {
    await press(rollcall, 'Control+k')
    await type(rollcall, 'dark theme')
    await page.keyboard.insertText(' of old')
    await press(rollcall, 'Escape')
  }
  expect(await refused({ most: 2, texts: 1 }, aText)).toBe('allowed')
  expect(await refused({ most: 2 }, aText)).toContain('texts in: key Control+k, text, key Escape')
  const twoClicks = () => page.getByRole('heading', { level: 1 }).dblclick()
  expect(await refused({ most: 2 }, twoClicks)).toBe('allowed')
  expect(await refused({ most: 1 }, twoClicks)).toContain('clicks and keys in: click, click')
  expect(await refused({ most: 2, ...withoutPointer }, twoClicks)).toContain('without a pointer')
  expect(await refused({ most: 1 }, async () => {})).toContain('something was done at all')
})
