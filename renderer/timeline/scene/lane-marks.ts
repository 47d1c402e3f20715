// What is painted in one lane: gaps, bars, media tracks and errors, cut to the view.

import { fitting, minBarPx } from '../axis/fitting'
import type { Ms } from '../../../electron/shared/session'
import type { Presence } from '../../analysis/presence'
import { firstFrom } from '../../analysis/search'
import type { Spans } from '../../analysis/spans'
import { toAxis } from '../axis/folds'
import { formatDuration } from '../../clock/format'
import { tiedMs } from '../lanes/beside'
import type { Lane } from '../lanes/lanes'
import type { LaneMetrics } from '../lanes/layout'
import type { ErrorMark, GapMark, Mark } from './mark-types'
import { stayMarks, type Row } from './stay-marks'
import { cutToView } from './together'
import { msPerPx, timeAfter, timeBefore, xOf, type Viewport } from '../axis/viewport'

/** A gap is painted and hit at least this wide, as far as the bars beside it have room to give. */
const gapPx = 8
/** Among stays so dense that not even this can be had, a gap has no mark of its own. */
const leastGapPx = 3
/** Bars that are lower than this have no words in them. */
const leastWordsPx = 10
/** An error's diamond is this wide and high. */
const errorPx = 9

/** All marks of a lane whose top is at `topPx`, in the order of painting. `charPx` is the widest a character of a label gets. */
export function marksOf(
  lane: Lane,
  metrics: LaneMetrics,
  view: Viewport,
  topPx: number,
  charPx: number
): readonly Mark[] {
  const { barTopPx, barPx, tracksTopPx, trackPx, trackPitchPx } = metrics
  const presence: Row = {
    view,
    row: 'presence',
    topPx: topPx + barTopPx,
    heightPx: barPx,
    charPx: barPx < leastWordsPx ? Infinity : charPx
  }
  const marks: Mark[] = []
  const { wides, shorts } = stayMarks(lane.presence.stays, presence)
  addUnsure(marks, lane.presence, presence)
  addAll(marks, wides)
  const gaps = gapMarks(lane.presence, presence)
  addAll(marks, gaps)
  addAll(marks, shorts)
  const tracks = trackPx === 0 ? [] : lane.tracks
  tracks.forEach(({ kind, stays }, index) => {
    const trackTopPx = topPx + tracksTopPx + index * trackPitchPx
    const track = stayMarks(stays, { view, row: kind, topPx: trackTopPx, heightPx: trackPx, charPx })
    addAll(marks, track.wides)
    addAll(marks, track.shorts)
  })
  if (trackPx > 0) addErrors(marks, lane, gaps, view, topPx + barTopPx + (barPx - errorPx) / 2)
  return marks
}

/** One by one: a call with as many arguments as there can be marks would overflow the stack. */
function addAll(marks: Mark[], more: readonly Mark[]): void {
  for (const mark of more) marks.push(mark)
}

function gapMarks({ gaps, pieces }: Presence, row: Row): readonly GapMark[] {
  const marks: GapMark[] = []
  const { view, topPx, heightPx, charPx } = row
  const slackMs = gapPx * msPerPx(view)
  const latestMs = timeAfter(view, slackMs)
  const first = firstFrom(gaps.endMs, gaps.from, gaps.to, timeBefore(view, slackMs))
  let before = firstFrom(pieces.endMs, pieces.from, pieces.to, first < gaps.to ? (gaps.startMs[first] ?? 0) : Infinity)
  for (let gap = first; gap < gaps.to; gap++) {
    const startMs = gaps.startMs[gap] ?? 0
    const endMs = gaps.endMs[gap] ?? 0
    if (startMs > latestMs) break
    while (before < pieces.to && (pieces.endMs[before] ?? 0) < startMs) before++
    const truePx = lengthPx(view, startMs, endMs)
    const missingPx = Math.max(0, gapPx - truePx)
    const beforePx = roomPx(pieces, before, view)
    const afterPx = roomPx(pieces, before + 1, view)
    // Half from either side; what one cannot give, the other does.
    const earlierPx = Math.min(beforePx, Math.max(missingPx / 2, missingPx - afterPx))
    const laterPx = Math.min(afterPx, missingPx - earlierPx)
    if (truePx + earlierPx + laterPx < leastGapPx) continue
    const leftPx = Math.max(0, xOf(view, startMs) - earlierPx)
    const widthPx = Math.min(view.widthPx, xOf(view, endMs) + laterPx) - leftPx
    if (widthPx <= 0) continue
    const length = formatDuration(endMs - startMs)
    const label = fitting(`away ${length}`, widthPx, charPx) ?? fitting(length, widthPx, charPx)
    marks.push({ what: 'gap', startMs, endMs, leftPx, topPx, widthPx, heightPx, overBars: missingPx > 0, label })
  }
  return marks
}

/** Where nothing is drawn although she may have been in. */
function addUnsure(marks: Mark[], { unsure }: Presence, { view, topPx, heightPx, charPx }: Row): void {
  const { startMs, endMs, from, to } = cutToView(unsure, view)
  for (let row = from; row < to; row++) {
    const leftPx = Math.max(0, xOf(view, startMs[row] ?? 0))
    const widthPx = Math.min(view.widthPx, xOf(view, endMs[row] ?? 0)) - leftPx
    if (widthPx < leastGapPx) continue
    marks.push({ what: 'unsure', leftPx, topPx, widthPx, heightPx, label: fitting('not known', widthPx, charPx) })
  }
}

/** What a stretch of presence can give to one of the gaps beside it: the other may take as much, and a bar stays. */
function roomPx({ startMs, endMs, to }: Spans, piece: number, view: Viewport): number {
  if (piece >= to) return 0
  return Math.max(0, (lengthPx(view, startMs[piece] ?? 0, endMs[piece] ?? 0) - minBarPx) / 2)
}

function lengthPx(view: Viewport, startMs: Ms, endMs: Ms): number {
  return (toAxis(view.folds, endMs) - toAxis(view.folds, startMs)) / msPerPx(view)
}

/**
 * Errors whose diamonds would mostly cover each other are one mark; its columns do not move while panning. One that a time
 * away followed is tied to it, and stands beside it where it would cover it.
 */
function addErrors(
  marks: Mark[],
  { session, errors: { from, to } }: Lane,
  gaps: readonly GapMark[],
  view: Viewport,
  topPx: number
): void {
  if (from === to) return
  const { atMs } = session.errors
  const columnMs = errorPx * msPerPx(view)
  const anchorMs = toAxis(view.folds, atMs[from] ?? 0)
  const columnOf = (row: number) => Math.floor((toAxis(view.folds, atMs[row] ?? 0) - anchorMs) / columnMs)
  const latestMs = timeAfter(view, columnMs)
  let row = firstFrom(atMs, from, to, timeBefore(view, 2 * columnMs))
  let next = 0
  while (row < to) {
    const ms = atMs[row] ?? 0
    if (ms > latestMs) break
    const column = columnOf(row)
    const first = row
    while (row < to && columnOf(row) === column) row++
    const lastMs = atMs[row - 1] ?? ms
    while (next < gaps.length && (gaps[next]?.startMs ?? 0) < lastMs) next++
    const gap = gaps[next]
    const awayPx = gap !== undefined && gap.startMs - lastMs <= tiedMs ? gap.leftPx : null
    const mark = errorMark(ms, first - from, row - first, awayPx, view, topPx)
    if (mark.leftPx + errorPx > 0 && mark.leftPx < view.widthPx) marks.push(mark)
  }
}

function errorMark(
  atMs: Ms,
  index: number,
  count: number,
  awayPx: number | null,
  view: Viewport,
  topPx: number
): ErrorMark {
  const leftPx = Math.min(xOf(view, atMs) - errorPx / 2, (awayPx ?? Infinity) - errorPx)
  return { what: 'error', atMs, index, count, leftPx, topPx, widthPx: errorPx, heightPx: errorPx, awayPx }
}
