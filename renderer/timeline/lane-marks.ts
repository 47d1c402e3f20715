// What is painted in one lane: gaps, bars, media tracks and errors, cut to the view.

import type { MediaError } from '../../electron/shared/session'
import type { Span } from '../analysis/presence'
import { firstWhere } from '../analysis/search'
import { formatDuration } from './format'
import { laneMetrics, type Lane } from './lanes'
import type { ErrorMark, Mark } from './scene'
import { addStays, fitting, type Row } from './stay-marks'
import { spanOf, xOf, type Viewport } from './viewport'

const minGapPx = 4
/** An error's diamond is this wide and high. */
const errorPx = 9

/** All marks of a lane whose top is at `topPx`, in the order of painting. `charPx` is the widest a character of a label gets. */
export function marksOf(lane: Lane, view: Viewport, topPx: number, charPx: number): readonly Mark[] {
  const { barTopPx, barPx, basePx, trackPx, trackPitchPx } = laneMetrics
  const presence: Row = { view, row: 'presence', topPx: topPx + barTopPx, heightPx: barPx, charPx }
  const marks: Mark[] = []
  addGaps(marks, lane.presence.gaps, presence)
  addStays(marks, lane.presence.stays, presence)
  lane.tracks.forEach(({ kind, stays }, index) => {
    const trackTopPx = topPx + basePx + index * trackPitchPx
    addStays(marks, stays, { view, row: kind, topPx: trackTopPx, heightPx: trackPx, charPx })
  })
  addErrors(marks, lane.errors, view, topPx + barTopPx + (barPx - errorPx) / 2)
  return marks
}

function addGaps(marks: Mark[], gaps: readonly Span[], row: Row): void {
  const { view, topPx, heightPx, charPx } = row
  const minMs = (minGapPx * spanOf(view)) / view.widthPx
  const from = firstWhere(gaps.length, (index) => (gaps[index]?.endMs ?? Infinity) >= view.startMs)
  for (let index = from; index < gaps.length; index++) {
    const gap = gaps[index]
    if (gap === undefined || gap.startMs > view.endMs) break
    const { startMs, endMs } = gap
    if (endMs - startMs < minMs) continue
    const leftPx = Math.max(0, xOf(view, startMs))
    const widthPx = Math.min(view.widthPx, xOf(view, endMs)) - leftPx
    if (widthPx <= 0) continue
    const label = fitting(`away ${formatDuration(endMs - startMs)}`, widthPx, charPx)
    marks.push({ what: 'gap', startMs, endMs, leftPx, topPx, widthPx, heightPx, label })
  }
}

/** Errors whose diamonds would mostly cover each other are one mark; its columns do not move while panning. */
function addErrors(marks: Mark[], errors: readonly MediaError[], view: Viewport, topPx: number): void {
  const columnMs = (errorPx * spanOf(view)) / view.widthPx
  const anchorMs = errors[0]?.atMs ?? 0
  const earliestMs = view.startMs - 2 * columnMs
  const from = firstWhere(errors.length, (index) => (errors[index]?.atMs ?? Infinity) >= earliestMs)
  let index = from
  while (index < errors.length) {
    const atMs = errors[index]?.atMs ?? Infinity
    if (atMs > view.endMs + columnMs) break
    const column = Math.floor((atMs - anchorMs) / columnMs)
    const first = index
    while (index < errors.length && columnOf(errors[index], anchorMs, columnMs) === column) index++
    const mark = errorMark(atMs, first, index - first, view, topPx)
    if (mark.leftPx + errorPx > 0 && mark.leftPx < view.widthPx) marks.push(mark)
  }
}

function columnOf(error: MediaError | undefined, anchorMs: number, columnMs: number): number {
  return error === undefined ? NaN : Math.floor((error.atMs - anchorMs) / columnMs)
}

function errorMark(atMs: number, index: number, count: number, view: Viewport, topPx: number): ErrorMark {
  const leftPx = xOf(view, atMs) - errorPx / 2
  return { what: 'error', atMs, index, count, leftPx, topPx, widthPx: errorPx, heightPx: errorPx }
}
