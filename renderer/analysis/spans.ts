// Stretches of time as columns, sorted and disjoint: those of everybody in one table, and a run of them that functions take.

import type { Ms, ParticipantIndex, Span } from '../../electron/shared/session'
import type { RowRange } from '../../electron/shared/session-rows'
import { firstAfter } from './search'

interface SpanColumns {
  readonly startMs: Float64Array
  readonly endMs: Float64Array
}

/** The spans of all participants: those of participant `p` stand from `first[p]` up to `first[p + 1]`. */
export interface SpanTable extends SpanColumns {
  readonly first: Uint32Array
}

/** Sorted, disjoint spans: the rows from one up to but not at another of some columns. */
export interface Spans extends SpanColumns, RowRange {}

const none = new Float64Array(0)
export const noSpans: Spans = { startMs: none, endMs: none, from: 0, to: 0 }

/** The spans of one participant. */
export function spansOf({ first, startMs, endMs }: SpanTable, participant: ParticipantIndex): Spans {
  return { startMs, endMs, from: first[participant] ?? 0, to: first[participant + 1] ?? 0 }
}

/** How many there are. */
export function countOf({ from, to }: RowRange): number {
  return to - from
}

/** One of them, counted from 0; null where there is none. */
export function spanAt({ startMs, endMs, from, to }: Spans, index: number): Span | null {
  const row = from + index
  return row < from || row >= to ? null : { startMs: startMs[row] ?? 0, endMs: endMs[row] ?? 0 }
}

/** Their summed length, in milliseconds. */
export function lengthOf({ startMs, endMs, from, to }: Spans): Ms {
  let sumMs = 0
  for (let row = from; row < to; row++) sumMs += (endMs[row] ?? 0) - (startMs[row] ?? 0)
  return sumMs
}

/** The stretches between them: nothing is copied, as each begins where one of them ends. */
export function gapsBetween({ startMs, endMs, from, to }: Spans): Spans {
  return { startMs: endMs, endMs: startMs.subarray(1), from, to: Math.max(from, to - 1) }
}

/** Whether a moment lies in one of them. */
export function isIn({ startMs, endMs, from, to }: Spans, ms: Ms): boolean {
  const row = firstAfter(endMs, from, to, ms)
  return row < to && (startMs[row] ?? 0) <= ms
}

/** The stretches that lie in both of two, one by one. */
export function eachShared(a: Spans, b: Spans, take: (startMs: Ms, endMs: Ms) => void): void {
  if (a.from === a.to || b.from === b.to) return
  let i = firstAfter(a.endMs, a.from, a.to, b.startMs[b.from] ?? 0)
  let j = firstAfter(b.endMs, b.from, b.to, a.startMs[a.from] ?? 0)
  while (i < a.to && j < b.to) {
    const aEndMs = a.endMs[i] ?? 0
    const bEndMs = b.endMs[j] ?? 0
    const startMs = Math.max(a.startMs[i] ?? 0, b.startMs[j] ?? 0)
    const endMs = Math.min(aEndMs, bEndMs)
    if (startMs < endMs) take(startMs, endMs)
    if (aEndMs <= bEndMs) i++
    else j++
  }
}
