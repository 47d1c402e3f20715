// Media that were recorded where no presence was.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mediaKinds } from '../../../../../electron/shared/session'
import {
  atMinute,
  clock,
  documented,
  endedSession,
  kindsOf,
  noteLines,
  only,
  runningSession,
  sessionOf,
  timelog,
  type Entry
} from './bodies'

const second = 1 / 60

function notesFor(presence: readonly Entry[], webcam: readonly Entry[], build = endedSession): readonly string[] {
  const person = {
    participantId: 'a',
    name: 'A',
    timelog: timelog(...presence),
    events: { webcam: timelog(...webcam) }
  }
  return noteLines(sessionOf(build(person))).filter((line) => line.startsWith('media-outside'))
}

test('a camera that goes on after its participant left is noted where she left, and marked', () => {
  const person = {
    participantId: 'a',
    name: 'A',
    timelog: timelog([0, 1]),
    events: { mic: [], webcam: timelog([0.5, 0.75], [0.8, 24]) }
  }
  const session = sessionOf(endedSession(person))
  expect(noteLines(session)).toEqual([
    `media-outside of a | participants[0].events.webcam[1].end | "14:24" | @1 It goes on after the recorded presence ends: shown as recorded, and only presence counts as being in the room.`
  ])
  expect(only(session.participants).media.webcam.map(({ notes }) => notes)).toEqual([undefined, ['media-outside']])
  expect(session.notes[0]?.atMs).toBe(atMinute(1))
})

test.each<[string, Entry[], Entry[], boolean]>([
  ['ends a second after the presence', [[0, 1]], [[0, 1 + second]], false],
  ['ends more than a second after the presence', [[0, 1]], [[0, 1 + 1.1 * second]], true],
  ['begins a second before the presence', [[1, 2]], [[1 - second, 2]], false],
  ['begins more than a second before the presence', [[1, 2]], [[1 - 1.1 * second, 2]], true],
  [
    'goes on across a reconnect',
    [
      [0, 1],
      [2, 3]
    ],
    [[0.5, 2.5]],
    false
  ],
  [
    'goes on after a leave and ends before the rejoin',
    [
      [0, 1],
      [4, 5]
    ],
    [[0.5, 3]],
    true
  ],
  [
    'begins while away and goes on after the rejoin',
    [
      [0, 1],
      [4, 5]
    ],
    [[3, 4.5]],
    true
  ],
  ['is all after the last leave', [[0, 1]], [[2, 3]], true],
  ['is all before the first join', [[5, 6]], [[2, 3]], true],
  ['is a moment', [[5, 6]], [[2, 2]], false],
  ['stands in presence without an end', [[0, null]], [[1, 50]], false],
  [
    'stands in presence whose entries overlap',
    [
      [0, 3],
      [1, 2]
    ],
    [[2.2, 2.8]],
    false
  ],
  ['has no end where one should be, which has a note of its own', [[0, 1]], [[0.5, null]], false],
  ['has no presence at all', [], [[2, 3]], true]
])('media that %s', (_, presence, webcam, isNoted) => {
  expect(notesFor(presence, webcam)).toHaveLength(isNoted ? 1 : 0)
})

test('in a running session a camera without an end belongs to somebody who is in', () => {
  expect(notesFor([[0, 1]], [[0.5, null]], runningSession)).toHaveLength(1)
  expect(notesFor([[0, null]], [[0.5, null]], runningSession)).toEqual([])
})

test('where her presence is not known, nothing is said of her media', () => {
  for (const times of [undefined, 'none', [{ start: 'soon', end: clock(1) }]]) {
    const person = { participantId: 'a', name: 'A', timelog: times, events: { mic: timelog([2, 30]) } }
    expect(kindsOf(sessionOf(endedSession(person)))).not.toContain('media-outside')
  }
})

test('the documented body, whose media ends up to 14 ms later and goes on across a reconnect, has no such note', () => {
  expect(kindsOf(sessionOf(documented('media-events.json')))).not.toContain('media-outside')
})

test('is told for each kind of media, and whatever is noted lies outside by more than a second', () => {
  const minute = fc.integer({ min: 0, max: 600 }).map((tenth) => tenth / 10)
  const list = fc.array(
    fc.tuple(minute, minute).map(([one, other]): Entry => [Math.min(one, other), Math.max(one, other)]),
    { maxLength: 4 }
  )
  fc.assert(
    fc.property(list, list, fc.constantFrom(...mediaKinds), (presence, media, kind) => {
      const person = {
        participantId: 'a',
        name: 'A',
        timelog: timelog(...presence),
        events: { [kind]: timelog(...media) }
      }
      const marked = only(sessionOf(endedSession(person)).participants).media[kind]
      const inAt = (at: number) => presence.some(([from, to]) => (from ?? 0) <= at && at <= (to ?? 0))
      for (const { startMs, endMs, notes } of marked) {
        const [from, to] = [startMs, endMs ?? startMs].map((ms) => (ms - atMinute(0)) / 60_000)
        if (from === undefined || to === undefined) continue
        const isOutside = to > from && (!inAt(from) || !inAt(to))
        expect(notes?.includes('media-outside') ?? false).toBe(isOutside)
      }
    }),
    { numRuns: 500 }
  )
})
