// The numbers of lanes and headings among the rows of the grid.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Heading } from '../../../../../renderer/timeline/lanes/groups'
import { headedLanes, rowOfLane } from '../../../../../renderer/timeline/lanes/rows'

const heading: Heading = { title: 'host', lanes: 1, inRoomMs: null, atLeast: false }

it('run from the first row to the last without a gap, headings before their lanes', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 50 }), (headings) => {
      const above = new Map(headings.flatMap((isHeaded, lane) => (isHeaded ? [[lane, heading] as const] : [])))
      const headed = headedLanes(above)
      const rows = headings.flatMap((isHeaded, lane) => {
        const row = rowOfLane(headed, lane)
        return isHeaded ? [row - 1, row] : [row]
      })
      expect(rows).toEqual(Array.from({ length: headings.length + above.size }, (_, index) => index + 1))
    })
  )
})
