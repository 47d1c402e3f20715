// Counts and adds up again, from the raw JSON and as plainly as can be, what decode and the analysis say of a session.

import { Ledger } from '../../electron/main/session/ledger'
import { locateSession } from '../../electron/main/session/locate'
import { readRoster } from '../../electron/main/session/roster'
import type { NoteKind, RowKind, Session } from '../../electron/shared/session'
import type { DataNote } from '../../electron/shared/session-rows'
import type { Interval } from '../unit/plain-rows'
import { horizonOf } from '../../renderer/analysis/horizon'
import { presenceTableOf } from '../../renderer/analysis/presence'
import { stayTableOf } from '../../renderer/analysis/stays'
import { plainOf, type PlainParticipant, type PlainSession } from '../unit/plain-session'

/** Notes that leave every recorded time as it is: in a session with no others, `Date` reads the same. */
const harmless: ReadonlySet<NoteKind> = new Set<NoteKind>([
  ...([
    'extra-key',
    'older-name',
    'missing-name',
    'unknown-status',
    'contradicting-status',
    'participants-missing'
  ] as const),
  ...([
    'media-outside',
    'enclosed',
    'secret-withheld',
    'before-session',
    'after-session',
    'overlapping',
    'out-of-order',
    'zero-length'
  ] as const)
])

/** What a session says otherwise than its body does. */
export function contradictionsOf(text: string, body: unknown, session: Session): readonly string[] {
  const plain = plainOf(session)
  return [...lostEntries(text, body, plain), ...otherTimes(body, plain, session)]
}

/** Each entry of each list is shown, or a note says that it is not. */
function lostEntries(text: string, body: unknown, { participants, notes }: PlainSession): readonly string[] {
  const located = locateSession(body, new Ledger(text))
  if (!located.ok) return ['refused the second time']
  const ledger = new Ledger(text)
  const members = readRoster(located.value, ledger)
  // A record that may be anybody's leaves everybody an entry of which nothing is known.
  const anybodys = ledger.hidesRecord ? 1 : 0
  const byId = new Map(participants.map((participant) => [participant.id, participant]))
  if (members.length !== participants.length) return [`${members.length} members, ${participants.length} participants`]
  const dropped = new Map<string | null, DataNote[]>()
  for (const note of notes.filter(isDropping)) {
    dropped.set(note.participantId, [...(dropped.get(note.participantId) ?? []), note])
  }
  return members.flatMap(({ id, sources }) => {
    const shown = byId.get(id)
    if (shown === undefined) return [`nobody with the id ${id}`]
    const records = sources.map(({ object }) => object)
    const events = records.map(({ events: own }) => own as Record<string, unknown> | null | undefined)
    const counts = [
      [
        listed(records, 'timelog') + unlisted(records, 'timelog', true) + anybodys,
        entriesOf(shown, 'presence'),
        'timelog'
      ],
      [listed(records, 'changeModeHistory'), shown.modes.length, 'changeModeHistory'],
      ...(['mic', 'webcam', 'screenShare', 'screenShareAudio'] as const).map(
        (kind) =>
          [
            listed(events, kind) + unlisted(events, kind, false) + events.filter(isLost).length,
            entriesOf(shown, kind),
            `events.${kind}`
          ] as const
      ),
      [listed(events, 'errors'), shown.errors.length, 'events.errors']
    ] as const
    return counts.flatMap(([received, kept, path]) => {
      const entry = new RegExp(`\\.${path}\\[\\d+\\](?:\\.start|\\.timelog)?$`)
      const noted = (dropped.get(id) ?? []).filter((note) => entry.test(note.path)).length
      return received === kept + noted
        ? []
        : [`${path}: ${received} received, ${kept} shown, ${noted} noted as not shown`]
    })
  })
}

function listed(records: readonly (Record<string, unknown> | null | undefined)[], key: string): number {
  const lists = records.map((record) => (typeof record === 'object' && record !== null ? record[key] : null))
  return lists.reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0)
}

/** How many records have something else than a list under a key, which leaves something unknown; `wanted` ones also where there is nothing. */
function unlisted(records: readonly unknown[], key: string, wanted: boolean): number {
  return records.filter((record) => {
    if (!isRecord(record)) return false
    const list = record[key] ?? null
    return list === null ? wanted : !Array.isArray(list)
  }).length
}

/** Something that is neither absent nor an object. */
function isLost(value: unknown): boolean {
  return value !== undefined && value !== null && !isRecord(value)
}

/** The entries of a kind that are shown, with or without a start; what a key that stands twice may have hidden was never received. */
function entriesOf({ presence, media, remnants }: PlainParticipant, row: RowKind): number {
  const intervals = row === 'presence' ? presence : media[row]
  const received = (remnants?.[row] ?? []).filter(({ notes }) => !notes.includes('repeated-key'))
  return intervals.length + received.length
}

function isDropping({ kind, handling }: DataNote): boolean {
  return kind === 'repeated' || (kind !== 'extra-key' && /not shown/.test(handling))
}

type Times = readonly [startMs: number, endMs: number | null]

function otherTimes(body: unknown, session: PlainSession, columns: Session): readonly string[] {
  if (session.notes.some(({ kind }) => !harmless.has(kind))) return []
  const recorded = new Map<string, readonly Times[]>()
  const pages = isRecord(body) && Array.isArray(body['participantPages']) ? body['participantPages'] : []
  const first = isRecord(body) && isRecord(body['session']) && !isRecord(body['participants']) ? body['session'] : body
  for (const part of [first, ...pages]) {
    for (const [id, timelog] of timelogsIn(part)) recorded.set(id, timelog)
  }
  const horizon = horizonOf(columns, null)
  const { inRoomMs: shownMs } = presenceTableOf(columns, stayTableOf(columns, horizon), horizon)
  const faults: string[] = []
  if (recorded.size !== session.participants.length) {
    faults.push(`${recorded.size} participants received, ${session.participants.length} shown`)
  }
  for (const [index, participant] of session.participants.entries()) {
    const times = recorded.get(participant.id) ?? []
    if (!sameTimes(times, participant.presence)) faults.push('presence is not what was recorded')
    if (times.some(([, endMs]) => endMs === null)) continue
    const inRoomMs = coveredMs(times)
    if (shownMs[index] !== inRoomMs) faults.push(`in room ${shownMs[index]} ms instead of ${inRoomMs} ms`)
  }
  return faults
}

/** Every participant anywhere in a part, with the times of her entries as `Date` reads them. */
function timelogsIn(part: unknown): readonly (readonly [string, readonly Times[]])[] {
  if (Array.isArray(part)) return part.flatMap(timelogsIn)
  if (!isRecord(part)) return []
  const people = [part['participants'], part['participantArray']].flatMap((list) => (Array.isArray(list) ? list : []))
  const own = people.filter(isRecord).map((person): readonly [string, readonly Times[]] => {
    const entries = Array.isArray(person['timelog']) ? person['timelog'].filter(isRecord) : []
    return [String(person['participantId']), entries.map(timesOf)]
  })
  return own.length > 0 || people.length > 0 ? own : timelogsIn(part['data'])
}

function timesOf({ start, end }: Record<string, unknown>): Times {
  return [Date.parse(String(start)), end === null || end === undefined ? null : Date.parse(String(end))]
}

function sameTimes(times: readonly Times[], intervals: readonly Interval[]): boolean {
  const words = (list: readonly Times[]) => list.map(String).sort().join(' ')
  return words(times) === words(intervals.map(({ startMs, endMs }) => [startMs, endMs]))
}

/** The length of a union, by asking of each stretch between two neighbouring times whether any entry covers it. */
function coveredMs(times: readonly Times[]): number {
  const edges = [...new Set(times.flat())].filter((ms) => ms !== null).sort((one, other) => one - other)
  return edges.reduce((sum, fromMs, index) => {
    const toMs = edges[index + 1] ?? fromMs
    const isCovered = times.some(([startMs, endMs]) => startMs <= fromMs && endMs !== null && endMs >= toMs)
    return isCovered ? sum + toMs - fromMs : sum
  }, 0)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
