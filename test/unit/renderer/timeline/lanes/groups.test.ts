import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlainParticipant } from '../../../plain-session'
import { union } from '../../../../../renderer/analysis/span-sets'
import { lengthOf } from '../../../../../renderer/analysis/spans'
import { arranged, asJoined, type Arrangement } from '../../../../../renderer/timeline/lanes/arrangement'
import { groupingsOf } from '../../../../../renderer/timeline/lanes/groups'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { headingLabel, headingText } from '../../../../../renderer/timeline/sentences/speech'
import { anyIntervals, eachLane, intervalsOf, lanesOf, participantOf, sessionOf, type Seconds } from '../sessions'

function person(id: string, seconds: Seconds, more: Partial<PlainParticipant> = {}): PlainParticipant {
  return participantOf(id, intervalsOf(seconds), more)
}

function shown(people: readonly PlainParticipant[], change: Partial<Arrangement>) {
  const result = arranged(lanesOf(sessionOf(people), null), { ...asJoined, ...change })
  return eachLane(result).flatMap(({ id }, index) => {
    const heading = result.headings.get(index)
    return heading === undefined ? [id] : [headingLabel(heading), id]
  })
}

describe('groups', () => {
  const people = [
    person('a', [0, 100], { name: 'Zoë', mode: 'SEND_AND_RECV' }),
    person('b', [10, 20], { name: 'isha', mode: 'VIEWER', type: 'recorder' }),
    person('c', [15, 30]),
    person('d', [90, 160], { name: '  ZOE\u0308 ', mode: 'VIEWER' })
  ]

  it('of one name take all of its ids, however it is written, and count time under two of them once', () => {
    expect(shown(people, { group: 'name' })).toEqual([
      'Zoë, 2 ids, in room 2 m 40 s',
      'a',
      'd',
      'Names with one id, 1 participant',
      'b',
      'No name, 1 participant',
      'c'
    ])
  })

  it('of one mode or type are counted, and those without come last', () => {
    expect(shown(people, { group: 'mode' })).toEqual([
      'SEND_AND_RECV, 1 participant',
      'a',
      'VIEWER, 2 participants',
      'b',
      'd',
      'No mode recorded, 1 participant',
      'c'
    ])
    expect(shown(people, { group: 'type' })).toEqual([
      'recorder, 1 participant',
      'b',
      'No type recorded, 3 participants',
      'a',
      'c',
      'd'
    ])
  })

  it('stand where their first lane does, and are sorted within', () => {
    expect(shown(people, { group: 'mode', sort: 'name', descending: true })).toEqual([
      'VIEWER, 2 participants',
      'd',
      'b',
      'SEND_AND_RECV, 1 participant',
      'a',
      'No mode recorded, 1 participant',
      'c'
    ])
  })

  it('of names with one id are one, after the names with several, sorted like any other', () => {
    const more = [person('e', [1, 2], { name: 'bela' }), person('f', [200, 300], { name: 'Isha' }), ...people]
    expect(shown(more, { group: 'name', sort: 'name' })).toEqual([
      'isha, 2 ids, in room 1 m 50 s',
      'b',
      'f',
      'Zoë, 2 ids, in room 2 m 40 s',
      'a',
      'd',
      'Names with one id, 1 participant',
      'e',
      'No name, 1 participant',
      'c'
    ])
  })

  it('say that a total is a lower bound', () => {
    const open = participantOf('e', intervalsOf([200, null]), { name: 'isha' })
    const { headings } = arranged(lanesOf(sessionOf([...people, open]), null), { ...asJoined, group: 'name' })
    const isha = [...headings.values()].find(({ title }) => title === 'isha')
    expect(isha === undefined ? '' : headingText(isha)).toBe('2 ids, in room at least 10 s')
  })

  it('total the union of what is known under all ids', () => {
    fc.assert(
      fc.property(fc.array(anyIntervals, { minLength: 2, maxLength: 4 }), (presences) => {
        const ids = presences.map((presence, index) => participantOf(`p${index}`, presence, { name: 'isha' }))
        const lanes = lanesOf(sessionOf(ids), null)
        const { headings } = arranged(lanes, { ...asJoined, group: 'name' })
        const total = lengthOf(union(eachLane(everybodyOf(lanes)).map(({ presence }) => presence.known)))
        expect(headings.get(0)).toMatchObject({ lanes: ids.length, inRoomMs: total })
      })
    )
  })

  it('are offered only where the data has something to group by', () => {
    expect(groupingsOf(sessionOf(people))).toEqual(['none', 'name', 'mode', 'type'])
    expect(groupingsOf(sessionOf([person('c', [1, 2])]))).toEqual(['none'])
  })
})
