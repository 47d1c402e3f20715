// Where the window opens.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeWindow } from '../../../../../electron/main/window/placement'

const main = { x: 0, y: 0, width: 1920, height: 1080 }
const right = { x: 1920, y: 0, width: 1280, height: 1024 }

describe('the window', () => {
  test('opens in the middle of the main display at first', () => {
    expect(placeWindow(null, [main, right])).toEqual({ x: 320, y: 140, width: 1280, height: 800 })
  })

  test('opens where it was', () => {
    const bounds = { x: 2000, y: 50, width: 900, height: 700 }
    expect(placeWindow({ bounds, maximized: false }, [main, right])).toEqual(bounds)
  })

  test('comes back to the main display when its own is gone', () => {
    const bounds = { x: 2000, y: 50, width: 900, height: 700 }
    expect(placeWindow({ bounds, maximized: false }, [main])).toEqual(placeWindow(null, [main]))
  })

  test('lies on a display as a whole, whatever was remembered', () => {
    const whole = fc.integer({ min: -10_000, max: 10_000 })
    const anyBounds = fc.record({ x: whole, y: whole, width: whole, height: whole })
    fc.assert(
      fc.property(anyBounds, (bounds) => {
        const placed = placeWindow({ bounds, maximized: false }, [main, right])
        const area = placed.x < right.x ? main : right
        expect(placed.x).toBeGreaterThanOrEqual(area.x)
        expect(placed.y).toBeGreaterThanOrEqual(area.y)
        expect(placed.x + placed.width).toBeLessThanOrEqual(area.x + area.width)
        expect(placed.y + placed.height).toBeLessThanOrEqual(area.y + area.height)
        expect(placed.width).toBeGreaterThanOrEqual(640)
        expect(placed.height).toBeGreaterThanOrEqual(480)
      })
    )
  })
})
