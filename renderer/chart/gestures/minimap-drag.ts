// Turns pointer events over the strip of the whole session into a few verbs.

/** What was taken hold of: the window, an edge of it, or the strip beside it. */
export type Grip = 'window' | 'start' | 'end' | 'strip'

/** In CSS px from the strip's left edge; may lie beyond its ends. */
export interface StripDrag {
  readonly grip: Grip
  readonly fromPx: number
  readonly toPx: number
}

export interface StripVerbs {
  /** Something is held, and may be dragged from now on. */
  readonly begin: () => void
  readonly drag: (drag: StripDrag) => void
  /** It was let go after a drag. */
  readonly done: (drag: StripDrag) => void
  /** It was let go where it was taken. */
  readonly click: (drag: StripDrag) => void
  /** The drag is not to have happened. */
  readonly takeBack: () => void
}

const dragThresholdPx = 3

interface Held extends StripDrag {
  readonly pointerId: number
  readonly moved: boolean
}

/** Listens on the strip until the returned function is called; what can be gripped in it says so as `data-grip`. */
export function attachStripDrag(strip: HTMLElement, verbs: StripVerbs): () => void {
  const ending = new AbortController()
  let held: Held | null = null

  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || held !== null) return
    const fromPx = event.clientX - strip.getBoundingClientRect().left
    held = { grip: gripOf(event.target), fromPx, toPx: fromPx, pointerId: event.pointerId, moved: false }
    strip.setPointerCapture(event.pointerId)
    verbs.begin()
  }

  const onMove = (event: PointerEvent): void => {
    if (held?.pointerId !== event.pointerId) return
    const toPx = event.clientX - strip.getBoundingClientRect().left
    const moved = held.moved || Math.abs(toPx - held.fromPx) >= dragThresholdPx
    held = { ...held, toPx, moved }
    if (moved) verbs.drag(held)
  }

  const onUp = (event: PointerEvent): void => {
    if (held?.pointerId !== event.pointerId) return
    const ended = held
    held = null
    if (event.type === 'pointercancel') return ended.moved ? verbs.takeBack() : undefined
    if (ended.moved) verbs.done(ended)
    else verbs.click(ended)
  }

  /** Escape takes back what is being dragged, and nothing else. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || held?.moved !== true) return
    event.stopPropagation()
    held = null
    verbs.takeBack()
  }

  const { signal } = ending
  strip.addEventListener('pointerdown', onDown, { signal })
  strip.addEventListener('pointermove', onMove, { signal })
  strip.addEventListener('pointerup', onUp, { signal })
  strip.addEventListener('pointercancel', onUp, { signal })
  window.addEventListener('keydown', onKey, { capture: true, signal })
  return () => ending.abort()
}

function gripOf(target: EventTarget | null): Grip {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-grip]') : null
  const grip = element?.dataset['grip']
  return grip === 'window' || grip === 'start' || grip === 'end' ? grip : 'strip'
}
