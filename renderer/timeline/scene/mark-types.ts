// What can be painted in a lane: rectangles in CSS pixels from the plot's left top corner, each with the times that it stands for.

import type { Ms, RowKind, Span, Untold } from '../../../electron/shared/session'
import type { EndKind } from '../../analysis/stays'

export interface Rect {
  readonly leftPx: number
  readonly topPx: number
  readonly widthPx: number
  readonly heightPx: number
}

/** One stay. The rectangle is cut to the plot and at least 2 px wide; `startMs` and `endMs` are the true extents. */
export interface BarMark extends Rect, Span {
  readonly what: 'bar'
  readonly row: RowKind
  /** Its place in the lane's stays, or in those of the track. */
  readonly index: number
  /** Absent: square; else hatched up to the end, as nobody knows when it began. */
  readonly start?: Untold
  /** `recorded`: square; `running`: a soft edge with an arrow; `unrecorded` and `unreadable`: hatched. */
  readonly end: EndKind
  /** True when the bar goes on beyond the plot, so that no edge is drawn there. */
  readonly cutLeft: boolean
  readonly cutRight: boolean
  /** True when data notes are about this very interval: about its end, or about anything else. */
  readonly doubtAtStart: boolean
  readonly doubtAtEnd: boolean
  /** "no leave recorded", "join not readable" and the like where it fits, else null. */
  readonly label: string | null
}

/** Several stays that are too short to be told apart at this zoom. */
export interface DensityMark extends Rect, Span {
  readonly what: 'density'
  readonly row: RowKind
  /** The first of them, and how many: they follow one another. */
  readonly index: number
  readonly count: number
  /** How much of the rectangle's time is covered, above 0 up to 1. */
  readonly coverage: number
  readonly doubtful: boolean
}

/** Away, and back later: an outlined block in the colour of doubt. */
export interface GapMark extends Rect, Span {
  readonly what: 'gap'
  /** True for a gap too short to be seen: the rectangle is wider than it and lies over the ends of the bars beside it. */
  readonly overBars: boolean
  /** "away 25 s" or the length alone where it fits (centred in the rectangle), else null. */
  readonly label: string | null
}

/** A stretch without a bar in which she may have been in, as an entry could not be read: a dotted line through its middle. */
export interface UnsureMark extends Rect {
  readonly what: 'unsure'
  /** "not known" where it fits (centred in the rectangle), else null. */
  readonly label: string | null
}

/** One or more errors on the same pixels: a diamond that fills the square; clear of the time away that it came before. */
export interface ErrorMark extends Rect {
  readonly what: 'error'
  readonly atMs: Ms
  /** The first of them in the participant's errors by time, and how many. */
  readonly index: number
  readonly count: number
  /** Where the time away begins that is tied to it: a line goes there. Null without one. */
  readonly awayPx: number | null
}

export type Mark = BarMark | DensityMark | GapMark | UnsureMark | ErrorMark
