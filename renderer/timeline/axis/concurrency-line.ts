// The step line of how many were in, in CSS pixels: for the band above the lanes, the minimap and a picture.

import type { Ms } from '../../../electron/shared/session'
import {
  firstWith,
  highestOf,
  rangeOfSteps,
  stepAt,
  stepBefore,
  type Concurrency,
  type CountRange,
  type Steps
} from '../../analysis/concurrency'
import { formatCount } from '../../clock/format'
import { msAt, xOf, type Viewport } from './viewport'

/**
 * Neighbouring columns with the same counts, of a pixel or of two where there are more changes than pixels. The line is the rectangle from `topPx` to `bottomPx`, of no height
 * where the count does not change; what is under it goes on down to the line's `heightPx`. Each begins with the count
 * that the one before ended with, so that the line has no holes.
 */
export interface LineStep extends CountRange {
  readonly leftPx: number
  readonly widthPx: number
  /** More may have been in than these, of whom that is not known. */
  readonly doubtful: boolean
  /** Where the highest count lies, and where the lowest. */
  readonly topPx: number
  readonly bottomPx: number
}

/** The first moment on screen at which as many were in as ever in the session. */
export interface PeakMark {
  readonly count: number
  readonly atMs: Ms
  readonly xPx: number
  readonly yPx: number
  /** `peak 5`, or `peak at least 5`. */
  readonly label: string
}

export interface ConcurrencyLine {
  readonly heightPx: number
  /** The count at the top: a round number, the same for the whole session, so that panning does not change the scale. */
  readonly topCount: number
  /** From the left edge to the right one, without holes. */
  readonly steps: readonly LineStep[]
  /** Null when it is not on screen, and when nobody ever was in. */
  readonly peak: PeakMark | null
}

export interface LineInput {
  readonly concurrency: Concurrency
  /** How many besides may have been in. */
  readonly inDoubt: Steps
  /** True when others may have been in at any moment. */
  readonly incomplete: boolean
  readonly view: Viewport
  readonly heightPx: number
  /** True when a missing leave makes the peak a lower bound. */
  readonly peakAtLeast: boolean
}

/** Half as much to paint in each frame, and no less to be told from it. */
const denseColumnPx = 2

/** The line in a viewport. No count is lost, however short it lasted; the cost grows with the width, not with the data. */
export function concurrencyLineOf(input: LineInput): ConcurrencyLine {
  const { concurrency, view, heightPx, peakAtLeast } = input
  const most = highestOf(concurrency)
  const topCount = roundAbove(most)
  const yOf = (count: number) => heightPx * (1 - count / topCount)
  const steps = columnsOf(input).map((column) => {
    return { ...column, topPx: yOf(column.highest), bottomPx: yOf(column.lowest) }
  })
  const atMs = most === 0 || steps.every(({ highest }) => highest < most) ? null : firstWith(concurrency, most, view)
  if (atMs === null) return { heightPx, topCount, steps, peak: null }
  const label = `peak ${peakAtLeast ? 'at least ' : ''}${formatCount(most)}`
  return { heightPx, topCount, steps, peak: { count: most, atMs, xPx: xOf(view, atMs), yPx: yOf(most), label } }
}

/** The count at the top of a session's line, whatever part of it shows. */
export function topCountOf(concurrency: Concurrency): number {
  return roundAbove(highestOf(concurrency))
}

interface Columns extends CountRange {
  readonly leftPx: number
  readonly doubtful: boolean
  widthPx: number
}

function columnsOf({ concurrency, inDoubt, incomplete, view }: LineInput): readonly Columns[] {
  const columns: Columns[] = []
  let current: Columns | null = null
  let first = stepAt(concurrency, view.startMs)
  let firstDoubt = stepAt(inDoubt, view.startMs)
  const changes = stepBefore(concurrency, view.endMs) - first
  const columnPx = changes > view.widthPx ? denseColumnPx : 1
  for (let leftPx = 0; leftPx < view.widthPx; leftPx += columnPx) {
    const rightPx = Math.min(leftPx + columnPx, view.widthPx)
    const toMs = rightPx === view.widthPx ? view.endMs : msAt(view, rightPx)
    const last = lastBefore(concurrency.atMs, toMs, first)
    const { lowest, highest } = rangeOfSteps(concurrency, first, last)
    const lastDoubt = lastBefore(inDoubt.atMs, toMs, firstDoubt)
    // Of two steps in a row one at least is of somebody.
    const doubtful = incomplete || lastDoubt > firstDoubt || (inDoubt.counts[firstDoubt] ?? 0) > 0
    if (current !== null && current.lowest === lowest && current.highest === highest && current.doubtful === doubtful) {
      current.widthPx = rightPx - current.leftPx
    } else {
      current = { leftPx, widthPx: rightPx - leftPx, lowest, highest, doubtful }
      columns.push(current)
    }
    first = last
    firstDoubt = lastDoubt
  }
  return columns
}

/** The last step that begins before a moment, known to be `step` or a later one. */
function lastBefore(atMs: Float64Array, ms: Ms, step: number): number {
  // It is mostly near: leaps that double find between which two steps it is to be searched for.
  let leap = 1
  while ((atMs[step + leap] ?? Infinity) < ms) leap *= 2
  let low = step + (leap >> 1)
  let high = step + leap
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((atMs[middle] ?? Infinity) < ms) low = middle
    else high = middle
  }
  return low
}

const roundShares = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const

/** The least round whole number that is not below a count, and at least 1. */
function roundAbove(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, count)))
  const rounds = roundShares.map((share) => Math.round(share * power * 10) / 10)
  return rounds.find((round) => Number.isInteger(round) && round >= count) ?? count
}
