// Rollcall's chart as the app shows it: what `opened` works out of a session, mounted, and moved by wheel events that come through its gestures.

import { flushSync, mount, unmount } from 'svelte'
import { atOnce } from '../../../electron/shared/work'
import '../../../renderer/app.css'
import Chart from '../../../renderer/chart/Chart.svelte'
import { Activity } from '../../../renderer/state/page/activity'
import { MarkBook } from '../../../renderer/state/marks/mark-book.svelte'
import { opened, preparing } from '../../../renderer/state/session/open-session'
import { nextTask, painted } from '../../../renderer/state/page/painted'
import { utc as zone } from '../../../renderer/clock/zone'
import { sessionOf } from '../../unit/plain-session'
import { offer } from './page.mjs'

/** A pinch of this many pixels zooms by e: see `renderer/chart/wheel.ts`. */
const pinchPx = 100

document.documentElement.dataset.theme = 'light'

offer((target, session) => {
  const about = {
    source: { kind: 'sample' },
    fetchedAtMs: null,
    account: null,
    keptId: null,
    rawBytes: 0,
    marks: []
  } as const
  const snapshot = { id: 'bench', session, ...about }
  const open = opened(atOnce(preparing(snapshot, null)), new MarkBook([], () => undefined))
  const activity = new Activity(document.documentElement)
  // As the app does: what a large session's figures cost comes after its first frame.
  if (open.figures.shown === null) void open.figures.showAfter(painted(), nextTask)
  // All of the open session, as the chart takes more and more of it.
  const props = { ...open, zone, second: null, activity, wheel: 'modern', onnotes: () => undefined }
  const chart = mount(Chart, { target, props })
  flushSync()
  const scroller = target.querySelector('.scroller')
  const grid = target.querySelector('.grid')
  if (scroller === null || grid === null) throw new Error('The chart has no grid that scrolls')
  const at = { clientX: target.clientWidth / 2, clientY: target.clientHeight / 2, bubbles: true, cancelable: true }
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
    scroll: (byPx) => scroller.scrollBy(0, byPx),
    destroy: () => unmount(chart)
  }
}, sessionOf)
