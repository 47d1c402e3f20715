import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arranged, asJoined, shownText, type Arrangement } from '../../../../../renderer/timeline/lanes/arrangement'
import { groupings } from '../../../../../renderer/timeline/lanes/groups'
import { everybodyOf, type Lane } from '../../../../../renderer/timeline/lanes/lanes'
import { sortKeys } from '../../../../../renderer/timeline/lanes/sorting'
import { countOf, lengthOf } from '../../../../../renderer/analysis/spans'
import { staysIn } from '../../analysis/reading'
import { anySession, at, eachLane, intervalsOf, lanesOf, participantOf, sessionOf, t0, type Seconds } from '../sessions'

const named = (name: string, ...presence: readonly Seconds[]) =>
  participantOf(name.toLowerCase(), intervalsOf(...presence), { name })

const lanes = lanesOf(
  sessionOf([
    named('Person 10', [50, 60]),
    named('never', ...[]),
    named('Person 9', [5, 15], [20, 30]),
    named('émile', [40, 400]),
    named('Zoë', [50, 60], [70, 71], [80, 81])
  ]),
  null
)

function titles(change: Partial<Arrangement>): readonly string[] {
  return eachLane(arranged(lanes, { ...asJoined, ...change })).map(({ title }) => title)
}

describe('the order of lanes', () => {
  it('is by first join, as long as nothing else is asked for', () => {
    expect(titles({})).toEqual(['Person 9', 'émile', 'Person 10', 'Zoë', 'never'])
    expect(titles({ descending: true })).toEqual(['Person 10', 'Zoë', 'émile', 'Person 9', 'never'])
  })

  it('is by name as people sort: accents and case aside, numbers by their value', () => {
    expect(titles({ sort: 'name' })).toEqual(['émile', 'Person 9', 'Person 10', 'Zoë', 'never'])
    expect(titles({ sort: 'name', descending: true })).toEqual(['Zoë', 'Person 10', 'Person 9', 'émile', 'never'])
  })

  it('is by name as the language has it, whatever the names are', () => {
    const letters = fc.constantFrom(..."aAbzZ019 -_'éßłराم中")
    const anyName = fc.oneof(fc.string({ unit: letters, maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 4 }))
    const collator = new Intl.Collator('en', { numeric: true })
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 30 }), (names) => {
        const people = names.map((name, index) => participantOf(`${index}`, intervalsOf([0, 1]), { name }))
        const result = eachLane(arranged(lanesOf(sessionOf(people), null), { ...asJoined, sort: 'name' }))
        const sorted = result.map(({ title }) => title.trim())
        sorted.slice(1).forEach((name, index) => {
          expect(collator.compare(sorted[index] ?? '', name)).toBeLessThanOrEqual(0)
        })
      })
    )
  })

  it('is by time in room, number of joins or last leave, equal ones by first join', () => {
    expect(titles({ sort: 'in-room' })).toEqual(['Person 10', 'Zoë', 'Person 9', 'émile', 'never'])
    expect(titles({ sort: 'joins', descending: true })).toEqual(['Zoë', 'Person 9', 'émile', 'Person 10', 'never'])
    expect(titles({ sort: 'joins' })).toEqual(['émile', 'Person 10', 'Person 9', 'Zoë', 'never'])
    expect(titles({ sort: 'last-leave' })).toEqual(['Person 9', 'Person 10', 'Zoë', 'émile', 'never'])
  })

  it('is by drops or by time away in all', () => {
    expect(titles({ sort: 'drops', descending: true })).toEqual(['Zoë', 'Person 9', 'émile', 'Person 10', 'never'])
    expect(titles({ sort: 'away', descending: true })).toEqual(['Zoë', 'Person 9', 'émile', 'Person 10', 'never'])
    expect(titles({ sort: 'away' })).toEqual(['émile', 'Person 10', 'Person 9', 'Zoë', 'never'])
  })

  it('agrees with a sort by hand, whatever is sorted by', () => {
    const valueOf = {
      'first-join': ({ presence }: Lane) => presence.firstJoinMs,
      'in-room': ({ presence }: Lane) => presence.inRoomMs,
      joins: ({ presence }: Lane) => presence.joins,
      drops: ({ presence }: Lane) => countOf(presence.gaps),
      away: ({ presence }: Lane) => lengthOf(presence.gaps),
      'last-leave': ({ presence }: Lane) => presence.lastLeave?.atMs
    }
    const byValue = fc.constantFrom('first-join', 'in-room', 'joins', 'drops', 'away', 'last-leave')
    fc.assert(
      fc.property(anySession, byValue, fc.boolean(), (session, sort, descending) => {
        const lanes = lanesOf(session, null)
        const all = eachLane(everybodyOf(lanes))
        const result = eachLane(arranged(lanes, { ...asJoined, sort, descending }))
        expect(new Set(result)).toEqual(new Set(all))
        result.slice(1).forEach((lane, index) => {
          const before = result[index] ?? lane
          if (before.presence.firstJoinMs === null) expect(lane.presence.firstJoinMs).toBeNull()
          if (lane.presence.firstJoinMs === null) return
          const step = ((valueOf[sort](lane) ?? 0) - (valueOf[sort](before) ?? 0)) * (descending ? -1 : 1)
          expect(step).toBeGreaterThanOrEqual(0)
          if (step === 0) expect(all.indexOf(lane)).toBeGreaterThan(all.indexOf(before))
        })
      })
    )
  })
})

describe('pinned lanes', () => {
  it('come first in the order of pinning, outside of the filter and of groups', () => {
    const filter = { ...asJoined.filter, text: 'person' }
    const pinned = ['zoë', 'nobody', 'person 10', 'zoë']
    const result = arranged(lanes, { ...asJoined, filter, pinned, group: 'name' })
    expect(eachLane(result).map(({ title }) => title)).toEqual(['Zoë', 'Person 10', 'Person 9'])
    expect(result.pinnedCount).toBe(2)
    expect([...result.headings].map(([index, { title }]) => [index, title])).toEqual([[2, 'Names with one id']])
  })
})

describe('an arrangement', () => {
  it('says how many of how many participants show', () => {
    expect(shownText(arranged(lanes, asJoined))).toBe('5 participants')
    const filter = { ...asJoined.filter, text: 'zoe' }
    expect(shownText(arranged(lanes, { ...asJoined, filter }))).toBe('1 of 5 participants')
  })

  it('shows every lane once that is pinned or that the filter lets through, and no other', () => {
    const anyArrangement: fc.Arbitrary<Arrangement> = fc.record({
      sort: fc.constantFrom(...sortKeys),
      descending: fc.boolean(),
      group: fc.constantFrom(...groupings),
      filter: fc.record({
        text: fc.constantFrom('', 'p1', 'P'),
        inAtMs: fc.option(fc.integer({ min: t0, max: at(1300) })),
        rejoined: fc.boolean(),
        shorterThanMs: fc.option(fc.integer({ min: 0, max: 600_000 })),
        dropped: fc.boolean(),
        awayOverMs: fc.option(fc.integer({ min: 0, max: 600_000 })),
        only: fc.option(fc.constantFrom('p1', 'p3'))
      }),
      pinned: fc.array(fc.constantFrom('p0', 'p3', 'p9'))
    })
    fc.assert(
      fc.property(anySession, anyArrangement, (session, arrangement) => {
        const lanes = lanesOf(session, null)
        const all = eachLane(everybodyOf(lanes))
        const { text, inAtMs, rejoined, shorterThanMs, dropped, awayOverMs, only } = arrangement.filter
        const expected = all.filter(({ id, presence, drops }) => {
          const stays = staysIn(presence.stays)
          if (arrangement.pinned.includes(id)) return true
          // Who left nobody knows when may be in until the next join, or for good.
          const lastMs = Math.max(...stays.map(({ startMs }) => startMs))
          const mayBeIn = ({ startMs, endMs, end }: (typeof stays)[number], ms: number) =>
            startMs <= ms && ms < (end === 'unrecorded' && startMs === lastMs ? Infinity : endMs)
          return (
            (only === null || id === only || !all.some((lane) => lane.id === only)) &&
            id.includes(text.toLowerCase()) &&
            (inAtMs === null || stays.some((stay) => mayBeIn(stay, inAtMs))) &&
            (!rejoined || presence.joins > 1 || presence.joinsAtLeast) &&
            (shorterThanMs === null || presence.inRoomMs < shorterThanMs) &&
            (!dropped || drops.count > 0 || drops.atLeast) &&
            (awayOverMs === null || drops.awayMs > awayOverMs || drops.atLeast)
          )
        })
        const result = arranged(lanes, arrangement)
        const shown = eachLane(result)
        expect(shown).toHaveLength(expected.length)
        expect(new Set(shown)).toEqual(new Set(expected))
        expect([result.shown, result.total]).toEqual([expected.length, all.length])
        const pinned = all.filter(({ id }) => arrangement.pinned.includes(id))
        expect(new Set(shown.slice(0, result.pinnedCount))).toEqual(new Set(pinned))
      })
    )
  })
})
