import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingTicks, tickAt, tickPx } from '../../../../../renderer/timeline/axis/finding-ticks'
import { viewportOf, xOf } from '../../../../../renderer/timeline/axis/viewport'
import { findingAt, findingsOf } from '../../../../../renderer/timeline/lanes/findings'
import { anySession, at, intervalsOf, lanesOf, participantOf, sessionOf, t0 } from '../sessions'

const whole = viewportOf({ startMs: at(-20), endMs: at(1300) }, 600)

describe('the ticks of the whole session', () => {
  it('are one for each kind on the same few pixels, and lead to the first of them', () => {
    const errors = [{ atMs: at(101), message: 'lost' }]
    const isha = participantOf('isha', intervalsOf([0, 100], [125, 126], [127, 900]), { errors })
    const findings = findingsOf(lanesOf(sessionOf([isha]), null))
    const ticks = findingTicks(findings, viewportOf({ startMs: t0, endMs: at(1000) }, 300))
    expect(ticks).toEqual([
      { what: 'drop', leftPx: 30, index: 0, count: 1 },
      { what: 'error', leftPx: 30, index: 1, count: 1 },
      { what: 'drop', leftPx: 36, index: 2, count: 1 }
    ])
    expect(tickAt(ticks, 33)).toMatchObject({ what: 'drop', index: 0 })
    expect(tickAt(ticks, 37)).toMatchObject({ index: 2 })
    expect(tickAt(ticks, 60)).toBeNull()
  })

  it('count every finding once, where it is', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const findings = findingsOf(lanesOf(session, null))
        const ticks = findingTicks(findings, whole)
        expect(ticks.reduce((sum, { count }) => sum + count, 0)).toBe(findings.length)
        for (const { what, index, leftPx } of ticks) {
          const finding = findingAt(findings, index)
          expect(finding?.what).toBe(what)
          const xPx = xOf(whole, finding?.ms ?? 0)
          expect(xPx).toBeGreaterThanOrEqual(leftPx - 1e-6)
          expect(xPx).toBeLessThan(leftPx + tickPx + 1e-6)
        }
      })
    )
  })
})
