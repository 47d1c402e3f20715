// Turns wheel and pointer events over the lanes into a few verbs; what the verbs do is decided elsewhere.

import type { Point } from '../state/view.svelte'
import { WheelPolicy } from './wheel'

/** All positions count from the upper left corner of what `origin` answers. */
export interface GestureVerbs {
  readonly origin: () => Point
  /** Moves the view towards later times by a distance on the screen; negative: towards earlier. */
  readonly pan: (byPx: number) => void
  /** Shows `factor` times larger, the instant at `atPx` staying where it is. */
  readonly zoom: (factor: number, atPx: number) => void
  /** The pointer rests over a point, or has left: for a button too, which says itself what it is. */
  readonly hover: (point: Point | null) => void
  /** A click or a tap that was no drag. */
  readonly choose: (point: Point) => void
}

/** A pointer that moves less than this between down and up has clicked, not dragged. */
const dragThresholdPx = 4

interface Drag {
  readonly pointerId: number
  readonly button: number
  readonly from: Point
  lastXPx: number
  moved: boolean
}

const overButton = ({ target }: Event): boolean => target instanceof Element && target.closest('button') !== null

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
    const verb = wheel.read(event)
    if (verb.kind === 'scroll') return
    event.preventDefault()
    if (verb.kind === 'pan') verbs.pan(verb.byPx)
    if (verb.kind === 'zoom') verbs.zoom(verb.factor, pointOf(event).xPx)
  }

  const onDown = (event: PointerEvent): void => {
    const point = pointOf(event)
    if (event.pointerType === 'touch') touches.set(event.pointerId, point)
    if (event.button > 1 || drag !== null) return
    drag = { pointerId: event.pointerId, button: event.button, from: point, lastXPx: point.xPx, moved: false }
  }

  const onMove = (event: PointerEvent): void => {
    const point = pointOf(event)
    if (touches.size === 2 && touches.has(event.pointerId)) return pinch(event.pointerId, point)
    if (drag === null || drag.pointerId !== event.pointerId) return verbs.hover(overButton(event) ? null : point)
    if (!drag.moved) {
      if (drag.from.xPx < 0 || Math.abs(point.xPx - drag.from.xPx) < dragThresholdPx) return
      drag.moved = true
      element.setPointerCapture(event.pointerId)
      element.classList.add('dragging')
    }
    verbs.pan(drag.lastXPx - point.xPx)
    drag.lastXPx = point.xPx
    verbs.hover(point)
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
    const clicked = !drag.moved && drag.button === 0 && event.type === 'pointerup'
    drag = null
    element.classList.remove('dragging')
    if (clicked) verbs.choose(pointOf(event))
  }

  const onLeave = (event: PointerEvent): void => {
    if (drag === null) verbs.hover(null)
    else if (!drag.moved && drag.pointerId === event.pointerId) drag = null
  }

  const { signal } = ending
  element.addEventListener('wheel', onWheel, { passive: false, signal })
  element.addEventListener('pointerdown', onDown, { signal })
  element.addEventListener('pointermove', onMove, { signal })
  element.addEventListener('pointerup', onUp, { signal })
  element.addEventListener('pointercancel', onUp, { signal })
  element.addEventListener('pointerleave', onLeave, { signal })
  // The middle button would otherwise begin the browser's own scrolling.
  element.addEventListener('mousedown', (event) => event.button === 1 && event.preventDefault(), { signal })
  return () => ending.abort()
}
