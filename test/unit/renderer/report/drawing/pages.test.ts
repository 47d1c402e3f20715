import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagesOf } from '../../../../../renderer/report/drawing/pages'
import { arranged, asJoined } from '../../../../../renderer/timeline/lanes/arrangement'
import { headingPx, laneBottomPx, layoutOf } from '../../../../../renderer/timeline/lanes/layout'
import { plainOf } from '../../../plain-session'
import { anySession, intervalsOf, lanesOf, participantOf, sessionOf } from '../../timeline/sessions'

describe('pages of lanes', () => {
  it('have as many lanes as fit, and none is cut', () => {
    const people = Array.from({ length: 25 }, (_, index) => participantOf(`p${index}`, intervalsOf([index, 50])))
    const layout = layoutOf(arranged(lanesOf(sessionOf(people), null), asJoined))
    expect(pagesOf(layout, 370)).toEqual([
      { fromPx: 0, toPx: 360 },
      { fromPx: 360, toPx: 720 },
      { fromPx: 720, toPx: 900 }
    ])
  })

  it('are one for nobody', () => {
    expect(pagesOf(layoutOf(arranged(lanesOf(sessionOf([]), null), asJoined)), 500)).toEqual([{ fromPx: 0, toPx: 0 }])
  })

  it('take up everything once; each lane is on one page with its heading, unless it alone is higher than that', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 30, max: 400 }), fc.boolean(), (session, pagePx, grouped) => {
        const group = grouped ? 'name' : 'none'
        const named = plainOf(session).participants.map((each, index) => ({ ...each, name: `n${index % 3}` }))
        const layout = layoutOf(arranged(lanesOf(sessionOf(named), null), { ...asJoined, group }))
        const pages = pagesOf(layout, pagePx)
        let fromPx = 0
        for (const page of pages) {
          expect(page.fromPx).toBe(fromPx)
          expect(page.toPx - page.fromPx).toBeLessThanOrEqual(pagePx)
          fromPx = page.toPx
        }
        expect(fromPx).toBe(layout.heightPx)
        layout.order.forEach((_, index) => {
          const topPx = (layout.topsPx[index] ?? 0) - (layout.headings.has(index) ? headingPx : 0)
          const bottomPx = laneBottomPx(layout, index)
          if (bottomPx - topPx > pagePx) return
          expect(pages.some((page) => page.fromPx <= topPx && bottomPx <= page.toPx)).toBe(true)
        })
      })
    )
  })
})
