// What is said of one entry of a lane: what it is, how long, from when to when, and which of how many.

import type { RowKind } from '../../../electron/shared/session'
import {
  counted,
  formatBeside,
  formatCount,
  formatDuration,
  formatExactDateTime,
  formatExactDuration,
  formatSecond
} from '../../clock/format'
import { zoneBeside, type Zone } from '../../clock/zone'
import { bounded, openEnd, startUntold } from '../../words/untold-words'
import { entryCount, extentOf, type Entry, type EntryKind } from '../lanes/entries'
import { errorAt, type Lane } from '../lanes/lanes'
import { rowNames } from './speech'

const names: Readonly<Record<EntryKind, string>> = { ...rowNames, away: 'away', error: 'error' }

const nouns: Readonly<Record<EntryKind, string>> = {
  presence: 'in-room interval',
  away: 'drop',
  mic: 'microphone interval',
  webcam: 'camera interval',
  screenShare: 'screen share interval',
  screenShareAudio: 'screen share audio interval',
  error: 'error'
}

/** `away 45 s, 14:02:11 to 14:02:56, UTC-8, 2nd of 2 drops`; an end that is not known says why. */
export function entryText(lane: Lane, entry: Entry, zone: Zone): string {
  return [entryTitle(lane, entry), entryTimes(lane, entry, zone), zoneOf(lane, entry, zone), whichOf(lane, entry)].join(
    ', '
  )
}

/** The same to be taken away, to the millisecond and with the date: `Maria: away 45.104 s, 27 Nov 2026 14:02:11.020 → 14:02:56.124 UTC-8`. */
export function entryLine(lane: Lane, entry: Entry, zone: Zone): string {
  const { startMs, endMs, start, end } = extentOf(lane, entry)
  const from = formatExactDateTime(startMs, zone)
  if (end === null) return `${lane.title}: ${entryTitle(lane, entry)}, ${from} ${zoneOf(lane, entry, zone)}`
  const row = rowOf(entry)
  const isKnown = start === undefined && (end === 'recorded' || end === 'running')
  const length = isKnown ? ` ${formatExactDuration(endMs - startMs)}${end === 'running' ? ' so far' : ''}` : ''
  const ends = end === 'recorded' ? formatBeside(endMs, startMs, zone, 'millisecond') : openEnd(row, end)
  const starts = start === undefined ? from : startUntold(row, start)
  return `${lane.title}: ${names[entry.kind]}${length}, ${starts} → ${ends} ${zoneOf(lane, entry, zone)}`
}

/** The words of a time away are those of presence. */
function rowOf({ kind }: Entry): RowKind {
  return kind === 'away' || kind === 'error' ? 'presence' : kind
}

/** `away 45 s`, `in room 11 m 02 s so far`, `error: ICE failed`; without a length where nobody knows it. */
export function entryTitle(lane: Lane, entry: Entry): string {
  const { startMs, endMs, start, end } = extentOf(lane, entry)
  const name = names[entry.kind]
  if (end === null) return `${name}: ${errorAt(lane.session, lane.errors.from + entry.place).message}`
  if (start !== undefined || end === 'unrecorded' || end === 'unreadable') return name
  return `${name} ${formatDuration(endMs - startMs)}${end === 'running' ? ' so far' : ''}`
}

function entryTimes(lane: Lane, entry: Entry, zone: Zone): string {
  const { startMs, endMs, start, end } = extentOf(lane, entry)
  if (end === null) return formatSecond(startMs, zone)
  const row = rowOf(entry)
  const from = start === undefined ? formatSecond(startMs, zone) : startUntold(row, start)
  return `${from} to ${end === 'recorded' ? formatBeside(endMs, startMs, zone, 'second') : openEnd(row, end)}`
}

function zoneOf(lane: Lane, entry: Entry, zone: Zone): string {
  const { startMs, endMs } = extentOf(lane, entry)
  return zoneBeside(zone, startMs, endMs)
}

/** `2nd of 2 drops`; there may be more drops where something of an entry is not known. */
function whichOf(lane: Lane, { kind, place }: Entry): string {
  const count = counted(entryCount(lane, kind), nouns[kind])
  return `${ordinal(place + 1)} of ${bounded(count, kind === 'away' && lane.drops.atLeast)}`
}

/** `1st`, `2nd`, `13th`, `1,021st`. */
function ordinal(count: number): string {
  const isTeen = count % 100 > 10 && count % 100 < 14
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${formatCount(count)}${ending}`
}
