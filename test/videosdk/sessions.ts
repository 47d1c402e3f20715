// The sessions and lists that the service's documentation shows, as the stand-in can hold them.
import hls from '../fixtures/api/hls.json' with { type: 'json' }
import livestreams from '../fixtures/api/livestreams.json' with { type: 'json' }
import mediaEvents from '../fixtures/api/media-events.json' with { type: 'json' }
import active from '../fixtures/api/participants-active.json' with { type: 'json' }
import participants from '../fixtures/api/participants.json' with { type: 'json' }
import recordings from '../fixtures/api/recordings.json' with { type: 'json' }
import running from '../fixtures/api/session-running.json' with { type: 'json' }
import session from '../fixtures/api/session.json' with { type: 'json' }
import list from '../fixtures/api/sessions-list.json' with { type: 'json' }
import type { ApiMediaLists, ApiSession } from './api-session'

/** The ids under which the documented sessions are served. */
export const DOCUMENTED = {
  ended: '621490331a4fb00409e38ca4',
  running: '62429766903bdf001299cac5',
  /** Ours, since the documentation's example comes without an id. */
  mediaEvents: '660bed38a2c4e90012f7b1d6',
  listed: '621497578bea0d0404c35c4c',
  withoutTimes: '61763c2597b0c743cf454204',
  active: '64bb3619669942e088479mm0'
} as const

/** Every session of the documentation's examples, each with the field names of its example. */
export function documentedSessions(): ApiSession[] {
  return structuredClone([
    session,
    running,
    { id: DOCUMENTED.mediaEvents, ...mediaEvents },
    ...list.data,
    participants.data,
    ...active.data
  ])
}

/** The documentation's examples of recordings, HLS streams and livestreams. */
export function documentedMedia(): ApiMediaLists {
  return structuredClone({ recordings: recordings.data, hls: hls.data, livestreams: livestreams.data })
}
