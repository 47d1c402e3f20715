// What is under the pointer, and the words for it.

import type { VisibleLane } from './on-screen'
import type { BarMark, DensityMark, ErrorMark, GapMark, Mark } from './mark-types'
import { assertNever } from '../../../electron/shared/result'
import type { Ms, Span } from '../../../electron/shared/session'
import { noteKindsOf } from '../../../electron/shared/session-rows'
import { neverIn } from '../../analysis/presence'
import { countOf } from '../../analysis/spans'
import type { EndKind } from '../../analysis/stays'
import { formatBeside, formatCount, formatDuration, formatExactDuration } from '../../clock/format'
import { entryAt, entryFrom, type Entry } from '../lanes/entries'
import { errorAt, staysOf, type Lane, type Lanes } from '../lanes/lanes'
import { noteWords } from '../../words/note-words'
import type { Scene } from './scene'
import { dropAfterWords, errorBeforeWords, meanwhileWords } from '../sentences/beside-words'
import { dropsWords, inRoomText, joinsText, rowNames } from '../sentences/speech'
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

/** With what moments and neighbours are told: as the view shows them. */
export interface Telling {
  readonly lanes: Lanes
  readonly view: Span
  readonly zone: Zone
  /** Beside another clock the zone is named; else it is the ruler's. */
  readonly isNamed?: boolean
  /** Milliseconds are asked for, however long the view is. */
  readonly isExact?: boolean
}

/** A view as short as this tells milliseconds unasked. */
const exactBelowMs = 10_000

/** Says moments and lengths as precisely as a view needs it, with the date where that is not the view's. */
interface Saying {
  readonly moment: (ms: Ms) => string
  readonly length: (span: Span) => string
  /** The zone of moments, after a blank; empty where it need not be said. */
  readonly named: (fromMs: Ms, toMs?: Ms) => string
}

function sayingIn({ view, zone, isNamed = false, isExact: isAsked = false }: Telling): Saying {
  const isExact = isAsked || view.endMs - view.startMs < exactBelowMs
  const to = isExact ? 'millisecond' : 'second'
  return {
    moment: (ms) => formatBeside(ms, view.startMs, zone, to),
    length: ({ startMs, endMs }) => (isExact ? formatExactDuration : formatDuration)(endMs - startMs),
    named: (fromMs, toMs = fromMs) => (isNamed ? ` ${zoneBeside(zone, fromMs, toMs)}` : '')
  }
}

/** Lines to show on hover: a title, what it is, its times, and what is beside it. */
export function describe({ lane: { lane }, mark }: Hit, telling: Telling): readonly string[] {
  const saying = sayingIn(telling)
  if (mark === null) return [lane.title, ...laneLines(lane, saying)]
  switch (mark.what) {
    case 'bar':
      return [lane.title, ...barLines(mark, lane, saying)]
    case 'density':
      return [lane.title, ...densityLines(mark, saying)]
    case 'gap':
      return [lane.title, ...gapLines(mark, lane, telling.lanes, saying)]
    case 'unsure':
      return [lane.title, `not known whether in: ${whyAtLeast(lane.presence)}`]
    case 'error':
      return [lane.title, ...errorLines(mark, lane, saying)]
    default:
      return assertNever(mark)
  }
}

function laneLines(lane: Lane, saying: Saying): readonly string[] {
  const { presence } = lane
  const { firstJoinMs, lastLeave } = presence
  const id = lane.name === null ? [] : [`id ${lane.id}`]
  if (neverIn(presence)) return ['never in room', ...id]
  const drops = dropsWords(lane.drops)
  const total = [`in room ${inRoomText(lane)}`, joinsText(lane), ...(drops === null ? [] : [drops])].join(', ')
  const why = countOf(presence.untold) > 0 ? [`not known: ${whyAtLeast(presence)}`] : []
  const whole = lastLeave === null ? [] : [wholeText(firstJoinMs, lastLeave.atMs, lastLeave.end, saying)]
  return [total, ...whole, ...why, ...id]
}

/** From the first join to the last leave, or to the words for there being none. */
function wholeText(firstJoinMs: Ms | null, lastLeaveMs: Ms, end: EndKind, { moment, named }: Saying): string {
  const from = firstJoinMs === null ? 'first join not known' : moment(firstJoinMs)
  const to = end === 'recorded' ? moment(lastLeaveMs) : openEnd('presence', end)
  return `${from} → ${to}${named(firstJoinMs ?? lastLeaveMs, lastLeaveMs)}`
}

function barLines(mark: BarMark, lane: Lane, saying: Saying): readonly string[] {
  const lines = [`${rowNames[mark.row]} ${endText(mark, saying)}`, barSpanText(mark, saying)]
  const { table, from } = staysOf(lane, mark.row)
  const notes = noteKindsOf(table.notes[from + mark.index] ?? 0)
  return notes.length === 0 ? lines : [...lines, `data notes: ${notes.map((kind) => noteWords[kind]).join(', ')}`]
}

function endText(mark: BarMark, { length }: Saying): string {
  if (mark.start !== undefined) return `– ${startUntold(mark.row, mark.start)}`
  switch (mark.end) {
    case 'recorded':
      return length(mark)
    case 'running':
      return `${length(mark)} so far, ${openEnd(mark.row, mark.end)}`
    case 'unrecorded':
    case 'unreadable':
      return `– ${openEnd(mark.row, mark.end)}`
  }
}

function barSpanText(mark: BarMark, saying: Saying): string {
  if (mark.start !== undefined) return `until ${saying.moment(mark.endMs)}${saying.named(mark.endMs)}`
  return mark.end === 'recorded' || mark.end === 'running'
    ? spanText(mark, saying)
    : `from ${saying.moment(mark.startMs)}${saying.named(mark.startMs)}`
}

function densityLines(mark: DensityMark, saying: Saying): readonly string[] {
  const what = mark.row === 'presence' ? 'short stays' : `short stretches of ${rowNames[mark.row]}`
  return [`${formatCount(mark.count)} ${what} – zoom in to tell them apart`, spanText(mark, saying)]
}

function gapLines(mark: GapMark, lane: Lane, lanes: Lanes, saying: Saying): readonly string[] {
  const beside = [errorBeforeWords(lane, mark), meanwhileWords(lanes, lane, mark)].filter((words) => words !== null)
  return [`away ${saying.length(mark)}, rejoined (inferred)`, spanText(mark, saying), ...beside]
}

function errorLines(mark: ErrorMark, lane: Lane, { moment, named }: Saying): readonly string[] {
  const { message } = errorAt(lane.session, lane.errors.from + mark.index)
  const more = mark.count > 1 ? [`and ${formatCount(mark.count - 1)} more here`] : []
  const before = dropAfterWords(lane, mark.atMs)
  return [`error: ${message}`, `${moment(mark.atMs)}${named(mark.atMs)}`, ...(before === null ? [] : [before]), ...more]
}

function spanText({ startMs, endMs }: Span, { moment, named }: Saying): string {
  return `${moment(startMs)} → ${moment(endMs)}${named(startMs, endMs)}`
}
