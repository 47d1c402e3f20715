// All that is worked out of a session when it is opened: the one work of the pure core that others wait for.

import type { Session } from '../../electron/shared/session'
import { attendanceOf, type Attendance } from './attendance'
import { dropTableOf, type DropTable } from './drops'
import type { Horizon } from './horizon'
import { byFirstJoin } from './join-order'
import { presenceTableOf, type PresenceTable } from './presence'
import { stayTableOf, type StayTable } from './stays'
import { outlineOf, type Outline } from './summary'

export interface Analysis {
  readonly horizon: Horizon
  readonly stays: StayTable
  readonly presence: PresenceTable
  readonly drops: DropTable
  /** Everybody by first join, then as received; those who never were in come last. */
  readonly order: Uint32Array
  readonly attendance: Attendance
  readonly outline: Outline
}

/** A session and its horizon in. The summary is work of its own (`summaryOf`): a first frame need not wait for it. */
export function analysisOf(session: Session, horizon: Horizon): Analysis {
  const outline = outlineOf(session, horizon)
  const stays = stayTableOf(session, horizon)
  const presence = presenceTableOf(session, stays, horizon)
  const drops = dropTableOf(presence)
  const order = byFirstJoin(session)
  const attendance = attendanceOf(presence, order, outline.incomplete)
  return { horizon, stays, presence, drops, order, attendance, outline }
}
