import { describe, expect, it } from 'vitest'
import type { PlainParticipant, PlainSession } from '../../../plain-session'
import {
  axisDescription,
  inRoomHint,
  inRoomText,
  inShort,
  laneDescription,
  laneLabel
} from '../../../../../renderer/timeline/sentences/speech'
import { relativeTo, utc } from '../../../../../renderer/clock/zone'
import { zone as zoneNamed } from '../../../zones'

import { at, everyLane, intervalsOf, participantOf, sessionOf, type Seconds } from '../sessions'

const berlin = zoneNamed('Europe/Berlin')
const presence = intervalsOf([0, 100], [125.1, 300])
const running = { running: true, endMs: null }

function laneFor(participant: PlainParticipant, more: Partial<Omit<PlainSession, 'participants'>> = {}) {
  const [lane] = everyLane(sessionOf([participant], more), at(1000))
  if (lane === undefined) throw new Error('No lane')
  return lane
}

describe('what a screen reader says of the time axis', () => {
  const midnight = Date.UTC(2026, 2, 12, 23)
  const view = { startMs: midnight - 600_000, endMs: midnight + 1_200_000 }

  it('names the zone and both ends, with the date of each where they differ', () => {
    const berlinWords = 'Europe/Berlin (UTC+1), 12 Mar 2026 23:50:00 to 13 Mar 2026 00:20:00'
    expect(axisDescription(view, berlin)).toBe(berlinWords)
    expect(axisDescription(view, utc)).toBe('UTC, 12 Mar 2026 22:50:00 to 23:20:00')
  })

  it('counts from the start in relative time', () => {
    const relative = relativeTo(midnight)
    expect(axisDescription(view, relative)).toBe('Relative to start, -10:00 to +20:00')
  })
})

describe('what a screen reader says of a lane', () => {
  it('is its name, then totals, when it last left, intervals and times away, the zone, and the id', () => {
    const lane = laneFor(participantOf('rilsgehg', presence, { name: 'isha' }))
    expect(laneLabel(lane)).toBe('isha')
    expect(laneDescription(lane, utc)).toBe(
      'in room 4 m 34 s, 2 joins, 1 drop (inferred), away 25 s in all, last left 07:31:43: 07:26:43.120 to 07:28:23.120, away 25 s, 07:28:48.220 to 07:31:43.120, UTC; ' +
        'participant id rilsgehg'
    )
    expect(laneDescription(lane, berlin)).toContain('08:26:43.120 to 08:28:23.120')
    expect(laneDescription(lane, berlin)).toContain('Europe/Berlin (UTC+1)')
  })

  it('tells media, errors and data notes', () => {
    const media = { mic: intervalsOf([1, 2]), webcam: intervalsOf([3, null]), screenShare: [], screenShareAudio: [] }
    const errors = [{ atMs: at(50), message: 'ICE failed' }]
    const note = { kind: 'missing-end', participantId: 'a', path: '', raw: null, handling: '', atMs: null } as const
    const lane = laneFor(participantOf('a', presence, { media, errors }), { notes: [{ ...note, count: 1 }] })
    expect(laneDescription(lane, utc)).toContain(
      'UTC; microphone 07:26:44.120 to 07:26:45.120; camera 07:26:46.120, no end recorded; ' +
        '1 error: ICE failed at 07:27:33.120; 1 data note; participant id a'
    )
  })

  it('tells who is still in, whose leave was not recorded, and who never was in', () => {
    expect(laneDescription(laneFor(participantOf('a', intervalsOf([940, null])), running), utc)).toBe(
      'in room 1 m 00 s, 1 join, still in: 07:42:23.120, still in, UTC; participant id a'
    )
    const left = laneFor(participantOf('a', intervalsOf([0, 60], [940, null])))
    expect(inRoomText(left)).toBe('at least 1 m 00 s')
    const [only] = everyLane(sessionOf([participantOf('b', intervalsOf([0, null]))]))
    if (only === undefined) throw new Error('No lane')
    expect(inRoomText(only)).toBe('not known')
    expect(inRoomHint(only)).toBe('in room not known: a leave is not recorded')
    expect(laneDescription(left, utc)).toContain('07:42:23.120, no leave recorded, UTC')
    expect(laneDescription(left, utc)).toContain(
      '2 joins, 1 drop (inferred), away 14 m 40 s in all, no leave recorded: '
    )
    expect(laneDescription(laneFor(participantOf('a', [])), utc)).toBe('never in room; participant id a')
  })

  it('keeps every digit of a lower bound where there is little room', () => {
    const figures = ['at least 14 m 55 s', 'together at least 1 h 02 m, first at 10:00:00', 'at least 1 join', '0 s']
    expect(figures.map(inShort)).toEqual(['≥ 14 m 55 s', '≥ 1 h 02 m, first at 10:00:00', '≥ 1 join', '0 s'])
  })

  it('says the dates when the lane crosses midnight', () => {
    const overnight = laneFor(participantOf('a', intervalsOf([0, 86_400])))
    expect(laneDescription(overnight, utc)).toContain('22 Feb 2022 07:26:43.120 to 23 Feb 2022 07:26:43.120')
  })

  it('says the first of very many intervals and how many more there are', () => {
    const many = Array.from({ length: 10_000 }, (_, index): Seconds => [index, index + 0.5])
    const words = laneDescription(laneFor(participantOf('a', intervalsOf(...many))), utc)
    expect(words).toContain('10,000 joins')
    expect(words).toContain(', and 9,980 more, UTC')
    expect(words.length).toBeLessThan(1500)
  })
})
