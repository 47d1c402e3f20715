// Which part of a session a file covers when it does not cover all of it.

import type { Ms, Span } from '../../../electron/shared/session'

/** Whether a stretch is partly in a span, both half-open: what ended as the span begins is not in it. Without a length it is an instant. */
export function isWithin(startMs: Ms, endMs: Ms, span: Span): boolean {
  return startMs < span.endMs && (endMs > span.startMs || startMs >= span.startMs)
}
