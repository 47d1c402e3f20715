// The ways in which real data is known to be odd, each as a change to one generated participant.
import type { ApiParticipant } from './api-session'

export interface OddityContext {
  startMs: number
  endMs: number
  /** Another participant of the session. */
  other: ApiParticipant
}

type Oddity = (participant: ApiParticipant, context: OddityContext) => void

const at = (ms: number): string => new Date(ms).toISOString()

/** By name; the generator gives the first participants one of each, in this order. */
export const ODDITIES = {
  'no name': (participant) => delete participant.name,
  'null name': (participant) => (participant.name = null),
  'empty name': (participant) => (participant.name = ''),
  'markup for a name': (participant) => (participant.name = '<img src=x onerror=alert(1)>'),
  'a formula for a name': (participant) => (participant.name = '=HYPERLINK("http://example.com","Ann")'),
  'right-to-left override in the name': (participant) => (participant.name = 'Ann \u202egpj.exe'),
  'no timelog': (participant) => delete participant.timelog,
  'empty timelog': (participant) => (participant.timelog = []),
  'no leave time': (participant) => (participant.timelog = [{ start: firstStart(participant), end: null }]),
  'end left out': (participant) => (participant.timelog = [{ start: firstStart(participant) }]),
  'no join time': (participant, { endMs }) => (participant.timelog = [{ end: at(endMs - 1000) }]),
  'left 62 s after the end': (participant, { endMs }) =>
    (participant.timelog = [{ start: firstStart(participant), end: at(endMs + 62_000) }]),
  'joined before the start': (participant, { startMs }) =>
    (participant.timelog = [{ start: at(startMs - 4_200), end: at(startMs + 30_000) }]),
  'minute 60': (participant) => {
    const start = firstStart(participant)
    participant.timelog = [{ start, end: `${start.slice(0, 14)}60:35.047+00:00` }]
  },
  'not a time': (participant) => (participant.timelog = [{ start: 'Invalid Date', end: 'soon' }]),
  backwards: (participant, { startMs }) =>
    (participant.timelog = [{ start: at(startMs + 20_000), end: at(startMs + 8_000) }]),
  'no length': (participant, { startMs }) =>
    (participant.timelog = [{ start: at(startMs + 9_000), end: at(startMs + 9_000) }]),
  'overlapping entries': (participant, { startMs }) =>
    (participant.timelog = [
      { start: at(startMs + 1_000), end: at(startMs + 30_000) },
      { start: at(startMs + 20_000), end: at(startMs + 50_000) }
    ]),
  'entries out of order': (participant, { startMs }) =>
    (participant.timelog = [
      { start: at(startMs + 40_000), end: at(startMs + 50_000) },
      { start: at(startMs + 1_000), end: at(startMs + 30_000) }
    ]),
  'same id as another': (participant, { other }) => (participant.participantId = other.participantId),
  'unknown mode': (participant) => (participant.mode = 'OBSERVER'),
  agent: (participant) => (participant.type = 'agent')
} satisfies Record<string, Oddity>

export const ODDITY_NAMES = Object.keys(ODDITIES) as readonly (keyof typeof ODDITIES)[]

function firstStart({ timelog }: ApiParticipant): string {
  return timelog?.[0]?.start ?? at(0)
}
