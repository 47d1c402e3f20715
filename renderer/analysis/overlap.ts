// Who was in together with whom, for how long, and who was alone: nothing is claimed beyond what is recorded.

import type { Ms, Span, Untold } from '../../electron/shared/session'
import { formatDuration } from '../clock/format'
import { stepAt, type Steps } from './concurrency'
import { lengthOf, surePieces, type Presence } from './presence'
import { firstWhere } from './search'

/** What two participants have in common. */
export interface Overlap {
  /** When both were in beyond doubt; one without a known leave in her first millisecond only, one without a known join in her last. */
  readonly spans: readonly Span[]
  /** How long both are known to have been in. */
  readonly togetherMs: Ms
  /** The first moment at which both were in beyond doubt; null when there is none. */
  readonly firstMs: Ms | null
  /** True when what is not known of either could mean more time together. */
  readonly atLeast: boolean
  /** Why, where that is so: an entry of either could not be read, or a join or leave was not recorded. */
  readonly why?: Untold
  /** True when they may have met before `firstMs`, absent otherwise. */
  readonly earlier?: boolean
}

/** When a participant was the only one in. */
export interface Alone {
  readonly spans: readonly Span[]
  readonly ms: Ms
  /** True when her own total is only a lower bound. */
  readonly atLeast: boolean
  /** True when somebody may have been in as well of whom that is not known. */
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
  const possible = overlapSpans(a.possible, b.possible)
  if (lengthOf(possible) <= togetherMs) return { spans, togetherMs, firstMs, atLeast: false }
  const why = [a, b].some(hasUnreadable) ? 'unreadable' : 'unrecorded'
  const earlier = firstMs !== null && (possible[0]?.startMs ?? firstMs) < firstMs
  return { spans, togetherMs, firstMs, atLeast: true, why, earlier }
}

function hasUnreadable({ untold, untoldWhy }: Presence): boolean {
  return untold.length > 0 && untoldWhy === 'unreadable'
}

/** `together 8 m 36 s, first at 07:31:53`, `never met`, or how much of it is not known. `say` words a moment. */
export function overlapWords({ togetherMs, firstMs, atLeast, why, earlier }: Overlap, say: (ms: Ms) => string): string {
  const unreadable = why === 'unreadable'
  if (firstMs === null) {
    if (!atLeast) return 'never met'
    return `may have met: ${unreadable ? 'an entry could not be read' : 'a leave is not recorded'}`
  }
  const first = `${say(firstMs)}${earlier ? ' or earlier' : ''}`
  if (togetherMs === 0) return `met at ${first}, for how long is not ${unreadable ? 'known' : 'recorded'}`
  return `together ${atLeast ? 'at least ' : ''}${formatDuration(togetherMs)}, first at ${first}`
}

/**
 * The anchor's known time in which nobody else was in beyond doubt. `everybody` are the presences that the concurrency
 * counts, the anchor's among them; `incomplete`: others may have been in.
 */
export function aloneOf(
  anchor: Presence,
  everybody: readonly Presence[],
  concurrency: Steps,
  incomplete = false
): Alone {
  const spans = overlapSpans(anchor.known, lonelySpans(anchor, concurrency))
  const mayHaveBeenIn = (other: Presence) =>
    other.atLeast && other !== anchor && overlapSpans(other.possible, spans).length > 0
  const atMost = (incomplete && spans.length > 0) || everybody.some(mayHaveBeenIn)
  return { spans, ms: lengthOf(spans), atLeast: anchor.atLeast, atMost }
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
