// What each of the chart's keys does to the view.

import type { View } from '../state/view.svelte'
import type { ChartAction } from './keys'

/** Does one action; `withShift` is what the key table says that Shift changes. */
export function perform(action: ChartAction, view: View, withShift: boolean): void {
  switch (action) {
    case 'zoom-in':
      return view.zoomIn(withShift)
    case 'zoom-out':
      return view.zoomOut(withShift)
    case 'pan-earlier':
      return view.panEarlier(withShift)
    case 'pan-later':
      return view.panLater(withShift)
    case 'fit-all':
      return view.fit()
    case 'fit-lane':
      return view.fitLane()
    case 'lane-up':
      return view.moveFocus(-1)
    case 'lane-down':
      return view.moveFocus(1)
    case 'lane-first':
      return view.focusLane(0)
    case 'lane-last':
      return view.focusLane(Infinity)
    case 'page-up':
      return view.pageFocus(-1)
    case 'page-down':
      return view.pageFocus(1)
    case 'previous-edge':
      return view.stepEdge(-1, withShift)
    case 'next-edge':
      return view.stepEdge(1, withShift)
    case 'let-go':
      return view.letGo()
    default:
      action satisfies never
  }
}

/** True for actions after which the words about what is focused matter more than what the pointer happens to rest on. */
export const movesFocus = (action: ChartAction): boolean =>
  action.startsWith('lane-') || action.startsWith('page-') || action.endsWith('-edge')
