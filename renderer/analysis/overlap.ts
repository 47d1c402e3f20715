// Who was in together with whom, for how long, and who was alone: nothing is claimed beyond what is recorded.

import type { Ms } from '../../electron/shared/session'
import { formatDuration } from '../timeline/format'
import { stepAt, type Steps } from './concurrency'
import { lengthOf, surePieces, type Presence, type Span } from './presence'
import { firstWhere } from './search'

/** What two participants have in common. */
export interface Overlap {
  /** When both were in beyond doubt; one without a recorded leave in her first millisecond only. */
  readonly spans: readonly Span[]
  /** How long both are known to have been in. */
  readonly togetherMs: Ms
  /** The first moment at which both were in beyond doubt; null when there is none. */
  readonly firstMs: Ms | null
  /** True when a missing leave of either could mean more time together. */
  readonly atLeast: boolean
}

/** When a participant was the only one in. */
export interface Alone {
  readonly spans: readonly Span[]
  readonly ms: Ms
  /** True when her own total is only a lower bound. */
  readonly atLeast: boolean
  /** True when somebody whose leave is not recorded may have been in as well. */
  readonly atMost: boolean
}

/** The moments that lie in both of two lists of sorted, disjoint, half-open spans; sorted and disjoint too. */
export function overlapSpans(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const shared: Span[] = []
  eachShared(a, b, (startMs, endMs) => shared.push({ startMs, endMs }))
  return shared
}

/** The same one by one, for who has no need of them all. */
export function eachShared(a: readonly Span[], b: readonly Span[], take: (startMs: Ms, endMs: Ms) => void): void {
  const aStartMs = a[0]?.startMs ?? Infinity
  const bStartMs = b[0]?.startMs ?? Infinity
  let i = firstWhere(a.length, (index) => (a[index]?.endMs ?? Infinity) > bStartMs)
  let j = firstWhere(b.length, (index) => (b[index]?.endMs ?? Infinity) > aStartMs)
  for (let one = a[i], other = b[j]; one !== undefined && other !== undefined; one = a[i], other = b[j]) {
    const startMs = Math.max(one.startMs, other.startMs)
    const endMs = Math.min(one.endMs, other.endMs)
    if (startMs < endMs) take(startMs, endMs)
    if (one.endMs <= other.endMs) i++
    else j++
  }
}

/** When two participants were in together; it is the same either way round. */
export function overlapOf(a: Presence, b: Presence): Overlap {
  const spans = overlapSpans(surePieces(a), surePieces(b))
  const firstMs = spans[0]?.startMs ?? null
  if (!a.atLeast && !b.atLeast) return { spans, togetherMs: lengthOf(spans), firstMs, atLeast: false }
  const togetherMs = lengthOf(overlapSpans(a.known, b.known))
  const drawnMs = lengthOf(overlapSpans(a.pieces, b.pieces))
  return { spans, togetherMs, firstMs, atLeast: drawnMs > togetherMs }
}

/** `together 8 m 36 s, first at 07:31:53`, `never met`, or how much of it is not recorded. `say` words a moment. */
export function overlapWords({ togetherMs, firstMs, atLeast }: Overlap, say: (ms: Ms) => string): string {
  if (firstMs === null) return atLeast ? 'may have met: a leave is not recorded' : 'never met'
  if (togetherMs === 0) return `met at ${say(firstMs)}, for how long is not recorded`
  return `together ${atLeast ? 'at least ' : ''}${formatDuration(togetherMs)}, first at ${say(firstMs)}`
}

/**
 * The anchor's known time in which nobody else was in beyond doubt. `everybody` are the presences that the concurrency
 * counts, the anchor's among them.
 */
export function aloneOf(anchor: Presence, everybody: readonly Presence[], concurrency: Steps): Alone {
  const spans = overlapSpans(anchor.known, lonelySpans(anchor, concurrency))
  const mayHaveBeenIn = (other: Presence) =>
    other.atLeast && other !== anchor && overlapSpans(other.pieces, spans).length > 0
  return { spans, ms: lengthOf(spans), atLeast: anchor.atLeast, atMost: everybody.some(mayHaveBeenIn) }
}

/** When exactly one was in, from the anchor's first known moment to her last. */
function lonelySpans({ known }: Presence, concurrency: Steps): readonly Span[] {
  const { atMs, counts } = concurrency
  const spans: Span[] = []
  const startMs = known[0]?.startMs ?? Infinity
  const endMs = known.at(-1)?.endMs ?? -Infinity
  for (let step = Math.max(0, stepAt(concurrency, startMs)); (atMs[step] ?? Infinity) < endMs; step++) {
    if (counts[step] === 1) spans.push({ startMs: atMs[step] ?? startMs, endMs: atMs[step + 1] ?? endMs })
  }
  return spans
}

/** `alone 2 m 14 s`, with what is not certain about it. */
export function aloneWords({ ms, atLeast, atMost }: Alone): string {
  if (ms === 0) return atLeast ? 'not known to have been alone' : 'never alone'
  const bound = atLeast && atMost ? 'about ' : atLeast ? 'at least ' : atMost ? 'at most ' : ''
  return `alone ${bound}${formatDuration(ms)}`
}
