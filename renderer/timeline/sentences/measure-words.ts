// The words of what is measured and of the user's marks: for the readout, the panel, and as text to paste.

import type { TimeMark } from '../../../electron/shared/mark'
import type { Ms, ParticipantIndex, Span } from '../../../electron/shared/session'
import type { Peak } from '../../analysis/concurrency'
import type { Measure, PartlyIn } from '../../analysis/measure'
import {
  counted,
  formatCount,
  formatDate,
  formatExactDateTime,
  formatExactDuration,
  formatIso,
  formatTime
} from '../../clock/format'
import type { Lanes } from '../lanes/lanes'
import { participantText, sayBeside } from './roll-call-words'
import { bounded } from '../../words/untold-words'
import { zoneBeside, type Zone } from '../../clock/zone'

/** A row of the panel: a heading with its count, or somebody under it. */
export type MeasureRow =
  | { readonly kind: 'heading'; readonly words: string; readonly count: number }
  | { readonly kind: 'person'; readonly participant: ParticipantIndex; readonly words: string }

/** The panel's rows from top to bottom; each is made when it is asked for, as there may be thousands and few are on screen. */
export interface MeasureRows {
  readonly length: number
  /** Undefined above the first and below the last one. */
  readonly at: (index: number) => MeasureRow | undefined
}

/** `25.104 s`: the length of a span, to the millisecond. */
export function lengthWords({ startMs, endMs }: Span): string {
  return formatExactDuration(endMs - startMs)
}

/** `07:26:43.120 → 07:30:12.000`, with the second date where it is another day. */
export function fromToWords({ startMs, endMs }: Span, zone: Zone): string {
  return `${formatTime(startMs, zone)} → ${sayBeside(startMs, zone, 'millisecond')(endMs)}`
}

/** For a screen reader: `measured 07:26:43.120 → 07:30:12.000, 3 m 28.880 s`; `measuring …` until it is ended. */
export function measuredText(span: Span, isOpen: boolean, zone: Zone): string {
  return `${isOpen ? 'measuring' : 'measured'} ${fromToWords(span, zone)}, ${lengthWords(span)}`
}

/** When a mark is: its moment, or its start, end and length. */
export function markWords({ startMs, endMs }: TimeMark, zone: Zone): string {
  if (endMs === null) return formatExactDateTime(startMs, zone)
  const end = sayBeside(startMs, zone, 'millisecond')(endMs)
  return `${formatExactDateTime(startMs, zone)} → ${end}, ${lengthWords({ startMs, endMs })}`
}

/** A moment as it is typed, such that `goTo` reads it back: with its date where the session has several days. */
export function typedTime(ms: Ms, zone: Zone, limits: Span): string {
  const time = formatTime(ms, zone)
  if (zone.kind === 'relative' || formatDate(limits.startMs, zone) === formatDate(limits.endMs, zone)) return time
  return `${formatIso(ms + zone.offsetAt(ms)).slice(0, 10)} ${time}`
}

/** Everybody under the headings that say how they were in; groups of nobody have a heading only. */
export function measureRows({ all, part, none, unknown }: Measure): MeasureRows {
  const person = (who: readonly ParticipantIndex[]) => (index: number) => personRow(who[index])
  const groups = [
    { words: 'In for all of it', count: all.length, row: person(all) },
    { words: 'In for part of it', count: part.length, row: (index: number) => partRow(part[index]) },
    { words: 'In for none of it', count: none.length, row: person(none) },
    ...(unknown.length > 0 ? [{ words: 'Not known', count: unknown.length, row: person(unknown) }] : [])
  ]
  return {
    length: groups.reduce((sum, { count }) => sum + 1 + count, 0),
    at(index) {
      let from = 0
      for (const { words, count, row } of groups) {
        if (index === from) return { kind: 'heading', words, count }
        if (index > from && index <= from + count) return row(index - from - 1)
        from += 1 + count
      }
      return undefined
    }
  }
}

function personRow(participant: ParticipantIndex | undefined, words = ''): MeasureRow | undefined {
  return participant === undefined ? undefined : { kind: 'person', participant, words }
}

function partRow(partly: PartlyIn | undefined): MeasureRow | undefined {
  return partly && personRow(partly.participant, partWords(partly.inMs, partly.atLeast))
}

function partWords(inMs: Ms, atLeast: boolean): string {
  if (atLeast && inMs === 0) return 'not known how long'
  return `${atLeast ? 'at least ' : ''}${formatExactDuration(inMs)}`
}

/** The fewest and the most at once, each with the first moment that had it, and how many joined and left. */
export function figuresOf(
  { lowest, highest, joins, leaves, atLeast, movesAtLeast }: Measure,
  span: Span,
  zone: Zone
): readonly string[] {
  const say = sayBeside(span.startMs, zone, 'millisecond')
  const count = (peak: Peak) => bounded(formatCount(peak.count), atLeast)
  const inAtOnce =
    lowest.count === highest.count
      ? [`${count(lowest)} in all the time`]
      : [
          `fewest in: ${count(lowest)}, first at ${say(lowest.atMs)}`,
          `most in: ${count(highest)}, first at ${say(highest.atMs)}`
        ]
  return [...inAtOnce, bounded(counted(joins, 'join'), movesAtLeast), bounded(counted(leaves, 'leave'), movesAtLeast)]
}

/** All of a measure as plain text, every time in ISO 8601 with Z beside the shown clock. */
export function measureText(measure: Measure, span: Span, { session }: Lanes, zone: Zone): string {
  const moment = (ms: Ms) => `${formatIso(ms)} (${formatExactDateTime(ms, zone)} ${zoneBeside(zone, ms)})`
  const head = [`Start: ${moment(span.startMs)}`, `End: ${moment(span.endMs)}`, `Length: ${lengthWords(span)}`]
  const rows = measureRows(measure)
  const lines = Array.from({ length: rows.length }, (_, index) => {
    const row = rows.at(index)
    if (row === undefined) return ''
    if (row.kind === 'heading') return `\n${row.words} (${formatCount(row.count)})`
    return `- ${participantText(session, row.participant)}${row.words === '' ? '' : `: ${row.words}`}`
  })
  return [...head, ...figuresOf(measure, span, zone).map(capital), ...lines].join('\n').concat('\n')
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
