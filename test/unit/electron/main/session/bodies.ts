// Bodies for the tests of decode: the documented ones, and small ones built around what a test is about.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { decode } from '../../../../../electron/main/session/decode'
import type { Ms } from '../../../../../electron/shared/session'
import type { DataNote } from '../../../../../electron/shared/session-rows'
import type { Interval } from '../../../plain-rows'
import { plainOf, type PlainParticipant, type PlainSession } from '../../../plain-session'

export type Json = Record<string, unknown>

/** The text of a documented body. */
export function documented(name: string): string {
  return readFileSync(resolve(import.meta.dirname, '../../../../fixtures/api', name), 'utf8')
}

/** Decodes a value or a text and expects a session, which comes back in plain objects. */
export function sessionOf(body: unknown): PlainSession {
  const result = decode(typeof body === 'string' ? body : JSON.stringify(body))
  if (!result.ok) throw new Error(`Not decoded: ${result.failure.detail}`)
  return plainOf(result.value)
}

/** Decodes a value or a text and expects a refusal; its words come back. */
export function refusalOf(body: unknown): string {
  const result = decode(typeof body === 'string' ? body : JSON.stringify(body))
  if (result.ok) throw new Error('Decoded, but should have been refused')
  if (result.failure.kind !== 'not-a-session') throw new Error(`Refused as ${result.failure.kind}`)
  return result.failure.detail ?? ''
}

/** 14:00 UTC plus so many minutes on the day of the test sessions, as text. */
export function clock(minutes: number): string {
  return new Date(atMinute(minutes)).toISOString()
}

export function atMinute(minutes: number): Ms {
  return Date.UTC(2024, 4, 6, 14) + minutes * 60_000
}

export type Entry = readonly [start: number | null, end: number | null]

export function timelog(...entries: readonly Entry[]): Json[] {
  return entries.map(([start, end]) => ({
    start: start === null ? null : clock(start),
    end: end === null ? null : clock(end)
  }))
}

export function person(id: string, ...entries: readonly Entry[]): Json {
  return { participantId: id, name: `Name of ${id}`, timelog: timelog(...entries) }
}

/** An ended session of one hour. */
export function endedSession(...participants: readonly unknown[]): Json {
  return { id: 'session-1', roomId: 'room-1', start: clock(0), end: clock(60), status: 'ended', participants }
}

/** A running session that began at minute 0. */
export function runningSession(...participants: readonly unknown[]): Json {
  return { id: 'session-1', roomId: 'room-1', start: clock(0), end: null, status: 'ongoing', participants }
}

export function only<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined || items.length !== 1) throw new Error(`Expected one item, not ${items.length}`)
  return item
}

export function kindsOf(session: PlainSession): readonly string[] {
  return session.notes.map((note) => note.kind)
}

export function noteOf(session: PlainSession, kind: DataNote['kind']): DataNote {
  return only(session.notes.filter((note) => note.kind === kind))
}

/** Intervals as minutes, with the kinds of their notes. */
export function minutes(intervals: readonly Interval[]): readonly unknown[] {
  const minute = (ms: Ms | null): number | null => (ms === null ? null : (ms - atMinute(0)) / 60_000)
  return intervals.map(({ startMs, endMs, notes }) => [minute(startMs), minute(endMs), ...(notes ?? [])])
}

export function presenceOf(session: PlainSession): readonly unknown[] {
  return minutes(only(session.participants).presence)
}

/** The stretches in which a participant was there; open ends reach to the end of time. */
export function unionOf({ presence }: PlainParticipant): readonly (readonly [Ms, Ms])[] {
  const union: [Ms, Ms][] = []
  for (const { startMs, endMs } of [...presence].sort((one, other) => one.startMs - other.startMs)) {
    const stretch: [Ms, Ms] = [startMs, endMs ?? Infinity]
    const last = union.at(-1)
    if (last !== undefined && stretch[0] <= last[1]) last[1] = Math.max(last[1], stretch[1])
    else union.push(stretch)
  }
  return union
}

/** The notes of a session, each as one line: its kind, whose it is, the place, the value, the minute and what was done. */
export function noteLines({ notes }: PlainSession): readonly string[] {
  return notes.map(({ kind, participantId, path, raw, atMs, handling }) => {
    const minute = atMs === null ? '' : ` @${(atMs - atMinute(0)) / 60_000}`
    const value = raw?.replaceAll(/2024-05-06T(1[3-5]:\d\d):00.000Z/g, '$1') ?? ''
    return `${kind}${participantId === null ? '' : ` of ${participantId}`} | ${path} | ${value} |${minute} ${handling}`
  })
}

/** Whether a text is JSON. */
export function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
