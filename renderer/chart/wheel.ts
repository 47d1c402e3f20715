// What a wheel or a touchpad means: scroll the lanes, pan or zoom; pure, so that the policy can be tested.

import type { Ms } from '../../electron/shared/session'

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
  | { readonly kind: 'scroll' }
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

/** Reads turns of a wheel one after the other; it remembers how the present turning began. */
export class WheelPolicy {
  #kind: WheelVerb['kind'] = 'nothing'
  #lastMs = -Infinity

  /** What this turn does. 'scroll' is left to the browser; a zoom factor above 1 shows less time, larger. */
  read(turn: WheelTurn): WheelVerb {
    const begins = turn.timeStamp - this.#lastMs > pauseMs
    this.#lastMs = turn.timeStamp
    const unitPx = turn.deltaMode === 0 ? 1 : turn.deltaMode === 1 ? linePx : pagePx
    const xPx = turn.deltaX * unitPx
    const yPx = turn.deltaY * unitPx
    const wants =
      turn.ctrlKey || turn.metaKey ? 'zoom' : turn.shiftKey || Math.abs(xPx) > Math.abs(yPx) ? 'pan' : 'scroll'
    // Momentum that was scrolling or panning when Ctrl came down is not a wish to zoom.
    if (wants === 'zoom' && !begins && this.#kind !== 'zoom') return { kind: 'nothing' }
    this.#kind = wants
    if (wants === 'scroll') return { kind: 'scroll' }
    if (wants === 'pan') return { kind: 'pan', byPx: xPx === 0 ? yPx : xPx }
    const amount = -yPx * (Math.abs(yPx) < notchPx ? pinchPerPx : notchPerPx)
    return { kind: 'zoom', factor: Math.exp(Math.min(largestStep, Math.max(-largestStep, amount))) }
  }
}
