// What each action of the key table does to what somebody sees of the window, and what it leaves alone.
import type { Page } from '@playwright/test'
import type { Action, TabAction } from '../../../renderer/keys/keys'

/** What can be seen of an open session; times in seconds of the day as the window prints them. */
export interface Seen {
  readonly fromS: number
  readonly toS: number
  readonly crosshairS: number | null
  /** The ends of what is measured. */
  readonly span: readonly number[]
  /** The lanes from top to bottom, and the one that the keyboard has. */
  readonly lanes: readonly string[]
  readonly lane: string
  /** The interval that is selected in it. */
  readonly selected: string
  readonly anchor: string
  readonly dialog: string
  /** What the export dialog would make. */
  readonly format: string
  readonly panel: string
  readonly isCrowd: boolean
  /** The field that is typed into. */
  readonly field: string
  readonly marks: number
  readonly said: string
}

interface Effect {
  /** All that may look different afterwards; what is said may always. */
  readonly changes: readonly (keyof Seen)[]
  readonly isDone: (now: Seen, before: Seen, withShift: boolean) => boolean
}

export async function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
    const one = (selector: string) => document.querySelector<HTMLElement>(selector)
    const secondsIn = (text: string) =>
      [...text.matchAll(/(\d\d):(\d\d):(\d\d(?:\.\d{3})?)/g)].map(
        ([, hours, minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
      )
    const laneOf = (row: Element | null) => /^[^,]*/.exec(row?.getAttribute('aria-label') ?? '')?.[0] ?? ''
    const places = all('[role="grid"] [role="row"]').map((row) => ({
      top: Number(row.getAttribute('aria-rowindex')),
      name: laneOf(row)
    }))
    const focused = one('[role="grid"]')?.getAttribute('aria-activedescendant') ?? ''
    const view = /view .*/.exec(one('[aria-label="Status"]')?.innerText ?? '')?.[0] ?? ''
    const [fromS = NaN, toS = NaN] = secondsIn(view)
    const dialog = one('dialog[open]')
    const titleOf = (element: HTMLElement) =>
      element.getAttribute('aria-label') ??
      document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.innerText
    return {
      fromS,
      toS,
      crosshairS: secondsIn(one('div.flag')?.innerText ?? '')[0] ?? null,
      span: all('[role="slider"][aria-label$="what is measured"]').map((edge) => Number(edge.ariaValueNow) / 1000),
      lanes: places.sort((a, b) => a.top - b.top).map(({ name }) => name),
      lane: laneOf(document.getElementById(focused)),
      selected: /selected: ([^;]*)/.exec(document.getElementById(`${focused}-times`)?.ariaLabel ?? '')?.[1] ?? '',
      anchor: one('[aria-pressed="true"][aria-label^="Show who overlaps with "]')?.getAttribute('aria-label') ?? '',
      dialog: dialog === null ? '' : (titleOf(dialog) ?? ''),
      format: one('dialog[open] label:has([name="export-format"]:checked)')?.innerText ?? '',
      isCrowd: one('.row.crowded') !== null,
      panel: one('[aria-label="Panels"] [aria-expanded="true"]')?.innerText ?? '',
      field: document.activeElement instanceof HTMLInputElement ? (document.activeElement.ariaLabel ?? '') : '',
      marks: all('[aria-label="Marks in view"] button').length,
      said: one('.said')?.textContent?.trim() ?? ''
    }
  })
}

/** What looks different, but for what is said and for a crosshair that is out of the view now. */
export function changed(before: Seen, now: Seen): readonly string[] {
  const keys = Object.keys(now) as (keyof Seen)[]
  return keys
    .filter((key) => key !== 'said')
    .filter((key) => key !== 'crosshairS' || now.crosshairS !== null)
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
}

const lengthOf = ({ fromS, toS }: Seen) => toS - fromS
const place = ({ lanes, lane }: Seen) => lanes.indexOf(lane)
const zooms = (isDone: Effect['isDone']): Effect => ({ changes: ['fromS', 'toS'], isDone })
const walks = (isDone: Effect['isDone']): Effect => ({ changes: ['lane'], isDone })
const opens = (title: string): Effect => ({
  changes: ['dialog', 'format', 'field'],
  isDone: ({ dialog }) => dialog === title
})
const says = (now: Seen, before: Seen, words: RegExp) => now.said !== before.said && words.test(now.said)

function pans(direction: 1 | -1): Effect {
  return zooms(
    (now, before) => (now.fromS - before.fromS) * direction > 0 && Math.abs(lengthOf(now) - lengthOf(before)) <= 1
  )
}

function steps(direction: 1 | -1): Effect {
  return {
    changes: ['crosshairS', 'span', 'fromS', 'toS'],
    isDone: (now, before, withShift) => {
      const [from, to] = [before.crosshairS ?? NaN, now.crosshairS ?? NaN]
      const ends = direction === 1 ? [from, to] : [to, from]
      const dayS = (now.span[0] ?? 0) - (ends[0] ?? 0)
      const measured = now.span.map((end) => Math.round((end - dayS) * 1000)).join()
      const isMeasured = measured === ends.map((end) => Math.round(end * 1000)).join()
      return (to - from) * direction > 0 && (withShift ? isMeasured : now.span.join() === before.span.join())
    }
  }
}

function toEdge(direction: 1 | -1): Effect {
  return {
    changes: ['crosshairS', 'lane', 'fromS', 'toS'],
    isDone: (now, before) => ((now.crosshairS ?? NaN) - (before.crosshairS ?? NaN)) * direction > 0
  }
}

/** To an interval of the lane, or it is said that there is none that way. */
function selects(none: string): Effect {
  return {
    changes: ['selected', 'fromS', 'toS'],
    isDone: (now, before, withShift) => {
      const isNone = says(now, before, new RegExp(`^No ${none} ${withShift ? 'time away' : 'interval'}$`))
      return isNone || (now.selected !== before.selected && (!withShift || now.selected.startsWith('away')))
    }
  }
}

/** To another finding, or it is said that there is none that way. */
function toFinding(direction: 1 | -1): Effect {
  const none = direction === 1 ? 'No finding later' : 'No finding earlier'
  return {
    changes: ['crosshairS', 'lane', 'selected', 'fromS', 'toS'],
    isDone: (now, before) =>
      now.said === none || ((now.crosshairS ?? NaN) - (before.crosshairS ?? NaN)) * direction >= 0
  }
}

/** Asked of a window that is zoomed in on the second lane, with its middle measured, and views before and after. The keys of tabs and of the left column have stories of their own. */
export const effects: Readonly<Record<Exclude<Action, TabAction | 'sidebar'>, Effect>> = {
  'zoom-in': zooms((now, before, withShift) => {
    const share = lengthOf(now) / lengthOf(before)
    return withShift ? share < 0.5 : share > 0.5 && share < 1
  }),
  'zoom-out': zooms((now, before) => lengthOf(now) > lengthOf(before)),
  'pan-earlier': pans(-1),
  'pan-later': pans(1),
  'fit-all': zooms((now, before) => now.fromS < before.fromS && now.toS > before.toS),
  'fit-focus': zooms((now, before) => lengthOf(now) < lengthOf(before)),
  back: zooms((now, before) => lengthOf(now) > lengthOf(before)),
  forward: zooms((now, before) => lengthOf(now) < lengthOf(before)),
  'go-to': { changes: ['field'], isDone: ({ field }) => field === 'Time in this session' },
  'lane-up': walks((now, before) => place(now) === place(before) - 1),
  'lane-down': walks((now, before) => place(now) === place(before) + 1),
  'lane-first': walks((now) => place(now) === 0),
  'lane-last': walks((now) => place(now) === now.lanes.length - 1),
  'page-up': walks((now) => place(now) === 0),
  'page-down': walks((now) => place(now) === now.lanes.length - 1),
  details: { changes: ['panel'], isDone: ({ panel }) => panel === 'Details' },
  find: { changes: ['field'], isDone: ({ field }) => field === 'Find a participant' },
  'pin-lane': {
    changes: ['lanes'],
    isDone: (now, before) => place(now) === 0 && says(now, before, /^Pinned to the top: /)
  },
  anchor: { changes: ['anchor'], isDone: ({ anchor, lane }) => anchor === `Show who overlaps with ${lane}` },
  crowd: { changes: ['isCrowd'], isDone: ({ isCrowd }) => isCrowd },
  'instant-earlier': steps(-1),
  'instant-later': steps(1),
  'previous-edge': toEdge(-1),
  'next-edge': toEdge(1),
  'previous-interval': selects('earlier'),
  'next-interval': selects('later'),
  'previous-finding': toFinding(-1),
  'next-finding': toFinding(1),
  'span-edge': { changes: ['span'], isDone: ({ span }) => span.length === 2 && span[0] === span[1] },
  'zoom-to-span': zooms((now, before) => lengthOf(now) < lengthOf(before)),
  mark: {
    changes: ['marks', 'panel', 'field'],
    isDone: (now, before, withShift) =>
      says(now, before, /^Marked: Mark \d+, until/) && (now.field === 'Name of the mark') === withShift
  },
  'roll-call': { changes: ['panel'], isDone: ({ panel }) => panel === 'Roll call' },
  palette: opens('Command palette'),
  export: {
    changes: ['dialog', 'format'],
    isDone: ({ dialog, format }) => dialog === 'Export' && !/^Print/.test(format)
  },
  'copy-picture': { changes: [], isDone: (now, before) => says(now, before, /^Copied the picture\. The name of /) },
  print: {
    changes: ['dialog', 'format'],
    isDone: ({ dialog, format }) => dialog === 'Export' && /^Print/.test(format)
  },
  help: opens('Help'),
  'let-go': { changes: ['span'], isDone: (now, before) => before.span.length === 2 && now.span.length === 0 }
}
