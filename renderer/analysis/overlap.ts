// Who was in together with whom: the moments that two participants share.

import type { Span } from './presence'
import { firstWhere } from './search'

/** The moments that lie in both of two lists of sorted, disjoint, half-open spans; sorted and disjoint too. */
export function overlapSpans(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const shared: Span[] = []
  const aStartMs = a[0]?.startMs ?? Infinity
  const bStartMs = b[0]?.startMs ?? Infinity
  let i = firstWhere(a.length, (index) => (a[index]?.endMs ?? Infinity) > bStartMs)
  let j = firstWhere(b.length, (index) => (b[index]?.endMs ?? Infinity) > aStartMs)
  for (let one = a[i], other = b[j]; one !== undefined && other !== undefined; one = a[i], other = b[j]) {
    const startMs = Math.max(one.startMs, other.startMs)
    const endMs = Math.min(one.endMs, other.endMs)
    if (startMs < endMs) shared.push({ startMs, endMs })
    if (one.endMs <= other.endMs) i++
    else j++
  }
  return shared
}
