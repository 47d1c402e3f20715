import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTzif } from '../../../../../electron/main/clocks/tzif'
import { tzifOf } from './tzif-file'

const hour = 3_600_000
const berlin = tzifOf({
  changes: [
    [1_000_000, 7200],
    [2_000_000, 3600]
  ],
  first: 3600,
  rule: 'CET-1CEST,M3.5.0,M10.5.0/3'
})

describe('a compiled zone file', () => {
  it('gives its changes, and after them those of the rule at its end', () => {
    const changes = readTzif(berlin)
    expect(changes?.changesMs.slice(0, 4)).toEqual([
      1_000_000_000,
      2_000_000_000,
      Date.UTC(1970, 2, 29, 1),
      Date.UTC(1970, 9, 25, 1)
    ])
    expect(changes?.offsetsMs.slice(0, 5)).toEqual([hour, 2 * hour, hour, 2 * hour, hour])
    expect(changes?.repeatsFromMs).toBe(Date.UTC(1971, 0, 1))
  })

  it('of the first version, and one without a rule, ends with its last change', () => {
    for (const version of [0, 50]) {
      const file = tzifOf({ changes: [[1_000_000, 7200]], first: 3600, rule: '', version })
      expect(readTzif(file)).toEqual({ changesMs: [1_000_000_000], offsetsMs: [hour, 2 * hour], repeatsFromMs: null })
    }
  })

  it('without a change follows its rule at all times', () => {
    const file = tzifOf({ changes: [], first: 0, rule: '<-05>5' })
    expect(readTzif(file)).toEqual({ changesMs: [], offsetsMs: [-5 * hour], repeatsFromMs: null })
  })

  it('may begin with a change in the deepest past, which is none', () => {
    const file = tzifOf({
      changes: [
        [-(2 ** 59), 3600],
        [1_000_000, 7200]
      ],
      first: 0,
      rule: ''
    })
    expect(readTzif(file)).toMatchObject({ changesMs: [1_000_000_000], offsetsMs: [hour, 2 * hour] })
  })

  it.each([
    ['no zone file', Buffer.from('TZ')],
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('Europe/Berlin\n'.repeat(20))],
    [
      'one whose changes are out of order',
      tzifOf({
        changes: [
          [2, 0],
          [1, 3600]
        ],
        first: 0,
        rule: ''
      })
    ],
    ['one that counts leap seconds', tzifOf({ changes: [], first: 0, rule: 'UTC0', leapSeconds: 1 })],
    ['one with an offset that no zone has', tzifOf({ changes: [], first: 100_000, rule: '' })],
    ['one with changes after the year 3000', tzifOf({ changes: [[1e11, 3600]], first: 0, rule: '' })],
    ['one with a rule that cannot be read', tzifOf({ changes: [], first: 0, rule: 'CET' })]
  ])('is refused where it is %s', (_what, bytes) => expect(readTzif(bytes)).toBeNull())

  it('is read or refused, whatever becomes of its bytes', () => {
    const damages = fc.array(fc.tuple(fc.nat({ max: berlin.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 })
    fc.assert(
      fc.property(damages, fc.nat({ max: berlin.length }), (bytes, length) => {
        const damaged = Buffer.from(berlin)
        for (const [at, byte] of bytes) damaged[at] = byte
        const changes = readTzif(damaged.subarray(0, length))
        if (changes === null) return
        expect(changes.offsetsMs).toHaveLength(changes.changesMs.length + 1)
        expect([...changes.changesMs, ...changes.offsetsMs].every(Number.isInteger)).toBe(true)
        expect(changes.changesMs).toEqual([...changes.changesMs].sort((a, b) => a - b))
      }),
      { numRuns: 2000 }
    )
  })
})
