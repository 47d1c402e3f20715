// In the smallest window, and at 200 % zoom, nothing is lost: whatever the Tab key reaches is seen whole and lies on top.
import { fetchSession } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { participantsOf } from '../../videosdk/api-session'
import { generateSession } from '../../videosdk/generator'
import { dialog, openForm } from '../accounts/account-steps'
import { grid } from '../rollcall/lanes'
import { looks, take, type Look } from './looks'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const rich = generateSession({ seed: 4, participants: 24, media: true, oddities: true, id: 'rich-session' })
const small = looks.filter(({ width, zoom }) => width / zoom <= 640)
const mostStops = 200
/** What scrolls shows this much of itself at least. */
const leastAreaPx = 24

/** Goes once around with the Tab key; gives what is wrong with each stop. */
async function walk({ page }: Rollcall, screen: string): Promise<readonly string[]> {
  const wrong: string[] = []
  await page.evaluate(() =>
    document.querySelectorAll('[data-reached]').forEach((seen) => seen.removeAttribute('data-reached'))
  )
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(faultOfStop, leastAreaPx)
    if (fault === 'around') return wrong
    if (fault !== null) wrong.push(`${screen}: ${fault}`)
  }
  throw new Error(`${screen}: the Tab key does not come around`)
}

/** In the page: null when the focused control is seen, else what is wrong; `around` when it was reached before. */
function faultOfStop(leastPx: number): string | null {
  const stop = document.activeElement
  if (!(stop instanceof HTMLElement) || stop === document.body) return null
  if (stop.hasAttribute('data-reached')) return 'around'
  stop.setAttribute('data-reached', '')
  const words = stop.getAttribute('aria-label') ?? stop.textContent?.trim().slice(0, 40)
  const what = `${stop.localName} “${words}”`
  // A radio button that is drawn as a coloured disc is its label.
  const label = stop instanceof HTMLInputElement ? (stop.labels?.[0] ?? null) : null
  const { left, top, right, bottom } = (label ?? stop).getBoundingClientRect()
  const at = `${[left, top, right, bottom].map(Math.round).join(', ')} of ${innerWidth} × ${innerHeight}`
  const [fromY, toY] = [Math.max(0, top), Math.min(innerHeight, bottom)]
  if (right - left < 2 || toY - fromY < 2) return `${what} is not seen: ${at}`
  // What scrolls by itself, and the grid of the lanes, may be larger than the window.
  if (stop.matches('[role="grid"], [role="list"], [role="rowgroup"], [role="group"], pre, .scroller, dialog'))
    return toY - fromY < leastPx ? `${what} is hardly seen: ${at}` : null
  if (left < -1 || right > innerWidth + 1) return `${what} is cut sideways: ${at}`
  if (top < -1 || bottom > innerHeight + 1) return `${what} is cut: ${at}`
  const over = document.elementFromPoint((left + right) / 2, (fromY + toY) / 2)
  const isOnTop = over !== null && (stop.contains(over) || over.contains(stop) || label?.contains(over) === true)
  return isOnTop ? null : `${what} is covered by ${over?.outerHTML.slice(0, 80) ?? 'nothing'}: ${at}`
}

/** Controls with words that are cut without a way to read them, and what runs out of the window. */
async function lost({ page }: Rollcall, screen: string): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    const sideways = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []
    const cut = [...document.querySelectorAll<HTMLElement>('button, label, h1, h2, h3, legend')].filter((element) => {
      const isSeen = element.checkVisibility() && !element.closest('.unseen, [aria-hidden="true"]')
      const isTold = element.closest('[title]') !== null || element.querySelector('[title]') !== null
      return (
        isSeen &&
        !isTold &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).display !== 'inline'
      )
    })
    return [...sideways, ...cut.map((element) => `cut: ${element.outerHTML.slice(0, 100)}`)]
  })
  return found.map((what) => `${screen}: ${what}`)
}

async function check(rollcall: Rollcall, look: Look, screens: Readonly<Record<string, () => Promise<unknown>>>) {
  await take(rollcall, look)
  const found: string[] = []
  for (const [name, reach] of Object.entries(screens)) {
    await reach()
    await rollcall.idle()
    const screen = `${name}, ${look.name}`
    found.push(...(await lost(rollcall, screen)), ...(await walk(rollcall, screen)))
  }
  expect(found).toEqual([])
}

for (const look of small) {
  test(`every control of a session can be reached and seen: ${look.name}`, async ({ signedIn, service }) => {
    service.put(rich)
    const { page } = signedIn
    await fetchSession(signedIn, 'rich-session')
    await grid(page).focus()
    for (const key of ['ArrowDown', '.', 'm', 'Shift+ArrowRight', 'o', 'p']) await page.keyboard.press(key)
    const tab = (name: string | RegExp) => () =>
      page.getByRole('region', { name: 'Panels' }).getByRole('button', { name }).click()
    await check(signedIn, look, {
      timeline: () => grid(page).focus(),
      details: tab('Details'),
      'roll call': tab('Roll call'),
      overlap: tab('Overlap'),
      marks: tab(/marks/i),
      'data notes': tab(/^Data notes/),
      'raw JSON': tab('Raw JSON'),
      table: async () => {
        await page.getByRole('button', { name: 'Close panel' }).click()
        await page.getByRole('button', { name: 'Table' }).click()
      },
      exporting: () => page.keyboard.press('ControlOrMeta+e'),
      help: async () => {
        await page.keyboard.press('Escape')
        await page.keyboard.press('?')
      },
      sessions: async () => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Show the sessions' }).click()
      }
    })
  })

  test(`every control can be reached and seen before the first session: ${look.name}`, async ({ rollcall }) => {
    const { page } = rollcall
    await check(rollcall, look, {
      'first start': () => page.getByRole('button', { name: 'Add an account' }).waitFor(),
      sessions: () => page.getByRole('button', { name: 'Show the sessions' }).click(),
      'adding an account': async () => {
        await openForm(rollcall)
        await dialog(page).waitFor()
      }
    })
  })
}

test('640 px wide the header has all its buttons, and a data note its whole path, however long ids and names are', async ({
  signedIn,
  service
}) => {
  const { page, idle } = signedIn
  const participants = participantsOf(rich).map((person) => ({ ...person, name: 'Bartholomew Montgomery-Smythe' }))
  service.put({ ...rich, customRoomId: 'a-very-long-id-of-a-room-of-a-customer '.repeat(3), participants })
  await fetchSession(signedIn, 'rich-session')
  await take(signedIn, { name: 'narrow', theme: 'light', width: 640, height: 480, zoom: 1 })
  const buttons = page.getByRole('region', { name: 'Session', exact: true }).getByRole('button')
  const names = await buttons.evaluateAll((all) =>
    all.map((each) => each.getAttribute('aria-label') ?? each.textContent?.trim())
  )
  expect(names).toEqual(expect.arrayContaining(['Fetch again', 'Export', 'Keep']))
  for (const button of await buttons.all()) await button.click({ trial: true })

  await page.getByRole('button', { name: /^Data notes/ }).click()
  await idle()
  const notes = page.getByRole('tree', { name: 'Data notes' })
  await notes.focus()
  for (const direction of ['ArrowDown', 'ArrowDown', 'ArrowDown']) {
    await page.keyboard.press(direction)
    await page.keyboard.press('ArrowRight')
    await idle()
    const opened = notes.locator('[aria-expanded="true"] .raw p')
    const isCut = await opened.evaluateAll((all) => all.map((each) => each.scrollWidth > each.clientWidth))
    expect(isCut.length).toBeGreaterThan(1)
    expect(isCut).not.toContain(true)
  }
})
