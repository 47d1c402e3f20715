// What a typed time is about in the open session: its zone, its limits, and where counted times begin.

import type { Ms } from '../../electron/shared/session'
import { goTo, type GoTo, type GoToScope } from '../clock/go-to'
import type { OpenSession } from './session/open-session'
import type { Rollcall } from './rollcall.svelte'

/** Reads a typed time in the open session; the moment nearest to `nearMs`, if given, of several that the text can mean. */
export function momentTyped(app: Rollcall, open: OpenSession, typed: string, nearMs: Ms | null = null): GoTo {
  if (open.view.isTimeless) return { ms: null, why: 'No time of this session is known, so there is none to go to.' }
  const scope = goToScopeOf(app, open)
  return goTo(typed, nearMs === null ? scope : { ...scope, view: { startMs: nearMs, endMs: nearMs } })
}

/** The scope for reading a time that is typed while `open` is shown. */
export function goToScopeOf({ zone, clock }: Rollcall, { view, session, outline, marks }: OpenSession): GoToScope {
  const { limits, viewport } = view
  const extent = outline.extent ?? limits
  const originMs = marks.origin?.startMs ?? session.startMs ?? extent.startMs
  return { zone, clock, extent, limits, view: viewport, originMs, originName: marks.origin?.name ?? 'start' }
}
