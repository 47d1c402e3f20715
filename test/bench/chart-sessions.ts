// The sessions that the charts are compared with: realistic, the same at every run, and decoded as the app decodes them.

import { packSession, type PackedSession } from '../../electron/shared/packed-session'
import type { Session } from '../../electron/shared/session'
import { decode } from '../../electron/main/session/decode'
import { generateSession } from '../videosdk/generator'

/** A session of so many participants with so many intervals each, as one text. */
export function packedSession(participants: number, intervalsPerParticipant: number): PackedSession {
  return packSession(sessionOf(participants, intervalsPerParticipant))
}

/** Of the same session only the `count` who joined first: what is on screen at the top is the same, and nothing is below. */
export function packedBeginning(participants: number, intervalsPerParticipant: number, count: number): PackedSession {
  const session = sessionOf(participants, intervalsPerParticipant)
  const joinMs = ({ presence }: Session['participants'][number]): number => presence[0]?.startMs ?? Infinity
  const byJoin = [...session.participants].sort((a, b) => joinMs(a) - joinMs(b))
  return packSession({ ...session, participants: byJoin.slice(0, count) })
}

function sessionOf(participants: number, intervalsPerParticipant: number): Session {
  const answer = generateSession({ seed: participants, participants, intervalsPerParticipant })
  const decoded = decode(JSON.stringify(answer))
  if (!decoded.ok) throw new Error('A generated session does not decode')
  return decoded.value
}
