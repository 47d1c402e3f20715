// A menu opens where it can be seen whole, or scrolls.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeMenu } from '../../../../../renderer/ui/parts/menu-place'

const room = { width: 800, height: 600 }
const at = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 28 })

describe('a menu', () => {
  it('opens under its button, at its left edge', () => {
    expect(placeMenu(at(100, 40), { width: 200, height: 300 }, room, false, false)).toEqual({
      leftPx: 100,
      topPx: 72,
      maxHeightPx: 520
    })
  })

  it('moves to the left when it would leave the window on the right', () => {
    expect(placeMenu(at(700, 40), { width: 200, height: 300 }, room, false, false).leftPx).toBe(592)
  })

  it('opens over its button when there is room only there', () => {
    expect(placeMenu(at(100, 500), { width: 200, height: 300 }, room, false, false).topPx).toBe(196)
  })

  it('is inside the window wherever its button is, and as high as it wants or as there is room', () => {
    const px = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(
        px(720),
        px(572),
        fc.record({ width: px(780), height: px(2000) }),
        fc.boolean(),
        fc.boolean(),
        (left, top, wanted, above, atEnd) => {
          const { leftPx, topPx, maxHeightPx } = placeMenu(at(left, top), wanted, room, above, atEnd)
          const heightPx = Math.min(wanted.height, maxHeightPx)
          expect(leftPx).toBeGreaterThanOrEqual(8)
          expect(leftPx + wanted.width).toBeLessThanOrEqual(792)
          expect(topPx).toBeGreaterThanOrEqual(8)
          expect(topPx + heightPx).toBeLessThanOrEqual(592)
          expect(topPx >= top + 28 || topPx + heightPx <= top).toBe(true)
          expect(heightPx).toBeGreaterThanOrEqual(Math.min(wanted.height, 240))
        }
      )
    )
  })
})
