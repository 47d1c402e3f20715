// What every decoded session promises, whatever the body was.

import { mediaKinds } from '../../../../../electron/shared/session'
import type { Interval } from '../../../plain-rows'
import type { PlainParticipant, PlainSession } from '../../../plain-session'

function intervalsOf({ presence, media }: PlainParticipant): readonly Interval[] {
  return [...presence, ...mediaKinds.flatMap((kind) => media[kind])]
}

/** What a session breaks of what it promises, in words; empty for a sound one. */
export function faultsOf(session: PlainSession): readonly string[] {
  const faults: string[] = []
  const ids = new Set(session.participants.map(({ id }) => id))
  if (ids.size !== session.participants.length) faults.push('an id occurs twice')
  for (const participant of session.participants) {
    for (const { startMs, endMs } of intervalsOf(participant)) {
      if (!(startMs >= Date.UTC(2000, 0, 1))) faults.push(`start ${startMs}`)
      if (endMs !== null && !(endMs >= startMs)) faults.push(`interval from ${startMs} to ${endMs}`)
    }
    for (const list of [participant.presence, ...Object.values(participant.media)]) {
      if (list.some(({ startMs }, index) => startMs < (list[index - 1]?.startMs ?? 0))) faults.push('not sorted')
    }
  }
  for (const { raw, handling, participantId } of session.notes) {
    if (raw !== null && raw.length > 200) faults.push('a raw value that was not cut')
    if (!/^[A-Z].*\.$/.test(handling)) faults.push(`not a sentence: ${handling}`)
    if (participantId !== null && !ids.has(participantId)) faults.push(`a note about nobody: ${participantId}`)
  }
  return faults
}
