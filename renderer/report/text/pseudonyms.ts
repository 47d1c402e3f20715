// Pseudonyms for everybody in a session, the same in every file that is made of it.

import type { TimeMark } from '../../../electron/shared/mark'
import type { Participant, Session } from '../../../electron/shared/session'
import type { Lane } from '../../timeline/lanes/lanes'
import { swatchOf } from '../../timeline/lanes/swatch'
import { nameKey, replacerOf } from './name-matching'

export interface Pseudonym {
  /** `participant-3` */
  readonly id: string
  /** `Participant 3` */
  readonly name: string
}

export interface Pseudonyms {
  readonly byId: ReadonlyMap<string, Pseudonym>
  /** For each name that several ids have: their pseudonyms. */
  readonly namesakes: readonly (readonly string[])[]
  /** Every name and id, as recorded, and what stands for it. */
  readonly replacements: ReadonlyMap<string, string>
  /** A text that others wrote with every name and id in it replaced. */
  readonly textOf: (text: string) => string
}

/** Stands where a text names somebody by what several participants are called. */
export const somebody = 'Participant ?'

/**
 * Numbers the participants of a session by first join (those who never were in come last), then by id. The number is
 * not worked out from the id: whoever can guess an id could then confirm it. Sorting, filtering and the view do not
 * matter, and in a running session those who join later get later numbers.
 */
export function pseudonymsOf({ participants }: Pick<Session, 'participants'>): Pseudonyms {
  const byId = new Map<string, Pseudonym>()
  const namesakes = new Map<string, string[]>()
  const replacements = new Map<string, string>()
  for (const [index, { id, name }] of [...participants].sort(byFirstJoin).entries()) {
    const pseudonym = { id: `participant-${index + 1}`, name: `Participant ${index + 1}` }
    byId.set(id, pseudonym)
    addReplacement(replacements, id, pseudonym.id)
    if (name === null) continue
    const own = name.trim() === id.trim() ? pseudonym.id : pseudonym.name
    addReplacement(replacements, name, own)
    const same = namesakes.get(name)
    if (same === undefined) namesakes.set(name, [pseudonym.name])
    else same.push(pseudonym.name)
  }
  return {
    byId,
    namesakes: [...namesakes.values()].filter((names) => names.length > 1),
    replacements,
    textOf: replacerOf(replacements)
  }
}

/** Adds what stands for a name or id; where something else stands for it already, nobody can say who is meant. */
export function addReplacement(replacements: Map<string, string>, original: string, replacement: string): void {
  const key = nameKey(original)
  const known = replacements.get(key)
  replacements.set(key, known === undefined || known === replacement ? replacement : somebody)
}

function byFirstJoin(one: Participant, other: Participant): number {
  const byTime = (one.presence[0]?.startMs ?? Infinity) - (other.presence[0]?.startMs ?? Infinity)
  if (byTime !== 0 && !Number.isNaN(byTime)) return byTime
  return one.id < other.id ? -1 : 1
}

/** The modes that the service documents: words, never somebody's name. */
const knownModes: ReadonlySet<string> = new Set([
  ...['CONFERENCE', 'VIEWER', 'SEND_AND_RECV', 'SIGNALLING_ONLY', 'RECV_ONLY']
])

/** A mode as recorded in; the same out if it is a documented one, else without names. */
export function hiddenMode(mode: string, { textOf }: Pseudonyms): string {
  return knownModes.has(mode) ? mode : textOf(mode)
}

/** A lane in; the same out with the participant's pseudonym in place of name and id, and without the device. */
export function hiddenLane(lane: Lane, pseudonyms: Pseudonyms): Lane {
  const { participant } = lane
  const pseudonym = pseudonyms.byId.get(participant.id)
  if (pseudonym === undefined) throw new Error('A lane of another session')
  const withoutNames = <T extends { readonly message: string }>(error: T): T => ({
    ...error,
    message: pseudonyms.textOf(error.message)
  })
  return {
    title: pseudonym.name,
    swatch: swatchOf(pseudonym.id),
    presence: lane.presence,
    sure: lane.sure,
    tracks: lane.tracks,
    noteCount: lane.noteCount,
    errors: lane.errors.map(withoutNames),
    firstNote: null,
    participant: {
      ...participant,
      id: pseudonym.id,
      name: participant.name === null ? null : pseudonym.name,
      errors: participant.errors.map(withoutNames),
      modes: participant.modes.map((change) => ({ ...change, mode: hiddenMode(change.mode, pseudonyms) })),
      mode: participant.mode === null ? null : hiddenMode(participant.mode, pseudonyms),
      type: participant.type === null ? null : pseudonyms.textOf(participant.type),
      device: null
    }
  }
}

/** Marks by time in; the same out, named only by number: what the user wrote there may be about anybody. */
export function hiddenMarks(marks: readonly TimeMark[]): readonly TimeMark[] {
  return marks.map((mark, index) => ({ ...mark, name: `Mark ${index + 1}` }))
}
