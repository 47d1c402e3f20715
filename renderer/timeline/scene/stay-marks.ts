// Bars for stays, and densities for those that are too short to be told apart, cut to the view.

import type { BarMark, DensityMark, Mark } from './mark-types'
import type { Ms, RowKind, Untold } from '../../../electron/shared/session'
import { noteBits } from '../../../electron/shared/session-rows'
import { firstFrom } from '../../analysis/search'
import { endAt, startAt, type EndKind, type Stays } from '../../analysis/stays'
import { fitting, minBarPx } from '../axis/fitting'
import { toAxis } from '../axis/folds'
import { openEnd, startUntold } from '../../words/untold-words'
import { msPerPx, timeBefore, xOf, xOfAxis, type Viewport } from '../axis/viewport'

/** Notes about the end of an interval; all others are shown at its start. */
const endNotes = noteBits(['missing-end', 'after-session'])
const invalidTime = noteBits(['invalid-time'])

/** Where stays of one kind are painted, and with what size of text. */
export interface Row {
  readonly view: Viewport
  readonly row: RowKind
  readonly topPx: number
  readonly heightPx: number
  readonly charPx: number
}

/** Short stays that begin in the same column: `first` is the row of the first of them. */
interface Group {
  readonly first: number
  readonly column: number
  count: number
  endMs: Ms
  coveredMs: Ms
  doubtful: boolean
}

/** The columns in which short stays are grouped, as long on the axis as they are wide on screen. */
interface Grid {
  readonly stays: Stays
  readonly row: Row
  readonly anchorMs: Ms
  readonly columnMs: Ms
}

/** Marks of stays: `shorts` are to be painted last, so that a short stay is never hidden by its neighbour. */
export interface StayMarks {
  readonly wides: readonly Mark[]
  readonly shorts: readonly Mark[]
}

/**
 * Stays (by start) in, the marks of those that touch the view out. Short ones are grouped in columns of 2 px that are anchored at the first stay of all, so
 * that panning does not regroup them.
 */
export function stayMarks(stays: Stays, row: Row): StayMarks {
  const { view } = row
  const { folds } = view
  const { startMs, endMs, reachMs, notes } = stays.table
  const wides: Mark[] = []
  const shorts: Mark[] = []
  // Columns are as wide on the axis, folded or not.
  const columnMs = minBarPx * msPerPx(view)
  const anchorMs = toAxis(folds, stays.from < stays.to ? (startMs[stays.from] ?? 0) : 0)
  const grid = { stays, row, anchorMs, columnMs }
  // What is grouped or widened to 2 px may begin just left of the view and still reach into it.
  const first = firstFrom(reachMs, stays.from, stays.to, timeBefore(view, 2 * columnMs))
  let group: Group | null = null
  for (let stay = first; stay < stays.to; stay++) {
    const fromMs = startMs[stay] ?? 0
    const untilMs = endMs[stay] ?? 0
    if (fromMs > view.endMs) break
    const onAxisMs = toAxis(folds, fromMs)
    if (toAxis(folds, untilMs) - onAxisMs >= columnMs) {
      if (untilMs > view.startMs) wides.push(wideBar(stays, stay, row))
      continue
    }
    const column = Math.floor((onAxisMs - anchorMs) / columnMs)
    const doubtful = notes[stay] !== 0
    if (group?.column === column) {
      addTo(group, fromMs, untilMs, doubtful)
      continue
    }
    if (group !== null) addGroup(shorts, group, group.column + 1 === column, grid)
    group = groupOf(stay, column, fromMs, untilMs, doubtful)
  }
  if (group !== null) addGroup(shorts, group, false, grid)
  return { wides, shorts }
}

function groupOf(first: number, column: number, startMs: Ms, endMs: Ms, doubtful: boolean): Group {
  return { first, column, count: 1, endMs, coveredMs: endMs - startMs, doubtful }
}

function addTo(group: Group, startMs: Ms, endMs: Ms, doubtful: boolean): void {
  group.count++
  group.coveredMs += Math.max(0, endMs - Math.max(startMs, group.endMs))
  group.endMs = Math.max(group.endMs, endMs)
  group.doubtful ||= doubtful
}

/** A lone short stay stands where it began, unless the next column is taken: then it keeps to its own. */
function addGroup(shorts: Mark[], group: Group, crowded: boolean, { stays, row, anchorMs, columnMs }: Grid): void {
  const { view } = row
  const startMs = stays.table.startMs[group.first] ?? 0
  const columnPx = xOfAxis(view, anchorMs + group.column * columnMs)
  const leftPx = group.count === 1 && !crowded ? xOf(view, startMs) : columnPx
  // The last of a group may reach into the view although its column does not.
  if (leftPx + minBarPx <= 0 && group.endMs <= view.startMs) return
  if (group.count === 1) shorts.push(barAt(stays, group.first, leftPx, leftPx + minBarPx, row))
  else shorts.push({ ...density(group, leftPx, columnMs, row), startMs, index: group.first - stays.from })
}

function density(
  { count, endMs, coveredMs, doubtful }: Group,
  left: number,
  columnMs: Ms,
  { view, row, topPx, heightPx }: Row
): Omit<DensityMark, 'startMs' | 'index'> {
  const coverage = Math.min(1, coveredMs / columnMs)
  return {
    what: 'density',
    row,
    count,
    endMs,
    topPx,
    heightPx,
    coverage,
    doubtful,
    ...cut(left, left + minBarPx, view)
  }
}

function wideBar(stays: Stays, stay: number, row: Row): BarMark {
  const { startMs, endMs } = stays.table
  return barAt(stays, stay, xOf(row.view, startMs[stay] ?? 0), xOf(row.view, endMs[stay] ?? 0), row)
}

function barAt({ table, from }: Stays, stay: number, left: number, right: number, row: Row): BarMark {
  const { leftPx, widthPx } = cut(left, right, row.view)
  const start = startAt(table, stay)
  const end = endAt(table, stay)
  const notes = table.notes[stay] ?? 0
  const ofEnd = endNotes | (start === undefined && end === 'unreadable' ? invalidTime : 0)
  return {
    what: 'bar',
    row: row.row,
    index: stay - from,
    startMs: table.startMs[stay] ?? 0,
    endMs: table.endMs[stay] ?? 0,
    ...(start !== undefined && { start }),
    end,
    leftPx,
    topPx: row.topPx,
    widthPx,
    heightPx: row.heightPx,
    cutLeft: left < 0,
    cutRight: right > row.view.widthPx,
    doubtAtStart: (notes & ~ofEnd) !== 0,
    doubtAtEnd: (notes & ofEnd) !== 0,
    label: row.row === 'presence' ? untoldLabel(start, end, widthPx, row.charPx) : null
  }
}

/** What is not known of a stay, in words. */
function untoldLabel(start: Untold | undefined, end: EndKind, widthPx: number, charPx: number): string | null {
  if (start !== undefined) return fitting(startUntold('presence', start), widthPx, charPx)
  if (end === 'recorded' || end === 'running') return null
  return fitting(openEnd('presence', end), widthPx, charPx)
}

/** Cut to the plot; what is left is moved inwards at an edge, rather than be thinner than 2 px. */
function cut(left: number, right: number, view: Viewport): { leftPx: number; widthPx: number } {
  const widthPx = Math.max(minBarPx, Math.min(view.widthPx, right) - Math.max(0, left))
  return { leftPx: Math.max(0, Math.min(left, view.widthPx - widthPx)), widthPx }
}
