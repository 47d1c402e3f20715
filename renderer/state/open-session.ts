// What is worked out once of a snapshot that is opened: the session, its lanes, its figures and the view of it.

import { unpackSession } from '../../electron/shared/packed-session'
import type { Session } from '../../electron/shared/session'
import type { Snapshot } from '../../electron/shared/snapshot'
import { horizonOf } from '../analysis/presence'
import { summaryOf, type Summary } from '../analysis/summary'
import { arranged, asJoined } from '../timeline/arrangement'
import { lanesOf, type Lane } from '../timeline/lanes'
import { layoutOf } from '../timeline/layout'
import type { SessionLimits } from '../timeline/scene'
import { View } from './view.svelte'

export interface OpenSession {
  readonly snapshot: Snapshot
  readonly session: Session
  readonly lanes: readonly Lane[]
  readonly summary: Summary
  readonly view: View
  readonly limits: SessionLimits
}

/** A newer answer for the session that is open keeps the view where it is. */
export function opened(snapshot: Snapshot, before: OpenSession | null): OpenSession {
  const session = unpackSession(snapshot.session)
  const lanes = lanesOf(session, snapshot.fetchedAtMs)
  const presences = lanes.map((lane) => lane.presence)
  const summary = summaryOf(session, horizonOf(session, snapshot.fetchedAtMs), presences)
  const layout = layoutOf(arranged(lanes, asJoined))
  const limits = {
    startMs: session.startMs,
    endMs: session.endMs,
    fetchedMs: session.running ? snapshot.fetchedAtMs : null
  }
  if (before === null || session.id === null || before.session.id !== session.id)
    return { snapshot, session, lanes, summary, limits, view: new View(layout, summary.extent) }
  before.view.update(layout, summary.extent)
  return { snapshot, session, lanes, summary, limits, view: before.view }
}
