// What is written into the tables of a session is read out of them.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SessionWriter } from '../../../../electron/main/session/session-writer'
import { noteKinds, rowKinds, untolds, type NoteKind, type ParticipantIndex } from '../../../../electron/shared/session'
import {
  idOf,
  participantWith,
  rowsOf,
  type DataNote,
  type MediaError,
  type ModeChange,
  type Remnant
} from '../../../../electron/shared/session-rows'
import { intervalsOf, type Interval } from '../../plain-rows'
import { plainOf, sessionOf, type PlainParticipant, type PlainSession } from '../../plain-session'

const ms = fc.integer({ min: -8.64e15, max: 8.64e15 })
const text = fc.string({ unit: 'binary', maxLength: 12 })
const kinds = (minLength: number): fc.Arbitrary<readonly NoteKind[]> => fc.subarray([...noteKinds], { minLength })
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 4 })
const absentOr = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
/** An object without what is undefined in it. */
const shape = <T>(model: { readonly [Key in keyof T]: fc.Arbitrary<T[Key] | undefined> }): fc.Arbitrary<T> =>
  fc
    .record(model as Record<string, fc.Arbitrary<unknown>>)
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T)

const isTrue = absentOr(fc.constant(true as const))
const interval = shape<Interval>({
  startMs: ms,
  endMs: fc.option(ms),
  endUnreadable: isTrue,
  notes: absentOr(kinds(1))
})
const remnant = shape<Remnant>({
  start: fc.constantFrom(...untolds),
  endMs: fc.option(ms),
  endUnreadable: isTrue,
  notes: kinds(0)
})
const remnants = fc
  .subarray([...rowKinds], { minLength: 1 })
  .chain((rows) =>
    shape<NonNullable<PlainParticipant['remnants']>>(
      Object.fromEntries(rows.map((row) => [row, fc.array(remnant, { minLength: 1, maxLength: 3 })]))
    )
  )

const participant = shape<PlainParticipant>({
  id: text,
  name: fc.option(text),
  presence: some(interval),
  media: shape<PlainParticipant['media']>({
    mic: some(interval),
    webcam: some(interval),
    screenShare: some(interval),
    screenShareAudio: some(interval)
  }),
  remnants: absentOr(remnants),
  errors: some(shape<MediaError>({ atMs: ms, message: text })),
  modes: some(shape<ModeChange>({ atMs: ms, mode: text })),
  mode: fc.option(text),
  type: fc.option(text),
  device: fc.option(text)
})

const noteFor = (ids: readonly string[]): fc.Arbitrary<DataNote> =>
  shape<DataNote>({
    kind: fc.constantFrom(...noteKinds),
    participantId: ids.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...ids)),
    path: text,
    raw: fc.option(text),
    handling: text,
    atMs: fc.option(ms),
    count: fc.nat({ max: 2 ** 32 - 1 })
  })

const session: fc.Arbitrary<PlainSession> = fc
  .uniqueArray(participant, { selector: ({ id }) => id, maxLength: 5 })
  .chain((participants) =>
    shape<PlainSession>({
      id: fc.option(text),
      roomId: fc.option(text),
      customRoomId: fc.option(text),
      status: fc.option(text),
      running: fc.boolean(),
      startMs: fc.option(ms),
      endMs: fc.option(ms),
      startUnreadable: isTrue,
      endUnreadable: isTrue,
      region: fc.option(text),
      incomplete: isTrue,
      participantsTotal: fc.option(fc.nat()),
      participants: fc.constant(participants),
      notes: some(noteFor(participants.map(({ id }) => id)))
    })
  )

test('a session is read as it was written, whatever is in it', () => {
  fc.assert(
    fc.property(session, (plain) => {
      expect(plainOf(sessionOf(plain))).toStrictEqual(plain)
    })
  )
})

test('every table has rows of one length, in which each row of every participant has its place', () => {
  fc.assert(
    fc.property(session, (plain) => {
      const written = sessionOf(plain)
      for (const { length, ...columns } of [
        written.participants,
        written.intervals,
        written.remnants,
        written.errors,
        written.modes,
        written.notes
      ]) {
        for (const [name, column] of Object.entries(columns)) {
          if (name === 'first') expect([column.at(0), column.at(-1)]).toEqual([0, length])
          else expect(column).toHaveLength(length)
        }
      }
      expect(written.intervals.first).toHaveLength(plain.participants.length * rowKinds.length + 1)
      expect(written.remnants.first).toHaveLength(plain.participants.length * rowKinds.length + 1)
    })
  )
})

test('each participant is found by her id, and nobody by another', () => {
  fc.assert(
    fc.property(session, text, (plain, other) => {
      const written = sessionOf(plain)
      for (const [index, { id }] of plain.participants.entries()) expect(participantWith(written, id)).toBe(index)
      const isKnown = plain.participants.some(({ id }) => id === other)
      expect(participantWith(written, other) === null).toBe(!isKnown)
    })
  )
})

test('no array shares its memory with another, so that each can be handed on', () => {
  const { texts, participants, intervals, remnants, errors, modes, notes } = new SessionWriter().finish(nobody)
  const columns = [texts, participants, intervals, remnants, errors, modes, notes].flatMap((table) =>
    Object.values(table as object).filter(ArrayBuffer.isView)
  )
  expect(new Set(columns.map(({ buffer }) => buffer)).size).toBe(columns.length)
})

test('intervals that were taken back are not among those of the row, and kinds may be left out', () => {
  const writer = new SessionWriter()
  writer.addParticipant('a')
  writer.beginRow('presence')
  writer.intervals.add(1, 2)
  const from = writer.intervals.length
  writer.intervals.add(3, 4, true, 1)
  writer.intervals.cut(from)
  writer.intervals.add(5, NaN)
  writer.beginRow('screenShare')
  writer.intervals.add(7, 8)
  writer.addParticipant('b')
  writer.beginRow('mic')
  writer.intervals.add(9, 10)
  const written = writer.finish(nobody)
  const [a, b] = [0, 1] as ParticipantIndex[] as [ParticipantIndex, ParticipantIndex]
  expect(intervalsOf(written, a, 'presence')).toEqual([
    { startMs: 1, endMs: 2 },
    { startMs: 5, endMs: null }
  ])
  expect(rowKinds.map((kind) => rowsOf(written.intervals, a, kind))).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 2 },
    { from: 2, to: 2 },
    { from: 2, to: 3 },
    { from: 3, to: 3 }
  ])
  expect(intervalsOf(written, b, 'presence')).toEqual([])
  expect(intervalsOf(written, b, 'mic')).toEqual([{ startMs: 9, endMs: 10 }])
  expect([a, b].map((of) => idOf(written, of))).toEqual(['a', 'b'])
})

const nobody = {
  id: null,
  roomId: null,
  customRoomId: null,
  status: null,
  running: false,
  startMs: null,
  endMs: null,
  region: null,
  participantsTotal: null
}
