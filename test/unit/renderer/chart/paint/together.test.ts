// What is taken away from a lane outside of the time together.
import { expect, it } from 'vitest'
import { paintTogether } from '../../../../../renderer/chart/paint/together'
import type { Pen } from '../../../../../renderer/chart/paint/marks'
import type { VisibleLane } from '../../../../../renderer/timeline/scene/on-screen'

it('is taken away evenly, whatever hatch was painted last', () => {
  const erasedWith: unknown[] = []
  const context = {
    fillStyle: 'a hatch' as unknown,
    globalCompositeOperation: 'source-over',
    globalAlpha: 1,
    fillRect() {
      if (this.globalCompositeOperation === 'destination-out') erasedWith.push(this.fillStyle)
    }
  }
  const surface = { context, snapPx: (px: number) => px, hairPx: 1 }
  const pen = { surface, theme: { text: 'opaque' } } as unknown as Pen
  const together = [{ leftPx: 20, topPx: 8, widthPx: 30, heightPx: 18 }]
  const lane = { topPx: 0, heightPx: 36, marks: [], together } as unknown as VisibleLane
  paintTogether(pen, lane, 100)
  expect(erasedWith).toEqual(['opaque', 'opaque'])
})
