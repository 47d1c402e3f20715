import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rollCallAt, rollStates, whereaboutsAt } from '../../../../../renderer/analysis/roll-call'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { namesakesOf } from '../../../../../renderer/timeline/lanes/namesakes'
import {
  participantText,
  rollCallText,
  rollCounts,
  rollLine,
  rollMoment,
  sayBeside,
  statesOf
} from '../../../../../renderer/timeline/sentences/roll-call-words'
import { zone as zoneNamed } from '../../../zones'
import { person, staysIn } from '../../analysis/reading'
import { anySession, at, everyLane, intervalsOf, lanesOf, participantOf, sessionOf, t0 } from '../sessions'

const berlin = zoneNamed('Europe/Berlin')

function room(participants = [ada(), ben(), cleo(), dan()]) {
  const lanes = lanesOf(sessionOf(participants), null)
  return { lanes, attendance: lanes.analysis.attendance }
}

const ada = () => participantOf('ada', intervalsOf([0, 60], [90, 200]), { name: 'Ada\nLovelace' })
const ben = () => participantOf('ben', intervalsOf([100, 300]), { name: 'Ben' })
const cleo = () => participantOf('cleo', intervalsOf([10, null]))
const dan = () => participantOf('dan', intervalsOf())

describe('the words of the roll call', () => {
  it('count whoever is in any state, and the room even when it is empty', () => {
    const { attendance } = room()
    expect(rollCounts(rollCallAt(attendance, at(70)))).toBe(
      'at least 0 in room, 1 away, 1 not yet here, 1 not known, 1 never in'
    )
    expect(rollCounts(rollCallAt(attendance, at(100)))).toBe('at least 2 in room, 1 not known, 1 never in')
  })

  it('have a column only for what can ever be so', () => {
    expect(statesOf(room().attendance)).toEqual(rollStates)
    expect(statesOf(room([ada(), ben()]).attendance)).toEqual(['present', 'away', 'not-yet', 'left'])
    expect(statesOf(room([]).attendance)).toEqual(['present', 'away', 'not-yet', 'left'])
  })

  it('say under each name the moments that its state is about', () => {
    const { attendance } = room()
    const say = sayBeside(t0, berlin, 'second')
    const lines = [70, 90, 250].map((second) => rollLine(whereaboutsAt(attendance, person(0), at(second)), say))
    expect(lines).toEqual(['08:27:43 → 08:28:13', 'since 08:28:13', 'at 08:30:03'])
    expect(rollLine(whereaboutsAt(attendance, person(1), at(1)), say)).toBe('joins at 08:28:23')
    const joinMs = rollMoment(whereaboutsAt(attendance, person(1), at(1))) ?? 0
    const inThatSecond = sayBeside(joinMs - 100, berlin, 'second')
    expect(rollLine(whereaboutsAt(attendance, person(1), joinMs - 100), inThatSecond)).toBe('joins at 08:28:23.120')
    expect(rollLine(whereaboutsAt(attendance, person(2), at(15)), say)).toBe('no leave since 08:26:53')
  })

  it('name the day of a moment that is not on the day asked about', () => {
    const say = sayBeside(t0, berlin, 'millisecond')
    expect(say(t0)).toBe('08:26:43.120')
    expect(say(t0 + 86_400_000)).toBe('23 Feb 2022 08:26:43.120')
  })

  it('lead to a recorded join or leave of that participant, at every instant', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: -10, max: 1400 }), (session, second) => {
        const { attendance } = lanesOf(session, at(1000)).analysis
        everyLane(session, at(1000)).forEach(({ participant, presence }) => {
          const stays = staysIn(presence.stays)
          const ms = rollMoment(whereaboutsAt(attendance, participant, at(second)))
          if (ms === null) expect(stays).toEqual([])
          else expect(stays.flatMap(({ startMs, endMs }) => [startMs, endMs])).toContain(ms)
        })
      })
    )
  })

  it('are copied with times in ISO 8601, and a name cannot begin another line', () => {
    const { attendance, lanes } = room()
    expect(rollCallText(rollCallAt(attendance, at(70)), attendance, lanes, berlin)).toBe(
      [
        'Roll call at 2022-02-22T07:27:53.120Z (22 Feb 2022 08:27:53.120 Europe/Berlin (UTC+1))',
        'at least 0 in room, 1 away, 1 not yet here, 1 not known, 1 never in of 4 participants',
        '',
        'Away (1)',
        '- Ada Lovelace (ada): away since 2022-02-22T07:27:43.120Z, back at 2022-02-22T07:28:13.120Z',
        '',
        'Not yet here (1)',
        '- Ben (ben): joins at 2022-02-22T07:28:23.120Z',
        '',
        'Not known (1)',
        '- cleo: no leave recorded since 2022-02-22T07:26:53.120Z',
        '',
        'Never in (1)',
        '- dan: never in room',
        ''
      ].join('\n')
    )
  })
})

it('nobody is called by what would turn or end a line of plain text', () => {
  const session = sessionOf([participantOf('id\0', [], { name: 'Ann\u202egpj.exe\u2028- Ben' })])
  expect(participantText(session, person(0))).toBe('Anngpj.exe - Ben (id )')
})

it('names that several participants have are known', () => {
  const lanes = lanesOf(sessionOf([ben(), participantOf('ben2', [], { name: 'Ben' }), ada()]), null)
  expect([...namesakesOf(everybodyOf(lanes))]).toEqual(['Ben'])
})
