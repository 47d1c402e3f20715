import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overflowing, type BarPart } from '../../../../../renderer/ui/toolbar/bar-fit'

const anyParts = fc
  .uniqueArray(fc.record({ key: fc.string(), widthPx: fc.integer({ min: 1, max: 200 }), rank: fc.nat(9) }), {
    selector: ({ key }) => key
  })
  .map((parts): readonly BarPart<string>[] => parts)

test('what stays in a bar fits, and nothing leaves that would have room', () => {
  fc.assert(
    fc.property(anyParts, fc.nat(1500), fc.nat(10), (parts, roomPx, gapPx) => {
      const gone = overflowing(parts, roomPx, gapPx)
      const widthOf = (some: readonly BarPart<string>[]) => some.reduce((sum, part) => sum + part.widthPx + gapPx, 0)
      const staying = parts.filter(({ key }) => !gone.has(key))
      expect(widthOf(staying)).toBeLessThanOrEqual(roomPx)
      const last = [...gone].map((key) => parts.find((part) => part.key === key)).at(-1)
      if (last !== undefined) expect(widthOf([...staying, last])).toBeGreaterThan(roomPx)
    })
  )
})

test('what matters least leaves first', () => {
  fc.assert(
    fc.property(anyParts, fc.nat(1500), (parts, roomPx) => {
      const gone = overflowing(parts, roomPx, 6)
      const ranks = (isGone: boolean) => parts.filter(({ key }) => gone.has(key) === isGone).map(({ rank }) => rank)
      expect(Math.max(-1, ...ranks(false))).toBeLessThanOrEqual(Math.min(99, ...ranks(true)))
    })
  )
})
