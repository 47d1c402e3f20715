// The lineup: which lanes show, what is found among them, who is pinned and whom all are compared with.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LaneFocus } from '../../../../../renderer/state/view/lane-focus.svelte'
import { Lineup } from '../../../../../renderer/state/view/lineup.svelte'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { headingPx } from '../../../../../renderer/timeline/lanes/layout'
import { at, eachLane, intervalsOf, lanesOf, participantOf, sessionOf } from '../../timeline/sessions'

const isha = participantOf('p1', intervalsOf([0, 100], [200, 300]), { name: 'Isha' })
const rajan = participantOf('p2', intervalsOf([50, 250]), { name: 'Rajan' })
const mira = participantOf('p3', intervalsOf([400, 500]), { name: 'Mira Shah' })
const lanes = lanesOf(sessionOf([isha, rajan, mira]), null)

const titles = ({ layout }: Lineup) => eachLane(layout).map(({ title }) => title)

describe('what is found', () => {
  it('are the lanes whose name or id has the text in it, wherever they stand', () => {
    const lineup = new Lineup(lanes)
    lineup.find('sha')
    expect(lineup.matches).toEqual([0, 2])
    lineup.find('P2')
    expect(lineup.matches).toEqual([1])
    lineup.find('nobody')
    expect(lineup.matches).toEqual([])
    expect(lineup.matchFrom(0, 0)).toBeNull()
    expect(lineup.matchFrom(0, -1)).toBeNull()
  })

  it('is gone through from the focused lane on, and around both ends', () => {
    const lineup = new Lineup(lanes)
    lineup.find('sha')
    expect(lineup.matchFrom(0, 0)).toBe(0)
    expect(lineup.matchFrom(1, 0)).toBe(2)
    expect(lineup.matchFrom(0, 1)).toBe(2)
    expect(lineup.matchFrom(2, 1)).toBe(0)
    expect(lineup.matchFrom(2, -1)).toBe(0)
    expect(lineup.matchFrom(0, -1)).toBe(2)
  })

  it('is reached one by one by going down, and by going up again', () => {
    const names = fc.array(fc.constantFrom('isha', 'rajan', 'gvv'), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(names, fc.nat(39), fc.constantFrom(1, -1), (all, start, direction) => {
        const people = all.map((name, index) => participantOf(`id-${index}`, [], { name }))
        const lineup = new Lineup(lanesOf(sessionOf(people), null))
        lineup.find('isha')
        const seen = new Set<number>()
        let lane: number | null = start % all.length
        for (let step = 0; step < lineup.matches.length && lane !== null; step++) {
          lane = lineup.matchFrom(lane, direction)
          if (lane !== null) seen.add(lane)
        }
        expect([...seen].sort((a, b) => a - b)).toEqual(lineup.matches)
      })
    )
  })

  it('is counted from the top, and other lanes have no number', () => {
    const lineup = new Lineup(lanes)
    lineup.find('sha')
    expect([0, 1, 2, null].map((lane) => lineup.matchNumber(lane))).toEqual([1, null, 2, null])
  })

  it('filters while only what is found is to show, and follows what is typed', () => {
    const lineup = new Lineup(lanes)
    lineup.find('sha')
    expect(titles(lineup)).toEqual(['Isha', 'Rajan', 'Mira Shah'])
    lineup.showOnlyFound(true)
    expect(titles(lineup)).toEqual(['Isha', 'Mira Shah'])
    lineup.find('mira')
    expect(titles(lineup)).toEqual(['Mira Shah'])
    lineup.find('')
    expect(titles(lineup)).toEqual(['Isha', 'Rajan', 'Mira Shah'])
    expect(lineup.onlyFound).toBe(false)
  })
})

describe('filters', () => {
  it('take the moment of the crosshair once, to the millisecond', () => {
    const lineup = new Lineup(lanes)
    lineup.filterInAt(at(220) + 0.4)
    expect(lineup.arrangement.filter.inAtMs).toBe(at(220))
    expect(titles(lineup)).toEqual(['Isha', 'Rajan'])
    lineup.filter({ rejoined: true })
    expect(titles(lineup)).toEqual(['Isha'])
  })

  it('are let go of all at once, and the text that is looked for stays', () => {
    const lineup = new Lineup(lanes)
    lineup.find('mira')
    lineup.showOnlyFound(true)
    lineup.filter({ shorterThanMs: 1000 })
    expect(titles(lineup)).toEqual([])
    lineup.clearFilter()
    expect(titles(lineup)).toHaveLength(3)
    expect(lineup.findText).toBe('mira')
  })
})

describe('pinned lanes', () => {
  it('come first in the order of pinning, whatever is sorted or filtered, until they are let go of', () => {
    const lineup = new Lineup(lanes)
    lineup.togglePin('p3')
    lineup.togglePin('p2')
    lineup.filter({ rejoined: true })
    expect(titles(lineup)).toEqual(['Mira Shah', 'Rajan', 'Isha'])
    expect(lineup.layout.pinnedCount).toBe(2)
    lineup.togglePin('p3')
    expect(titles(lineup)).toEqual(['Rajan', 'Isha'])
    lineup.unpinAll()
    expect(titles(lineup)).toEqual(['Isha'])
  })

  it('stay pinned when newer data comes, and those that are gone are no matter', () => {
    const lineup = new Lineup(lanes)
    lineup.togglePin('p2')
    lineup.togglePin('p3')
    lineup.update(lanesOf(sessionOf([isha, rajan]), null))
    expect(titles(lineup)).toEqual(['Rajan', 'Isha'])
  })
})

describe('the focus', () => {
  it('brings the heading of a group into view with its first lane', () => {
    const people = Array.from({ length: 40 }, (_, index) =>
      participantOf(`p${index}`, intervalsOf([index, index + 5]), { mode: index < 20 ? 'CONFERENCE' : 'VIEWER' })
    )
    const lineup = new Lineup(lanesOf(sessionOf(people), null))
    const focus = new LaneFocus(lineup)
    focus.heightPx = 200
    lineup.arrange({ group: 'mode' })
    focus.focus(39)
    expect(focus.scrollPx).toBe(lineup.layout.heightPx - 200)
    focus.focus(0)
    expect(focus.scrollPx).toBe(0)
    focus.focus(39)
    focus.focus(20)
    expect(focus.scrollPx).toBe((lineup.layout.topsPx[20] ?? 0) - headingPx)
  })

  it('stays in view when lanes get lower, and is not brought there when it was not', () => {
    const people = Array.from({ length: 500 }, (_, nth) => participantOf(`p${nth}`, intervalsOf([0, 100])))
    const lineup = new Lineup(lanesOf(sessionOf(people), null))
    const focus = new LaneFocus(lineup)
    focus.heightPx = 200
    focus.focus(250)
    focus.keepInView(() => (lineup.density = 'crowd'))
    const topPx = lineup.layout.topsPx[250] ?? NaN
    expect(focus.scrollPx).toBeLessThanOrEqual(topPx)
    expect(focus.scrollPx + 200).toBeGreaterThan(topPx)
    focus.scrollTo(0)
    focus.keepInView(() => (lineup.density = 'middle'))
    expect(focus.scrollPx).toBe(0)
  })
})

describe('the anchor', () => {
  it('is compared with everybody else, and not with herself', () => {
    const lineup = new Lineup(lanes)
    const [first, second, third] = eachLane(everybodyOf(lineup.all))
    if (first === undefined || second === undefined || third === undefined) throw new Error('Three lanes are needed')
    expect(lineup.overlapWith(second)).toBeNull()
    lineup.toggleAnchor('p1')
    expect(lineup.anchor).toBe(first)
    expect(lineup.overlapWith(first)).toBeNull()
    expect(lineup.overlapWith(second)).toMatchObject({ togetherMs: 100_000, firstMs: at(50) })
    expect(lineup.overlapWith(third)).toMatchObject({ togetherMs: 0, firstMs: null })
    lineup.toggleAnchor('p3')
    expect(lineup.overlapWith(second)).toMatchObject({ togetherMs: 0 })
    lineup.toggleAnchor('p3')
    expect(lineup.anchor).toBeNull()
  })
})
