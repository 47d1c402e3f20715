import { describe, expect, it } from 'vitest'
import { axisWords, foldedAt } from '../../../../../renderer/timeline/sentences/axis-words'
import { foldsAt } from '../../../../../renderer/timeline/axis/folds'
import { viewportOf } from '../../../../../renderer/timeline/axis/viewport'
import { utc } from '../../../../../renderer/clock/zone'
import { zone as zoneNamed } from '../../../zones'
import { at } from '../sessions'

const hour = 3_600_000
const berlin = zoneNamed('Europe/Berlin')
const spring = Date.UTC(2026, 2, 29, 1)

describe('the words of the time axis', () => {
  it('tell when clocks change, and what a second clock shows', () => {
    const view = viewportOf({ startMs: spring - hour, endMs: spring + hour }, 1000)
    expect(axisWords(view, berlin, null)).toBe(
      'Europe/Berlin (UTC+1, then UTC+2), 29 Mar 2026 01:00:00 to 04:00:00; clocks +1 h at 03:00'
    )
    expect(axisWords(view, utc, berlin)).toBe(
      'UTC, 29 Mar 2026 00:00:00 to 02:00:00; ' +
        'second clock: Europe/Berlin (UTC+1, then UTC+2), 29 Mar 2026 01:00:00 to 04:00:00; clocks +1 h at 03:00'
    )
  })

  it('tell what is folded, but not an endless list of it', () => {
    const cuts = Array.from({ length: 12 }, (_, index) => {
      const startMs = spring + index * hour
      return { startMs, endMs: startMs + 1_800_000, keptMs: 1000 }
    })
    const one = viewportOf({ startMs: spring - hour, endMs: spring + hour - 1 }, 1000, foldsAt(cuts))
    expect(axisWords(one, utc, null)).toContain('; folded: 30 m 00 s nobody in from 29 Mar 2026 01:00:00')
    const all = viewportOf({ startMs: spring - hour, endMs: spring + 24 * hour }, 1000, foldsAt(cuts))
    expect(axisWords(all, utc, null)).toMatch(/from 29 Mar 2026 10:00:00, and 2 more$/)
  })

  it('say of a moment whether it is inside a fold', () => {
    const folds = foldsAt([{ startMs: at(100), endMs: at(8140), keptMs: 1000 }])
    const view = viewportOf({ startMs: at(0), endMs: at(9000) }, 1000, folds)
    expect([99, 101, 8139, 8141].map((second) => foldedAt(view, at(second)))).toEqual([
      null,
      '2 h 14 m nobody in',
      '2 h 14 m nobody in',
      null
    ])
  })
})
