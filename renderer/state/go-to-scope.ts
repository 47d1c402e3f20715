// What a typed time is about in the open session: its zone, its limits, and where counted times begin.

import type { GoToScope } from '../timeline/go-to'
import type { OpenSession } from './open-session'
import type { Rollcall } from './rollcall.svelte'

/** The scope for reading a time that is typed while `open` is shown. */
export function goToScopeOf({ zone, clock }: Rollcall, { view, session, outline, marks }: OpenSession): GoToScope {
  const { limits, viewport } = view
  const extent = outline.extent ?? limits
  const originMs = marks.origin?.startMs ?? session.startMs ?? extent.startMs
  return { zone, clock, extent, limits, view: viewport, originMs, originName: marks.origin?.name ?? 'start' }
}
