// The words of the roll call: what each state is called, what is said of each name under it, and all of it as text.

import type { Ms, ParticipantIndex, Session } from '../../../electron/shared/session'
import { factOf, idOf } from '../../../electron/shared/session-rows'
import { betweens, type Attendance } from '../../analysis/attendance'
import {
  rollStates,
  whereaboutsAt,
  whereaboutsWords,
  type RollCall,
  type RollState,
  type Whereabouts
} from '../../analysis/roll-call'
import { counted, formatBeside, formatCount, formatExactDateTime, formatIso } from '../../clock/format'
import type { Lanes } from '../lanes/lanes'
import { oneLine } from '../../words/plain-text'
import { bounded } from '../../words/untold-words'
import { zoneBeside, type Zone } from '../../clock/zone'

export const rollTitles: Readonly<Record<RollState, string>> = {
  present: 'In room',
  away: 'Away',
  'not-yet': 'Not yet here',
  left: 'Left',
  unknown: 'Not known',
  never: 'Never in'
}

/** The states that anybody of a session can be in at any time; those that always can, whether somebody is or not. */
export function statesOf({ first, before, after }: Attendance): readonly RollState[] {
  const away = betweens.indexOf('away')
  const unknown = [before, after].some((codes) => codes.some((code) => code !== away))
  const never = before.some((code, participant) => code === away && first[participant] === first[participant + 1])
  return rollStates.filter((state) => (state === 'unknown' ? unknown : state === 'never' ? never : true))
}

/** What stands in one short line under a name whose state is already said: `13:40:30 → 13:40:55`. `say` words a moment. */
export function rollLine(whereabouts: Whereabouts, say: (ms: Ms) => string): string {
  switch (whereabouts.state) {
    case 'present':
      return whereabouts.sinceMs === null ? 'since when is not known' : `since ${say(whereabouts.sinceMs)}`
    case 'away':
      return `${say(whereabouts.sinceMs)} → ${say(whereabouts.backMs)}`
    case 'left':
      return `at ${say(whereabouts.sinceMs)}`
    case 'unknown': {
      const words = unknownLine(whereabouts, say)
      return whereabouts.backMs === null ? words : `${words} → ${say(whereabouts.backMs)}`
    }
    case 'not-yet':
    case 'never':
      return whereaboutsWords(whereabouts, say)
  }
}

function unknownLine({ why, sinceMs }: Extract<Whereabouts, { state: 'unknown' }>, say: (ms: Ms) => string): string {
  const since = sinceMs === null ? '' : say(sinceMs)
  switch (why) {
    case 'running':
      return `in at least until ${since}`
    case 'unrecorded':
      return `no leave since ${since}`
    case 'unreadable':
      return 'entry not readable'
    case 'no-start':
      return 'no join recorded'
  }
}

/** The join or leave that is named first; null where none is recorded, and for somebody who never was in. */
export function rollMoment(whereabouts: Whereabouts): Ms | null {
  switch (whereabouts.state) {
    case 'not-yet':
      return whereabouts.joinMs
    case 'never':
      return null
    case 'unknown':
      return whereabouts.sinceMs ?? whereabouts.backMs
    default:
      return whereabouts.sinceMs
  }
}

/** A moment's time, with its date where that is not the day of `aboutMs`; to the second only where that tells the two apart. */
export function sayBeside(aboutMs: Ms, zone: Zone, to: 'second' | 'millisecond'): (ms: Ms) => string {
  return (ms) => formatBeside(ms, aboutMs, zone, secondOf(ms) === secondOf(aboutMs) ? 'millisecond' : to)
}

function secondOf(ms: Ms): number {
  return Math.floor(ms / 1000)
}

/**
 * `1 in room, 1 away, 2 not yet here`: the states that somebody is in, and how many are in room in any case, at
 * least so many where that is not known of somebody; and where there may be others that nobody knows of them.
 */
export function rollCounts({ who, incomplete }: RollCall): string {
  const counts = rollStates
    .filter((state) => state === 'present' || who[state].length > 0)
    .map((state) => {
      const atLeast = state === 'present' && (incomplete || who.unknown.length > 0)
      return `${bounded(formatCount(who[state].length), atLeast)} ${rollTitles[state].toLowerCase()}`
    })
  return [...counts, ...(incomplete ? ['others may have been in'] : [])].join(', ')
}

/** The roll call as plain text, every time in ISO 8601 with Z. */
export function rollCallText(call: RollCall, attendance: Attendance, { session }: Lanes, zone: Zone): string {
  const sections = rollStates
    .filter((state) => call.who[state].length > 0)
    .map((state) => {
      const names = call.who[state].map((participant) => {
        const words = whereaboutsWords(whereaboutsAt(attendance, participant, call.ms), formatIso)
        return `- ${participantText(session, participant)}: ${words}`
      })
      return [`${rollTitles[state]} (${formatCount(names.length)})`, ...names].join('\n')
    })
  const moment = `${formatExactDateTime(call.ms, zone)} ${zoneBeside(zone, call.ms)}`
  return [
    `Roll call at ${formatIso(call.ms)} (${moment})\n${rollCounts(call)} of ${counted(session.participants.length, 'participant')}`,
    ...sections
  ]
    .join('\n\n')
    .concat('\n')
}

/** A participant in one line of text: name and id, or the id alone. */
export function participantText(session: Session, participant: ParticipantIndex): string {
  const id = idOf(session, participant)
  const name = factOf(session, participant, 'name')
  return oneLine(name === null ? id : `${name} (${id})`)
}
