// Call quality in the documented shapes: made up from the session's times, the same for the same session.
import { participantsOf, roomIdOf, sessionIdOf, type ApiParticipant, type ApiSession } from './api-session'
import { random } from './random'

const SAMPLES = 60

/** The answer of the session's stats: `{sessionId, meetingId, stats}`, at most 60 samples over the session. */
export function sessionStats(session: ApiSession): object {
  return { sessionId: sessionIdOf(session), meetingId: roomIdOf(session), stats: sampleTimes(session).map(sample) }
}

/** The answer of one participant's stats, with the device and place that the participant has. */
export function participantStats(session: ApiSession, participant: ApiParticipant): object {
  const unknown = { country: 'unknown', city: 'unknown', region: 'unknown' }
  const seed = participantsOf(session).indexOf(participant) + 1
  return {
    sessionId: sessionIdOf(session),
    meetingId: roomIdOf(session),
    participantId: participant.participantId,
    participantName: participant.name,
    deviceInfo: { deviceName: 'Chrome', deviceVersion: '102.0.0.0' },
    sdkInfo: { sdkName: 'prebuilt', sdkVersion: '0.3.10' },
    location: participant.geoLocation ?? unknown,
    network: { asn: 'unknown', org: 'unknown' },
    stats: sampleTimes(session).map((time) => sample(time, seed)),
    resolutionUsage: sampleTimes(session).map((time) => {
      return { 180: 0, 360: 1, 720: 0, 1080: 0, 1440: 0, 2160: 0, time }
    })
  }
}

function sampleTimes({ start, end }: ApiSession): string[] {
  if (start === undefined) return []
  const startMs = Date.parse(start)
  const spanMs = (end ? Date.parse(end) : startMs + 600_000) - startMs
  const count = Math.max(1, Math.min(SAMPLES, Math.floor(spanMs / 10_000)))
  return Array.from({ length: count }, (_, index) => new Date(startMs + (spanMs * index) / count).toISOString())
}

function sample(time: string, seed: number): object {
  const { next, whole } = random(Date.parse(time) + seed)
  return {
    time,
    recvAudioPacketLost: 0,
    recvVideoPacketLost: whole(0, 3),
    sendAudioPacketLost: 0,
    sendVideoPacketLost: whole(0, 2),
    averageAudioRtt: next() * 2,
    averageVideoRtt: next(),
    averageAudioJitter: whole(0, 3),
    averageVideoJitter: whole(0, 5),
    averageSendAudioBitrate: whole(40_000, 62_000),
    averageSendVideoBitrate: whole(70_000, 110_000),
    averageRecvAudioBitrate: whole(40_000, 62_000),
    averageRecvVideoBitrate: whole(200_000, 320_000),
    qualityScore: { audio: 4 + next() * 0.5, video: 3 + next() }
  }
}
