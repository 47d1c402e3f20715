// The sessions that the charts are compared with: realistic, the same at every run, and decoded as the app decodes them.

import { decode } from '../../electron/main/session/decode'
import { plainOf, type PlainParticipant, type PlainSession } from '../unit/plain-session'
import { generateSession } from '../videosdk/generator'

/** A session of so many participants with so many intervals each, in objects, as JSON. */
export function sessionText(participants: number, intervalsPerParticipant: number): string {
  return JSON.stringify(plainSession(participants, intervalsPerParticipant))
}

/** Of the same session only the `count` who joined first: what is on screen at the top is the same, and nothing is below. */
export function beginningText(participants: number, intervalsPerParticipant: number, count: number): string {
  const session = plainSession(participants, intervalsPerParticipant)
  const joinMs = ({ presence }: PlainParticipant): number => presence[0]?.startMs ?? Infinity
  const byJoin = [...session.participants].sort((a, b) => joinMs(a) - joinMs(b))
  return JSON.stringify({ ...session, participants: byJoin.slice(0, count) })
}

function plainSession(participants: number, intervalsPerParticipant: number): PlainSession {
  const answer = generateSession({ seed: participants, participants, intervalsPerParticipant })
  const decoded = decode(JSON.stringify(answer))
  if (!decoded.ok) throw new Error('A generated session does not decode')
  return plainOf(decoded.value)
}
