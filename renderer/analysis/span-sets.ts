// What spans make together: their union, what they share, and what of some lies outside others.

import type { Span } from '../../electron/shared/session'
import { orderOf } from './order-of'
import { firstAfter } from './search'
import { SpanWriter } from './span-writer'
import { countOf, eachShared, type Spans } from './spans'

const noLimits: Span = { startMs: -Infinity, endMs: Infinity }

/** Any number of them in; the spans that cover the same moments out. Spans that touch become one. */
export function union(parts: readonly Spans[]): Spans {
  const startsMs = new Float64Array(parts.reduce((sum, part) => sum + countOf(part), 0))
  const endsMs = new Float64Array(startsMs.length)
  let size = 0
  for (const { startMs, endMs, from, to } of parts) {
    startsMs.set(startMs.subarray(from, to), size)
    endsMs.set(endMs.subarray(from, to), size)
    size += to - from
  }
  const united = new SpanWriter()
  for (const index of orderOf(startsMs)) united.unite(startsMs[index] ?? 0, endsMs[index] ?? 0)
  return united.spans()
}

/** Writes the moments of spans that are in none of others, of what lies within limits. */
export function writeWithout(left: SpanWriter, spans: Spans, others: Spans, limits: Span = noLimits): void {
  for (let row = spans.from; row < spans.to; row++) {
    const endMs = Math.min(spans.endMs[row] ?? 0, limits.endMs)
    let fromMs = Math.max(spans.startMs[row] ?? 0, limits.startMs)
    let other = firstAfter(others.endMs, others.from, others.to, fromMs)
    while (fromMs < endMs) {
      const untilMs = other < others.to ? Math.min(endMs, others.startMs[other] ?? 0) : endMs
      if (untilMs > fromMs) left.append(fromMs, untilMs)
      fromMs = other < others.to ? Math.max(fromMs, others.endMs[other] ?? 0) : Infinity
      other++
    }
  }
}

/** The moments that lie in both of two. */
export function overlapSpans(a: Spans, b: Spans): Spans {
  const shared = new SpanWriter()
  eachShared(a, b, (startMs, endMs) => shared.append(startMs, endMs))
  return shared.spans()
}
