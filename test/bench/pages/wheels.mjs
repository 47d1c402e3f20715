// How Rollcall's chart is moved: by wheel events that come through its gestures.

/** A pinch of this many pixels zooms by e: see `renderer/chart/gestures/wheel.ts`. */
const pinchPx = 100

/** @param {ParentNode} within what has one chart @returns {import('./moving.mjs').Moved} */
export function byWheel(within) {
  const scroller = within.querySelector('.plot .scroller')
  const grid = within.querySelector('[role="grid"]')
  if (scroller === null || grid === null) throw new Error('The chart has no grid that scrolls')
  const { left, top, width, height } = scroller.getBoundingClientRect()
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true }
  // The pointer rests on the chart, as it does on everybody's who turns a wheel.
  grid.dispatchEvent(new PointerEvent('pointermove', { ...at, pointerType: 'mouse' }))

  return {
    pan: (byPx) => grid.dispatchEvent(new WheelEvent('wheel', { ...at, shiftKey: true, deltaY: byPx })),
    zoom(factor) {
      const largest = Math.exp(0.35)
      for (let rest = factor; Math.abs(Math.log(rest)) > 1e-9;) {
        const step = Math.min(largest, Math.max(1 / largest, rest))
        grid.dispatchEvent(new WheelEvent('wheel', { ...at, ctrlKey: true, deltaY: -Math.log(step) * pinchPx }))
        rest /= step
      }
    },
    scroll: (byPx) => scroller.scrollBy(0, byPx)
  }
}
