// Bars for stays, and densities for those that are too short to be told apart, cut to the view.

import type { BarMark, DensityMark, Mark } from './mark-types'
import type { Ms, NoteKind, RowKind } from '../../../electron/shared/session'
import type { Stay } from '../../analysis/presence'
import { firstWhere } from '../../analysis/search'
import { fitting, minBarPx } from '../axis/fitting'
import { axisLength, toAxis } from '../axis/folds'
import { openEnd, startUntold } from '../../words/untold-words'
import { msPerPx, timeBefore, xOf, xOfAxis, type Viewport } from '../axis/viewport'

/** Notes about the end of an interval; all others are shown at its start. */
const endNotes: ReadonlySet<NoteKind> = new Set(['missing-end', 'after-session'])

/** Where stays of one kind are painted, and with what size of text. */
export interface Row {
  readonly view: Viewport
  readonly row: RowKind
  readonly topPx: number
  readonly heightPx: number
  readonly charPx: number
}

/** Short stays that begin in the same column. */
interface Group {
  readonly index: number
  readonly first: Stay
  readonly column: number
  count: number
  endMs: Ms
  coveredMs: Ms
  doubtful: boolean
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
export function stayMarks(stays: readonly Stay[], row: Row): StayMarks {
  const { view } = row
  const wides: Mark[] = []
  const shorts: Mark[] = []
  // Columns are as wide on the axis, folded or not.
  const columnMs = minBarPx * msPerPx(view)
  const anchorMs = toAxis(view.folds, stays[0]?.startMs ?? 0)
  // What is grouped or widened to 2 px may begin just left of the view and still reach into it.
  const earliestMs = timeBefore(view, 2 * columnMs)
  const from = firstWhere(stays.length, (index) => (stays[index]?.reachMs ?? Infinity) >= earliestMs)
  let group: Group | null = null
  for (let index = from; index < stays.length; index++) {
    const stay = stays[index]
    if (stay === undefined || stay.startMs > view.endMs) break
    if (axisLength(view.folds, stay) >= columnMs) {
      if (stay.endMs > view.startMs) wides.push(wideBar(stay, index, row))
      continue
    }
    const column = Math.floor((toAxis(view.folds, stay.startMs) - anchorMs) / columnMs)
    if (group?.column === column) {
      addTo(group, stay)
      continue
    }
    if (group !== null) addGroup(shorts, group, anchorMs, columnMs, group.column + 1 === column, row)
    group = groupOf(stay, index, column)
  }
  if (group !== null) addGroup(shorts, group, anchorMs, columnMs, false, row)
  return { wides, shorts }
}

function groupOf(stay: Stay, index: number, column: number): Group {
  const { endMs, startMs, notes } = stay
  return { index, first: stay, column, count: 1, endMs, coveredMs: endMs - startMs, doubtful: notes.length > 0 }
}

function addTo(group: Group, stay: Stay): void {
  group.count++
  group.coveredMs += Math.max(0, stay.endMs - Math.max(stay.startMs, group.endMs))
  group.endMs = Math.max(group.endMs, stay.endMs)
  group.doubtful ||= stay.notes.length > 0
}

/** A lone short stay stands where it began, unless the next column is taken: then it keeps to its own. */
function addGroup(shorts: Mark[], group: Group, anchorMs: Ms, columnMs: Ms, crowded: boolean, row: Row): void {
  const columnPx = xOfAxis(row.view, anchorMs + group.column * columnMs)
  const leftPx = group.count === 1 && !crowded ? xOf(row.view, group.first.startMs) : columnPx
  // The last of a group may reach into the view although its column does not.
  if (leftPx + minBarPx <= 0 && group.endMs <= row.view.startMs) return
  shorts.push(
    group.count === 1
      ? barAt(group.first, group.index, leftPx, leftPx + minBarPx, row)
      : density(group, leftPx, columnMs, row)
  )
}

function density(group: Group, left: number, columnMs: Ms, row: Row): DensityMark {
  const { leftPx, widthPx } = cut(left, left + minBarPx, row.view)
  return {
    what: 'density',
    row: row.row,
    index: group.index,
    count: group.count,
    startMs: group.first.startMs,
    endMs: group.endMs,
    leftPx,
    topPx: row.topPx,
    widthPx,
    heightPx: row.heightPx,
    coverage: Math.min(1, group.coveredMs / columnMs),
    doubtful: group.doubtful
  }
}

function wideBar(stay: Stay, index: number, row: Row): BarMark {
  return barAt(stay, index, xOf(row.view, stay.startMs), xOf(row.view, stay.endMs), row)
}

function barAt(stay: Stay, index: number, left: number, right: number, row: Row): BarMark {
  const { leftPx, widthPx } = cut(left, right, row.view)
  return {
    what: 'bar',
    row: row.row,
    index,
    startMs: stay.startMs,
    endMs: stay.endMs,
    ...(stay.start !== undefined && { start: stay.start }),
    end: stay.end,
    leftPx,
    topPx: row.topPx,
    widthPx,
    heightPx: row.heightPx,
    cutLeft: left < 0,
    cutRight: right > row.view.widthPx,
    doubtAtStart: stay.notes.some((kind) => !isOfEnd(kind, stay)),
    doubtAtEnd: stay.notes.some((kind) => isOfEnd(kind, stay)),
    label: row.row === 'presence' ? untoldLabel(stay, widthPx, row.charPx) : null
  }
}

function isOfEnd(kind: NoteKind, { start, end }: Stay): boolean {
  return endNotes.has(kind) || (kind === 'invalid-time' && start === undefined && end === 'unreadable')
}

/** What is not known of a stay, in words. */
function untoldLabel({ start, end }: Stay, widthPx: number, charPx: number): string | null {
  if (start !== undefined) return fitting(startUntold('presence', start), widthPx, charPx)
  if (end === 'recorded' || end === 'running') return null
  return fitting(openEnd('presence', end), widthPx, charPx)
}

/** Cut to the plot; what is left is moved inwards at an edge, rather than be thinner than 2 px. */
function cut(left: number, right: number, view: Viewport): { leftPx: number; widthPx: number } {
  const widthPx = Math.max(minBarPx, Math.min(view.widthPx, right) - Math.max(0, left))
  return { leftPx: Math.max(0, Math.min(left, view.widthPx - widthPx)), widthPx }
}
