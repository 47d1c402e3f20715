// All that is worked out of a session when it is opened: the one work of the pure core that others wait for.

import type { Session } from '../../electron/shared/session'
import type { Work } from '../../electron/shared/work'
import { attending, type Attendance } from './attendance'
import type { Horizon } from './horizon'
import { byFirstJoin } from './join-order'
import { findingPresence, type PresenceTable } from './presence'
import { resolving, type StayTable } from './stays'
import { outlineOf, type Outline } from './summary'

export interface Analysis {
  readonly horizon: Horizon
  readonly stays: StayTable
  readonly presence: PresenceTable
  /** Everybody by first join, then as received; those who never were in come last. */
  readonly order: Uint32Array
  readonly attendance: Attendance
  readonly outline: Outline
}

/** A session and its horizon in. The summary is work of its own (`summing`): a first frame need not wait for it. */
export function* analysing(session: Session, horizon: Horizon): Work<Analysis> {
  const outline = outlineOf(session, horizon)
  yield
  const stays = yield* resolving(session, horizon)
  yield
  const presence = yield* findingPresence(session, stays, horizon)
  yield
  const order = yield* byFirstJoin(session)
  const attendance = yield* attending(presence, order, outline.incomplete)
  return { horizon, stays, presence, order, attendance, outline }
}
