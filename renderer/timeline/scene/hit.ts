// What is under the pointer, and the words for it.

import type { VisibleLane } from './on-screen'
import type { BarMark, DensityMark, ErrorMark, Mark } from './mark-types'
import { assertNever } from '../../../electron/shared/result'
import type { Ms, Span } from '../../../electron/shared/session'
import { noteKindsOf } from '../../../electron/shared/session-rows'
import { neverIn } from '../../analysis/presence'
import { countOf } from '../../analysis/spans'
import type { EndKind } from '../../analysis/stays'
import { formatBeside, formatCount, formatExactDateTime, formatExactDuration } from '../../clock/format'
import { entryAt, entryFrom, type Entry } from '../lanes/entries'
import { errorAt, staysOf, type Lane } from '../lanes/lanes'
import { noteWords } from '../../words/note-words'
import type { Scene } from './scene'
import { inRoomText, joinsText, rowNames } from '../sentences/speech'
import { openEnd, startUntold, whyAtLeast } from '../../words/untold-words'
import { zoneBeside, type Zone } from '../../clock/zone'

export interface Hit {
  readonly lane: VisibleLane
  /** The topmost mark there, or null on the lane's empty part. */
  readonly mark: Mark | null
}

/**
 * A point in CSS px from the plot's left top corner in; the lane and mark that are painted there out, or null on a heading and
 * outside all lanes. Pinned lanes lie over the others.
 */
export function hit(scene: Scene, xPx: number, yPx: number): Hit | null {
  const { pinned, lanes, pinnedHeightPx, heightPx, overscanPx } = scene
  if (yPx < 0 || yPx >= heightPx - 2 * overscanPx) return null
  return yPx < pinnedHeightPx ? hitIn(pinned, xPx, yPx) : hitIn(lanes, xPx, yPx + overscanPx)
}

function hitIn(lanes: readonly VisibleLane[], xPx: number, yPx: number): Hit | null {
  const lane = lanes.find(({ topPx, heightPx }) => yPx >= topPx && yPx < topPx + heightPx)
  if (lane === undefined) return null
  return { lane, mark: lane.marks.findLast((mark) => covers(mark, xPx, yPx)) ?? null }
}

/** The entry that a mark stands for, of several the first; null for an empty part and where nobody knows whether she was in. */
export function entryOf({ lane: { lane }, mark }: Hit): Entry | null {
  switch (mark?.what) {
    case 'bar':
    case 'density':
      return entryAt(lane, mark.row, mark.index)
    case 'gap':
      return entryFrom(lane, 'away', mark.startMs)
    case 'error':
      return entryAt(lane, 'error', mark.index)
    default:
      return null
  }
}

function covers(mark: Mark, xPx: number, yPx: number): boolean {
  const { leftPx, topPx, widthPx, heightPx } = mark
  const inside = xPx >= leftPx && xPx < leftPx + widthPx && yPx >= topPx && yPx < topPx + heightPx
  if (!inside || mark.what !== 'error') return inside
  const half = widthPx / 2
  return Math.abs(xPx - leftPx - half) + Math.abs(yPx - topPx - half) <= half
}

/** Whether two hits are described with the same words in the same place of the lineup, wherever they are painted. */
export function areAlike(one: Hit, other: Hit): boolean {
  if (one.lane.lane !== other.lane.lane || one.lane.index !== other.lane.index) return false
  const [a, b] = [one.mark, other.mark]
  if (a === null || b === null) return a === b
  if (a.what === 'bar' && b.what === 'bar') return a.row === b.row && a.index === b.index
  if (a.what === 'gap' && b.what === 'gap') return a.startMs === b.startMs && a.endMs === b.endMs
  if (a.what === 'unsure' && b.what === 'unsure') return true
  // Several at once are others at every zoom.
  return false
}

/** Lines to show on hover, the first one a title; times are exact to the millisecond, in the zone. */
export function describe({ lane: { lane }, mark }: Hit, zone: Zone): readonly string[] {
  if (mark === null) return [lane.title, ...laneLines(lane, zone)]
  switch (mark.what) {
    case 'bar':
      return [lane.title, ...barLines(mark, lane, zone)]
    case 'density':
      return [lane.title, ...densityLines(mark, zone)]
    case 'gap':
      return [lane.title, `away ${lengthText(mark)}, rejoined (inferred)`, spanText(mark, zone)]
    case 'unsure':
      return [lane.title, `not known whether in: ${whyAtLeast(lane.presence)}`]
    case 'error':
      return [lane.title, ...errorLines(mark, lane, zone)]
    default:
      return assertNever(mark)
  }
}

function laneLines(lane: Lane, zone: Zone): readonly string[] {
  const { presence } = lane
  const { firstJoinMs, lastLeave } = presence
  const id = lane.name === null ? [] : [`id ${lane.id}`]
  if (neverIn(presence)) return ['never in room', ...id]
  const total = `in room ${inRoomText(lane)}, ${joinsText(lane)}`
  const why = countOf(presence.untold) > 0 ? [`not known: ${whyAtLeast(presence)}`] : []
  const whole = lastLeave === null ? [] : [wholeText(firstJoinMs, lastLeave.atMs, lastLeave.end, zone)]
  return [total, ...whole, ...why, ...id]
}

/** From the first join to the last leave, or to the words for there being none. */
function wholeText(firstJoinMs: Ms | null, lastLeaveMs: Ms, end: EndKind, zone: Zone): string {
  if (firstJoinMs !== null && end === 'recorded') return spanText({ startMs: firstJoinMs, endMs: lastLeaveMs }, zone)
  const from = firstJoinMs === null ? 'first join not known' : momentText(firstJoinMs, zone)
  return `${from} → ${end === 'recorded' ? momentText(lastLeaveMs, zone) : openEnd('presence', end)}`
}

function momentText(ms: Ms, zone: Zone): string {
  return `${formatExactDateTime(ms, zone)} ${zoneBeside(zone, ms)}`
}

function barLines(mark: BarMark, lane: Lane, zone: Zone): readonly string[] {
  const lines = [`${rowNames[mark.row]} ${endText(mark)}`, barSpanText(mark, zone)]
  const { table, from } = staysOf(lane, mark.row)
  const notes = noteKindsOf(table.notes[from + mark.index] ?? 0)
  return notes.length === 0 ? lines : [...lines, `data notes: ${notes.map((kind) => noteWords[kind]).join(', ')}`]
}

function endText(mark: BarMark): string {
  if (mark.start !== undefined) return `– ${startUntold(mark.row, mark.start)}`
  switch (mark.end) {
    case 'recorded':
      return lengthText(mark)
    case 'running':
      return `${lengthText(mark)} so far, ${openEnd(mark.row, mark.end)}`
    case 'unrecorded':
    case 'unreadable':
      return `– ${openEnd(mark.row, mark.end)}`
  }
}

function barSpanText(mark: BarMark, zone: Zone): string {
  if (mark.start !== undefined) return `until ${momentText(mark.endMs, zone)}`
  return mark.end === 'recorded' || mark.end === 'running'
    ? spanText(mark, zone)
    : `from ${momentText(mark.startMs, zone)}`
}

function densityLines(mark: DensityMark, zone: Zone): readonly string[] {
  const what = mark.row === 'presence' ? 'short stays' : `short stretches of ${rowNames[mark.row]}`
  return [`${formatCount(mark.count)} ${what} – zoom in to tell them apart`, spanText(mark, zone)]
}

function errorLines(mark: ErrorMark, lane: Lane, zone: Zone): readonly string[] {
  const { message } = errorAt(lane.session, lane.errors.from + mark.index)
  const more = mark.count > 1 ? [`and ${formatCount(mark.count - 1)} more here`] : []
  return [`error: ${message}`, `${formatExactDateTime(mark.atMs, zone)} ${zoneBeside(zone, mark.atMs)}`, ...more]
}

function lengthText(span: Span): string {
  return formatExactDuration(span.endMs - span.startMs)
}

/** `22 Feb 2022 11:31:53.415 → 11:40:30.283 UTC`; the second date only where it is another day. */
function spanText({ startMs, endMs }: Span, zone: Zone): string {
  const end = formatBeside(endMs, startMs, zone, 'millisecond')
  return `${formatExactDateTime(startMs, zone)} → ${end} ${zoneBeside(zone, startMs, endMs)}`
}
