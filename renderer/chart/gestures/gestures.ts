// Turns wheel and pointer events over the chart into a few verbs; what the verbs do is decided elsewhere.

import type { Settings } from '../../../electron/shared/settings'
import type { Point } from '../../state/view/view.svelte'
import { WheelPolicy } from './wheel'

/** A drag sideways: it marks out a stretch between two places, and is done when the button is let go. */
export interface Stretch {
  readonly fromPx: number
  readonly toPx: number
  readonly done: boolean
}

/** A drag over the lanes tells how high the pointer was at both places; `free` while Alt is held. */
export interface LaneStretch extends Stretch {
  readonly fromYPx: number
  readonly toYPx: number
  readonly free: boolean
}

/** All positions count from the upper left corner of what `origin` answers: above it lies the ruler, left of it the labels. */
export interface GestureVerbs {
  readonly origin: () => Point
  readonly wheel: () => Settings['wheel']
  /** Moves the view towards later times by a distance on the screen; negative: towards earlier. */
  readonly pan: (byPx: number) => void
  /** Shows `factor` times larger, the instant at `atPx` staying where it is. */
  readonly zoom: (factor: number, atPx: number) => void
  readonly scrollLanes: (byPx: number) => void
  /** The pointer rests over a point, or has left: for a button too, which says itself what it is. */
  readonly hover: (point: Point | null) => void
  /** A click or a tap that was no drag. */
  readonly choose: (point: Point) => void
  readonly chooseTwice: (point: Point) => void
  /** A drag over the lanes; null takes back what it marked out. */
  readonly measure: (stretch: LaneStretch | null) => void
  /** A drag over the ruler; null takes back what it marked out. */
  readonly zoomTo: (stretch: Stretch | null) => void
}

/** A pointer that moves less than this between down and up has clicked, not dragged. */
const dragThresholdPx = 4

interface Drag {
  readonly pointerId: number
  readonly button: number
  readonly from: Point
  readonly does: 'pan' | 'measure' | 'zoom'
  lastXPx: number
  moved: boolean
}

const ownControl = 'button, [role="slider"]'
const overControl = ({ target }: Event): boolean => target instanceof Element && target.closest(ownControl) !== null

/** Listens on an element until the returned function is called. */
export function attachGestures(element: HTMLElement, verbs: GestureVerbs): () => void {
  const wheel = new WheelPolicy()
  const ending = new AbortController()
  const touches = new Map<number, Point>()
  let drag: Drag | null = null

  const pointOf = (event: MouseEvent): Point => {
    const origin = verbs.origin()
    return { xPx: event.clientX - origin.xPx, yPx: event.clientY - origin.yPx }
  }

  const onWheel = (event: WheelEvent): void => {
    const verb = wheel.read(event, verbs.wheel())
    if (verb.kind === 'scroll') return
    event.preventDefault()
    if (verb.kind === 'scroll-by') verbs.scrollLanes(verb.byPx)
    if (verb.kind === 'pan') verbs.pan(verb.byPx)
    if (verb.kind === 'zoom') verbs.zoom(verb.factor, pointOf(event).xPx)
  }

  const onDown = (event: PointerEvent): void => {
    const from = pointOf(event)
    if (event.pointerType === 'touch') touches.set(event.pointerId, from)
    if (event.button > 1 || drag !== null || overControl(event)) return
    const pans = event.button === 1 || event.shiftKey || event.pointerType === 'touch'
    const does = pans ? 'pan' : from.yPx < 0 ? 'zoom' : 'measure'
    drag = { pointerId: event.pointerId, button: event.button, from, does, lastXPx: from.xPx, moved: false }
  }

  const onMove = (event: PointerEvent): void => {
    const point = pointOf(event)
    if (touches.size === 2 && touches.has(event.pointerId)) return pinch(event.pointerId, point)
    if (drag === null || drag.pointerId !== event.pointerId) return verbs.hover(overControl(event) ? null : point)
    if (!drag.moved) {
      if (drag.from.xPx < 0 || Math.abs(point.xPx - drag.from.xPx) < dragThresholdPx) return
      drag.moved = true
      element.setPointerCapture(event.pointerId)
      element.classList.toggle('dragging', drag.does === 'pan')
    }
    if (drag.does === 'pan') verbs.pan(drag.lastXPx - point.xPx)
    else stretch(drag, point, event.altKey, false)
    drag.lastXPx = point.xPx
    verbs.hover(point)
  }

  const stretch = ({ does, from }: Drag, to: Point, free: boolean, done: boolean): void => {
    const marked = { fromPx: from.xPx, toPx: to.xPx, done }
    if (does === 'zoom') verbs.zoomTo(marked)
    else verbs.measure({ ...marked, fromYPx: from.yPx, toYPx: to.yPx, free })
  }

  const takeBack = ({ does }: Drag): void => {
    if (does === 'zoom') verbs.zoomTo(null)
    if (does === 'measure') verbs.measure(null)
  }

  const pinch = (pointerId: number, point: Point): void => {
    const before = [...touches.values()].map((touch) => touch.xPx)
    touches.set(pointerId, point)
    const after = [...touches.values()].map((touch) => touch.xPx)
    const middle = (xs: number[]): number => ((xs[0] ?? 0) + (xs[1] ?? 0)) / 2
    const apart = (xs: number[]): number => Math.max(10, Math.abs((xs[0] ?? 0) - (xs[1] ?? 0)))
    verbs.zoom(apart(after) / apart(before), middle(after))
    verbs.pan(middle(before) - middle(after))
    if (drag !== null) drag.moved = true
  }

  const onUp = (event: PointerEvent): void => {
    touches.delete(event.pointerId)
    if (drag === null || drag.pointerId !== event.pointerId) return
    const ended = drag
    drag = null
    element.classList.remove('dragging')
    if (event.type === 'pointercancel') return ended.moved ? takeBack(ended) : undefined
    if (!ended.moved) return ended.button === 0 ? verbs.choose(pointOf(event)) : undefined
    if (ended.does !== 'pan') stretch(ended, pointOf(event), event.altKey, true)
  }

  const onLeave = (event: PointerEvent): void => {
    if (drag === null) verbs.hover(null)
    else if (!drag.moved && drag.pointerId === event.pointerId) drag = null
  }

  const onDoubleClick = (event: MouseEvent): void => {
    if (!overControl(event)) verbs.chooseTwice(pointOf(event))
  }

  /** Escape takes back what is being dragged, and nothing else. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || drag?.moved !== true) return
    event.stopPropagation()
    element.classList.remove('dragging')
    takeBack(drag)
    drag = null
  }

  const { signal } = ending
  element.addEventListener('wheel', onWheel, { passive: false, signal })
  element.addEventListener('pointerdown', onDown, { signal })
  element.addEventListener('pointermove', onMove, { signal })
  element.addEventListener('pointerup', onUp, { signal })
  element.addEventListener('pointercancel', onUp, { signal })
  element.addEventListener('pointerleave', onLeave, { signal })
  element.addEventListener('dblclick', onDoubleClick, { signal })
  window.addEventListener('keydown', onKey, { capture: true, signal })
  // The middle button would otherwise begin the browser's own scrolling.
  element.addEventListener('mousedown', (event) => event.button === 1 && event.preventDefault(), { signal })
  return () => ending.abort()
}
