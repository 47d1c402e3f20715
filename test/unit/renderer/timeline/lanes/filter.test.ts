import { describe, expect, it } from 'vitest'
import { filtered, isOpen, matchesOf, noFilter, type Filter } from '../../../../../renderer/timeline/lanes/filter'
import { everybodyOf, type LaneList } from '../../../../../renderer/timeline/lanes/lanes'
import { at, eachLane, intervalsOf, lanesOf, participantOf, sessionOf } from '../sessions'

const open: Filter = noFilter

const list = everybodyOf(
  lanesOf(
    sessionOf([
      participantOf('rilsgehg', intervalsOf([0, 100], [125, 300]), { name: 'Zoë Müller' }),
      participantOf('ABCmuller', intervalsOf([10, 20]), { name: 'राम' }),
      participantOf('xyz', intervalsOf([20, null]))
    ]),
    null
  )
)

function idsFor(change: Partial<Filter>): readonly string[] {
  return idsIn(list, change)
}

function idsIn(all: LaneList, change: Partial<Filter>): readonly string[] {
  const order = filtered(all, { ...open, ...change })
  return eachLane({ ...all, order }).map(({ id }) => id)
}

describe('a filter', () => {
  it('lets everybody through while nothing is set', () => {
    expect(idsFor({})).toHaveLength(3)
    expect(idsFor({ text: '  ' })).toHaveLength(3)
    expect([isOpen(open), isOpen({ ...open, text: ' ' }), isOpen({ ...open, rejoined: true })]).toEqual([
      true,
      true,
      false
    ])
  })

  it('finds a part of a name or id in any case, with or without accents', () => {
    for (const text of ['zoe', 'ZOË', ' Mu\u0308ller ', 'ｚｏｅ']) expect(idsFor({ text })).toContain('rilsgehg')
    expect(idsFor({ text: 'muller' })).toEqual(['rilsgehg', 'ABCmuller'])
    expect(idsFor({ text: 'abcM' })).toEqual(['ABCmuller'])
    for (const text of ['.', 'a.c', '(', '[a-z]', '\\\\', 'x*', 'muller'.repeat(1_000_000)])
      expect(idsFor({ text })).toEqual([])
  })

  it('keeps apart what only looks like an accent: the vowels of Hindi', () => {
    expect(idsFor({ text: 'राम' })).toEqual(['ABCmuller'])
    expect(idsFor({ text: 'रम' })).toEqual([])
  })

  it('finds who is in at an instant: from the join on, up to but not at the leave', () => {
    expect(idsFor({ inAtMs: at(10) })).toEqual(['rilsgehg', 'ABCmuller'])
    expect(idsFor({ inAtMs: at(20) })).toEqual(['rilsgehg', 'xyz'])
    expect(idsFor({ inAtMs: at(100), text: 'm' })).toEqual([])
    expect(idsFor({ inAtMs: at(125), text: 'm' })).toEqual(['rilsgehg'])
  })

  it('hides nobody who may have been in, or may have joined more than once', () => {
    expect(idsFor({ inAtMs: at(19) })).not.toContain('xyz')
    expect(idsFor({ inAtMs: at(100) })).toEqual(['xyz'])
    const lost = { remnants: { presence: [{ start: 'unreadable', endMs: at(50), notes: [] }] } } as const
    const one = everybodyOf(lanesOf(sessionOf([participantOf('abc', intervalsOf([100, 110]), lost)]), null))
    const passes = (change: Partial<Filter>) => idsIn(one, change).length === 1
    expect([at(49), at(50), at(105)].map((inAtMs) => passes({ inAtMs }))).toEqual([true, false, true])
    expect(passes({ rejoined: true })).toBe(true)
  })

  it('finds who dropped, and who was away for longer than some time in all, or may have', () => {
    expect(idsFor({ dropped: true })).toEqual(['rilsgehg'])
    expect(idsFor({ awayOverMs: 24_999 })).toEqual(['rilsgehg'])
    expect(idsFor({ awayOverMs: 25_000 })).toEqual([])
    const unsure = everybodyOf(lanesOf(sessionOf([participantOf('abc', intervalsOf([0, null], [100, 110]))]), null))
    expect(idsIn(unsure, { dropped: true })).toEqual(['abc'])
    expect(idsIn(unsure, { awayOverMs: 60_000 })).toEqual(['abc'])
    expect([isOpen({ ...open, dropped: true }), isOpen({ ...open, awayOverMs: 1 })]).toEqual([false, false])
  })

  it('finds who joined more than once and who was in for less than some time, as far as is known', () => {
    expect(idsFor({ rejoined: true })).toEqual(['rilsgehg'])
    expect(idsFor({ shorterThanMs: 10_000 })).toEqual(['xyz'])
    expect(idsFor({ shorterThanMs: 10_001 })).toEqual(['ABCmuller', 'xyz'])
    expect(idsFor({ shorterThanMs: 10_001, text: 'x' })).toEqual(['xyz'])
  })
})

it('A search answers with the lanes that it finds, from the top, and with none for spaces', () => {
  expect(matchesOf(list, 'mül')).toEqual([0, 1])
  expect(matchesOf(list, 'nobody')).toEqual([])
  expect(matchesOf(list, ' ')).toEqual([])
})
