// A session that has crossed no process: takes the place of `packed-session` for what is opened in the bench's page.

import type { PackedSession } from '../../../electron/shared/packed-session'
import type { Session } from '../../../electron/shared/session'
import type { Work } from '../../../electron/shared/work'

/** A session as `opened` takes it, without the work of making it texts. */
export function unpacked(session: Session): PackedSession {
  return session as unknown as PackedSession
}

/** What was made by `unpacked`, again; the bundler puts it where the app unpacks texts. */
export function* unpacking(session: PackedSession): Work<Session> {
  yield
  return session as unknown as Session
}

export function packedLength(): number {
  return 0
}
