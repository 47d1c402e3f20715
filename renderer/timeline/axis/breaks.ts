// Where the axis is broken on screen: the cuts of folded time, as they are to be painted.

import type { Span } from '../../../electron/shared/session'
import { cutsWithin } from './folds'
import { formatDuration } from '../../clock/format'
import { fitting } from './fitting'
import { xOf, type Viewport } from './viewport'

/** A cut that is on screen: `startMs` and `endMs` are its true extent, the pixels are cut to the plot. */
export interface FoldBreak extends Span {
  readonly leftPx: number
  readonly rightPx: number
  /** `2 h 14 m nobody in`, `2 h 14 m` where only that fits, else null. To be centred. */
  readonly label: string | null
}

/** The breaks on screen, in order. `charPx` is the widest a character of a label gets. */
export function breaksOf(view: Viewport, charPx: number): readonly FoldBreak[] {
  return cutsWithin(view.folds, view).map(({ startMs, endMs }) => {
    const leftPx = Math.max(0, xOf(view, startMs))
    const rightPx = Math.min(view.widthPx, xOf(view, endMs))
    const length = formatDuration(endMs - startMs)
    const widthPx = rightPx - leftPx
    const label = fitting(`${length} nobody in`, widthPx, charPx) ?? fitting(length, widthPx, charPx)
    return { startMs, endMs, leftPx, rightPx, label }
  })
}
