// The stand-in service as npm run demo starts it: a few sessions worth looking at, and the account that may see them.
import { generateSession } from './videosdk/generator'
import { startVideosdk } from './videosdk/server'
import { DOCUMENTED, documentedSessions } from './videosdk/sessions'

export interface DemoService {
  readonly origin: string
  /** What the app takes from ROLLCALL_DEMO_ACCOUNT. */
  readonly account: { name: string; color: string; apiKey: string; secret: string }
  /** The sessions to paste: id and what is to be seen in it. */
  readonly sessions: readonly (readonly [id: string, what: string])[]
  stop(): Promise<void>
}

const credential = { apiKey: 'demo-key', secret: 'demo-secret-of-the-stand-in-service' }
const LESSON = { seed: 7, participants: 24, media: true, id: '6643600000000000000000a1' }
const RUNNING = { seed: 8, participants: 12, media: true, running: true, id: '6643600000000000000000a2' }
const ODD = { seed: 9, participants: 30, oddities: true, id: '6643600000000000000000a3' }
const LARGE = { seed: 10, participants: 5_000, id: '6643600000000000000000a4' }
const RUNNING_FOR_MS = 25 * 60_000
/** A session with more participants comes in pages, each after a moment: slow enough to see the progress and to cancel. */
const PARTICIPANTS_PER_SESSION = 100
const PAGE_DELAY_MS = 150

/** Starts the service on a free port of the loopback interface. */
export async function startDemoService(): Promise<DemoService> {
  const running = { ...RUNNING, start: new Date(Date.now() - RUNNING_FOR_MS).toISOString(), durationMs: RUNNING_FOR_MS }
  const generated = [LESSON, running, ODD, LARGE].map(generateSession)
  const service = await startVideosdk({
    ...credential,
    sessions: [...documentedSessions(), ...generated],
    participantsPerSession: PARTICIPANTS_PER_SESSION
  })
  service.fail('participants', { kind: 'slow-head', delayMs: PAGE_DELAY_MS })
  return {
    origin: service.origin,
    account: { name: 'Demo', color: 'teal', ...credential },
    sessions: [
      [LESSON.id, 'a lesson: 24 participants, reconnects, microphone, camera and screen share'],
      [RUNNING.id, 'a session that is still running'],
      [ODD.id, 'odd data: missing names, entries out of order, overlaps, invalid dates'],
      [LARGE.id, '5,000 participants, which take some seconds: time enough to cancel'],
      [DOCUMENTED.mediaEvents, 'the media events of the documentation'],
      ['000000000000000000000000', 'a session that does not exist']
    ],
    stop: () => service.stop()
  }
}
