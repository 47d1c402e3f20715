// Whether anything of the window moves or changes its size while something is done in it.
import type { Page } from '@playwright/test'
import { expect } from './story'
import { twoFrames } from './steps'
import type { Rollcall } from './rollcall'

/** What stays where it is, and what it is found by. */
const parts = {
  'left column': '[data-region][aria-label="Sessions"]',
  tabs: '[aria-label="Open sessions"]',
  'status line': '[data-region][aria-label="Status"]',
  header: '[data-region][aria-label="Session"]',
  toolbar: '[data-region][aria-label="Display"]',
  chips: '[aria-label="Participants shown"]',
  minimap: '[role="group"][aria-label="Whole session"]',
  strip: '[role="group"][aria-label="Whole session"] .strip',
  plot: '.plot',
  panel: '[data-region][aria-label="Panels"]',
  'head of the ruler': '.plot > .head',
  ruler: 'canvas.axis',
  'part of the lanes': '.plot > .scroller',
  lanes: 'canvas.lanes'
} as const

type Part = keyof typeof parts

export const ofWindow: readonly Part[] = ['left column', 'tabs', 'status line']
export const aroundRuler: readonly Part[] = [
  ...ofWindow,
  'header',
  'toolbar',
  'chips',
  'minimap',
  'strip',
  'plot',
  'panel'
]

interface Stillness {
  /** The parts that stay; all of them where others are not named. */
  readonly stay?: readonly Part[]
  /** What is given another layout on purpose: only movements in there are no fault. */
  readonly changed?: string
  /** Something is still being waited for when all is done. */
  readonly pending?: boolean
}

/** Does something, and refuses that anything moves by itself or that a part of the window is elsewhere or of another size after it. */
export async function staysStill(
  rollcall: Rollcall,
  what: string,
  act: () => Promise<unknown>,
  stillness: Stillness = {}
): Promise<void> {
  const { moved, before, after } = await movement(rollcall, act, stillness)
  expect.soft(moved, `${what}: what moved`).toEqual([])
  expect.soft(after, `${what}: where the parts of the window are`).toEqual(before)
}

type Places = Readonly<Record<string, readonly number[] | null>>

/** What moves while something is done, and where the parts of the window were before it and are after it. */
export async function movement(
  { page, idle }: Rollcall,
  act: () => Promise<unknown>,
  { stay = Object.keys(parts) as readonly Part[], changed = 'none', pending = false }: Stillness = {}
): Promise<{ readonly moved: readonly string[]; readonly before: Places; readonly after: Places }> {
  const before = await placesOf(page, stay)
  await page.evaluate(watch, changed)
  await act()
  if (!pending) await idle()
  await page.evaluate(twoFrames)
  const moved = await page.evaluate(() => (window as unknown as Watching).endOfWatch())
  return { moved, before, after: await placesOf(page, stay) }
}

interface Watching {
  endOfWatch: () => readonly string[]
}

/**
 * For the page: what moves from now on, by the engine's own measure. That leaves out of its sum what moves soon after a click
 * or a key, for which a page may well change; nothing is left out here.
 */
function watch(changed: string): void {
  interface Shift extends PerformanceEntry {
    readonly value: number
    readonly sources: readonly {
      readonly node: Node | null
      readonly previousRect: DOMRectReadOnly
      readonly currentRect: DOMRectReadOnly
    }[]
  }
  const shifts: Shift[] = []
  const observer = new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[])))
  // Of what was before, the engine hands out nothing once more.
  observer.observe({ type: 'layout-shift' })
  const elementOf = (node: Node | null) => (node instanceof Element ? node : (node?.parentElement ?? null))
  const placeOf = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ')
  const endOfWatch = () => {
    shifts.push(...(observer.takeRecords() as Shift[]))
    observer.disconnect()
    return shifts
      .flatMap(({ sources }) => sources)
      .filter(({ node }) => (elementOf(node)?.closest(changed) ?? null) === null)
      .map(({ node, previousRect, currentRect }) => {
        const { tagName = 'something', className = '' } = elementOf(node) ?? {}
        const words = `${tagName.toLowerCase()} ${String(className)} “${node?.textContent?.trim().slice(0, 40) ?? ''}”`
        return `${words}: ${placeOf(previousRect)} → ${placeOf(currentRect)}`
      })
  }
  Object.assign(window, { endOfWatch } satisfies Watching)
}

/** Left, top, width and height of parts; null for one that is not there. */
function placesOf(page: Page, of: readonly Part[]): Promise<Places> {
  return page.evaluate(
    (selectors) =>
      Object.fromEntries(
        selectors.map(([part, selector]) => {
          const box = document.querySelector(selector)?.getBoundingClientRect()
          return [part, box === undefined ? null : [box.left, box.top, box.width, box.height]]
        })
      ),
    of.map((part) => [part, parts[part]] as const)
  )
}
