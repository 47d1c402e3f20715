// The entries of a lane: each is found by its place and kind, walked in the order of time, and known again in newer data.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  entryAt,
  entryCount,
  entryFrom,
  entryIn,
  entryKinds,
  extentOf,
  isSameEntry,
  nextEntry,
  type Entry
} from '../../../../../renderer/timeline/lanes/entries'
import type { Lane } from '../../../../../renderer/timeline/lanes/lanes'
import { at, everyLane, intervalsOf, lanesOf, participantOf, sessionOf, type Seconds } from '../sessions'

function laneWith(presence: readonly Seconds[], mic: readonly Seconds[] = [], errors: readonly number[] = []): Lane {
  const media = { mic: intervalsOf(...mic), webcam: [], screenShare: [], screenShareAudio: [] }
  const more = { media, errors: errors.map((second) => ({ atMs: at(second), message: `error at ${second}` })) }
  const [lane] = everyLane(sessionOf([participantOf('p', intervalsOf(...presence), more)]))
  if (lane === undefined) throw new Error('A session of one has no lane')
  return lane
}

const twoDrops = laneWith(
  [
    [0, 100],
    [145, 300],
    [400, 500]
  ],
  [
    [10, 90],
    [145, 200]
  ],
  [93]
)

/** From one to the next until there is none. */
function walked(lane: Lane, direction: 1 | -1, kinds = entryKinds): readonly Entry[] {
  const all: Entry[] = []
  let next = nextEntry(lane, kinds, -Infinity * direction, direction)
  while (next !== null) {
    all.push(next)
    next = nextEntry(lane, kinds, next, direction)
  }
  return all
}

const seconds = ({ startMs }: Entry) => (startMs - at(0)) / 1000

describe('the entries of a lane', () => {
  it('are walked by time, whatever they are of', () => {
    expect(walked(twoDrops, 1).map((entry) => `${entry.kind} ${seconds(entry)}`)).toEqual([
      ...['presence 0', 'mic 10', 'error 93', 'away 100', 'presence 145', 'mic 145', 'away 300', 'presence 400']
    ])
    expect(walked(twoDrops, -1)).toEqual(walked(twoDrops, 1).toReversed())
  })

  it('are walked from a moment: the second drop is the last one before the end', () => {
    const last = nextEntry(twoDrops, ['away'], at(1000), -1)
    expect(last).toEqual({ participantId: 'p', kind: 'away', place: 1, startMs: at(300) })
    expect(nextEntry(twoDrops, ['away'], at(100), 1)).toEqual(last)
  })

  it('go from where they start to where they end; an error has no length', () => {
    const extents = (['away', 'mic', 'error'] as const).map((kind) => {
      const entry = entryAt(twoDrops, kind, 0)
      return entry === null ? null : extentOf(twoDrops, entry)
    })
    expect(extents).toEqual([
      { startMs: at(100), endMs: at(145), end: 'recorded' },
      { startMs: at(10), endMs: at(90), end: 'recorded' },
      { startMs: at(93), endMs: at(93), end: null }
    ])
  })

  it('are not where there are none', () => {
    expect([entryAt(twoDrops, 'away', 2), entryAt(twoDrops, 'away', -1), entryAt(twoDrops, 'webcam', 0)]).toEqual([
      ...[null, null, null]
    ])
    expect(entryFrom(twoDrops, 'away', at(101))).toBeNull()
  })

  it('are each met once in either direction, whatever was recorded', () => {
    const stays = fc.array(fc.tuple(fc.nat(200), fc.nat(50)).map(([from, length]): Seconds => [from, from + length]))
    fc.assert(
      fc.property(stays, stays, fc.array(fc.nat(250)), (presence, mic, errors) => {
        const byTime = (all: readonly Seconds[]) => all.toSorted(([one], [other]) => one - other)
        const lane = laneWith(
          byTime(presence),
          byTime(mic),
          errors.toSorted((one, other) => one - other)
        )
        const forth = walked(lane, 1)
        expect(forth).toHaveLength(entryKinds.reduce((sum, kind) => sum + entryCount(lane, kind), 0))
        expect(forth.map(seconds)).toEqual(forth.map(seconds).toSorted((one, other) => one - other))
        expect(walked(lane, -1)).toEqual(forth.toReversed())
      })
    )
  })
})

describe('an entry in newer data', () => {
  const entry = entryAt(twoDrops, 'away', 1)

  it('is the same while it is there, also when an earlier one came to be known', () => {
    const newer = sessionOf([
      participantOf('other', intervalsOf([0, 10])),
      participantOf('p', intervalsOf([0, 50], [60, 100], [145, 300], [400, 500], [600, 700]))
    ])
    expect(entry === null ? null : entryIn(lanesOf(newer, null), entry)).toEqual({
      ...{ participantId: 'p', kind: 'away', place: 2, startMs: at(300) }
    })
  })

  it('is gone with its participant, or when nothing starts there any more', () => {
    const without = [sessionOf([]), sessionOf([participantOf('p', intervalsOf([0, 100]))])]
    for (const session of without) expect(entry === null ? 0 : entryIn(lanesOf(session, null), entry)).toBeNull()
  })

  it('is told from others of its lane', () => {
    expect(isSameEntry(entry, entryAt(twoDrops, 'away', 1))).toBe(true)
    expect(isSameEntry(entry, entryAt(twoDrops, 'away', 0))).toBe(false)
    expect(isSameEntry(entry, null)).toBe(false)
  })
})
