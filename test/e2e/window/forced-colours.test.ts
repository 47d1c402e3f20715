// Where the system forces its colours or asks for less motion: all is still told apart, and nothing moves by itself.
import type { Page } from '@playwright/test'
import { ask, fetchSession } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { generateSession } from '../../videosdk/generator'
import { grid } from '../rollcall/lanes'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const rich = generateSession({ seed: 4, participants: 24, media: true, oddities: true, id: 'rich-session' })

/** What the system's colours are now, as a canvas has them. */
function system(page: Page, color: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.createElement('i')
    probe.style.setProperty('forced-color-adjust', 'none')
    probe.style.color = name
    document.body.append(probe)
    const value = getComputedStyle(probe).color
    probe.remove()
    return value.replace(/[^\d,]/g, '')
  }, color)
}

/** How many pixels of the lanes have each colour, without those that are mixed at edges. */
function painted(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.locator('canvas.lanes').evaluate((canvas: HTMLCanvasElement) => {
    const counts: Record<string, number> = {}
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] !== 255) continue
      const color = `${data[at]},${data[at + 1]},${data[at + 2]}`
      counts[color] = (counts[color] ?? 0) + 1
    }
    return counts
  })
}

function style(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
}

async function openRich(rollcall: Rollcall): Promise<void> {
  await fetchSession(rollcall, 'rich-session')
  await grid(rollcall.page).focus()
  for (const key of ['ArrowDown', '.', 'Shift+ArrowRight', 'm']) await rollcall.page.keyboard.press(key)
  await rollcall.idle()
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`with forced colours on ${colorScheme}, bars, errors, crosshair and what is chosen have the colours of the system`, async ({
    signedIn,
    service
  }) => {
    service.put(rich)
    const { page, idle } = signedIn
    await openRich(signedIn)
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await idle()
    const [text, link, highlight] = await Promise.all(
      ['CanvasText', 'LinkText', 'Highlight'].map((name) => system(page, name))
    )
    await expect.poll(async () => (await painted(page))[text ?? ''] ?? 0).toBeGreaterThan(1000)
    expect((await painted(page))[link ?? '']).toBeGreaterThan(5)
    const plain = (color: string) => color.replace(/[^\d,]/g, '')
    expect(plain(await style(page, '.plot .crosshair', 'background-color'))).toBe(highlight)
    expect(plain(await style(page, '[aria-pressed="true"]', 'background-color'))).toBe(highlight)
    expect(await style(page, '.row.focused', 'outline-style')).toBe('solid')
    expect(plain(await style(page, '.row.focused', 'outline-color'))).toBe(highlight)
  })

test('with less motion asked for, nothing moves by itself', async ({ signedIn, service }) => {
  service.put(rich)
  const { page, idle } = signedIn
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openRich(signedIn)
  const moving = () =>
    page.evaluate(() => {
      const elements = [...document.querySelectorAll('*')]
      const smooth = elements.filter((element) => getComputedStyle(element).scrollBehavior !== 'auto')
      const eased = elements.filter((element) => {
        const { transitionDuration, animationName, appearance } = getComputedStyle(element)
        const runsByItself = element.matches('progress:indeterminate') && appearance !== 'none'
        return !/^(0s(, )?)+$/.test(transitionDuration) || animationName !== 'none' || runsByItself
      })
      return [...smooth, ...eased]
        .map((element) => element.outerHTML.slice(0, 120))
        .concat(document.getAnimations().map(() => 'an animation'))
    })
  for (const key of ['w', 'd', '0', 'r', 'End', 'ControlOrMeta+k', 'Escape', '?', 'Escape']) {
    await page.keyboard.press(key)
    expect(await moving(), key).toEqual([])
  }
  await idle()
  service.fail('session', { kind: 'slow-head', delayMs: 'never' })
  await ask(page, 'another-session')
  await page.getByText('Asking VideoSDK for the session…').waitFor()
  expect(await moving()).toEqual([])
  await page.getByRole('button', { name: 'Cancel' }).click()
})
