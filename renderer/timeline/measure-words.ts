// The words of what is measured and of the user's marks: for the readout, the panel, and as text to paste.

import type { TimeMark } from '../../electron/shared/mark'
import type { Ms } from '../../electron/shared/session'
import type { Measure } from '../analysis/measure'
import type { Span } from '../analysis/presence'
import { counted, formatCount, formatDate, formatExactDuration, formatIso, formatTime } from './format'
import type { Lane } from './lanes'
import { exactMoment, laneText, sayBeside } from './roll-call-words'
import { zoneLabel, type Zone } from './zone'

/** A row of the panel: a heading with its count, or somebody under it, by the place in the attendance. */
export type MeasureRow =
  | { readonly kind: 'heading'; readonly words: string; readonly count: number }
  | { readonly kind: 'person'; readonly participant: number; readonly words: string }

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
  if (endMs === null) return exactMoment(startMs, zone)
  const end = sayBeside(startMs, zone, 'millisecond')(endMs)
  return `${exactMoment(startMs, zone)} → ${end}, ${lengthWords({ startMs, endMs })}`
}

/** A moment as it is typed, such that `goTo` reads it back: with its date where the session has several days. */
export function typedTime(ms: Ms, zone: Zone, limits: Span): string {
  const time = formatTime(ms, zone)
  if (zone.kind === 'relative' || formatDate(limits.startMs, zone) === formatDate(limits.endMs, zone)) return time
  return `${formatIso(ms + zone.offsetAt(ms)).slice(0, 10)} ${time}`
}

/** Everybody under the headings that say how they were in; groups of nobody have a heading only. */
export function measureRows({ all, part, none, unknown }: Measure): readonly MeasureRow[] {
  const group = (words: string, people: readonly MeasureRow[]): readonly MeasureRow[] => [
    { kind: 'heading', words, count: people.length },
    ...people
  ]
  const people = (who: readonly number[]): readonly MeasureRow[] =>
    who.map((participant) => ({ kind: 'person', participant, words: '' }))
  return [
    ...group('In for all of it', people(all)),
    ...group(
      'In for part of it',
      part.map(({ participant, inMs, atLeast }) => ({ kind: 'person', participant, words: partWords(inMs, atLeast) }))
    ),
    ...group('In for none of it', people(none)),
    ...(unknown.length > 0 ? group('Not known', people(unknown)) : [])
  ]
}

function partWords(inMs: Ms, atLeast: boolean): string {
  return `${atLeast ? 'at least ' : ''}${formatExactDuration(inMs)}`
}

/** The fewest and the most at once, each with the first moment that had it, and how many joined and left. */
export function figuresOf({ lowest, highest, joins, leaves }: Measure, span: Span, zone: Zone): readonly string[] {
  const say = sayBeside(span.startMs, zone, 'millisecond')
  const inAtOnce =
    lowest.count === highest.count
      ? [`${formatCount(lowest.count)} in all the time`]
      : [
          `fewest in: ${formatCount(lowest.count)}, first at ${say(lowest.atMs)}`,
          `most in: ${formatCount(highest.count)}, first at ${say(highest.atMs)}`
        ]
  return [...inAtOnce, counted(joins, 'join'), counted(leaves, 'leave')]
}

/** All of a measure as plain text, every time in ISO 8601 with Z beside the shown clock; of `lanes` in the attendance's order. */
export function measureText(measure: Measure, span: Span, lanes: readonly Lane[], zone: Zone): string {
  const moment = (ms: Ms) => `${formatIso(ms)} (${exactMoment(ms, zone)} ${zoneLabel(zone, ms)})`
  const head = [`Start: ${moment(span.startMs)}`, `End: ${moment(span.endMs)}`, `Length: ${lengthWords(span)}`]
  const lines = measureRows(measure).map((row) => {
    if (row.kind === 'heading') return `\n${row.words} (${formatCount(row.count)})`
    return `- ${laneText(lanes[row.participant])}${row.words === '' ? '' : `: ${row.words}`}`
  })
  return [...head, ...figuresOf(measure, span, zone).map(capital), ...lines].join('\n').concat('\n')
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
