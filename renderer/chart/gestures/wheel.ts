// What a wheel or a touchpad means: scroll the lanes, pan or zoom; pure, so that the policy can be tested.

import type { Ms } from '../../../electron/shared/session'
import type { Settings } from '../../../electron/shared/settings'

export interface WheelTurn {
  readonly deltaX: number
  readonly deltaY: number
  /** 0 pixels, 1 lines, 2 pages: as in `WheelEvent`. */
  readonly deltaMode: number
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly timeStamp: Ms
}

export type WheelVerb =
  /** Left to the browser, which scrolls the lanes. */
  | { readonly kind: 'scroll' }
  | { readonly kind: 'scroll-by'; readonly byPx: number }
  | { readonly kind: 'pan'; readonly byPx: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'nothing' }

/** A pause this long ends one turning of the wheel, with its momentum, and begins another. */
const pauseMs = 150
const linePx = 16
const pagePx = 400
/** A pinch arrives as many small turns with Ctrl; the notch of a wheel as one large one. */
const notchPx = 40
const pinchPerPx = 0.01
const notchPerPx = 0.0025
const largestStep = Math.log(2)
/** With Shift, as with the keys, one step is a large one. */
const shiftedSteps = 3

type Wish = 'scroll' | 'pan' | 'zoom'

/** What each way of turning asks for. Modern: the plain wheel scrolls; classic: it zooms, and Shift makes it scroll. */
function wishOf(turn: WheelTurn, isSideways: boolean, wheel: Settings['wheel']): Wish {
  if (turn.ctrlKey || turn.metaKey) return 'zoom'
  if (wheel === 'classic') return turn.shiftKey ? 'scroll' : isSideways ? 'pan' : 'zoom'
  return turn.shiftKey || isSideways ? 'pan' : 'scroll'
}

/** Reads turns of a wheel one after the other; it remembers how the present turning began. */
export class WheelPolicy {
  #last: Wish | null = null
  #lastMs = -Infinity

  /** What this turn does; a zoom factor above 1 shows less time, larger. */
  read(turn: WheelTurn, wheel: Settings['wheel'] = 'modern'): WheelVerb {
    const begins = turn.timeStamp - this.#lastMs > pauseMs
    this.#lastMs = turn.timeStamp
    const unitPx = turn.deltaMode === 0 ? 1 : turn.deltaMode === 1 ? linePx : pagePx
    const xPx = turn.deltaX * unitPx
    const yPx = turn.deltaY * unitPx
    const isSideways = Math.abs(xPx) > Math.abs(yPx)
    const wish = wishOf(turn, isSideways, wheel)
    // Momentum that was scrolling or panning when Ctrl came down is not a wish to zoom.
    if (wish === 'zoom' && !begins && this.#last !== 'zoom') return { kind: 'nothing' }
    this.#last = wish
    // A system may turn the wheel sideways itself while Shift is down.
    const alongPx = isSideways ? xPx : yPx
    if (wish === 'scroll') return turn.shiftKey ? { kind: 'scroll-by', byPx: alongPx } : { kind: 'scroll' }
    if (wish === 'pan') return { kind: 'pan', byPx: alongPx }
    const towardsPx = turn.shiftKey ? alongPx : yPx
    const amount = -towardsPx * (Math.abs(towardsPx) < notchPx ? pinchPerPx : notchPerPx)
    const step = Math.min(largestStep, Math.max(-largestStep, amount))
    return { kind: 'zoom', factor: Math.exp(turn.shiftKey ? shiftedSteps * step : step) }
  }
}
