// Where a menu opens: under its button or over it, inside the window, and no higher than there is room.

/** A box in CSS px of the window, as `DOMRect` has it. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** In CSS px from the window's left and top; a menu that needs more than `maxHeightPx` scrolls. */
export interface MenuPlace {
  readonly leftPx: number
  readonly topPx: number
  readonly maxHeightPx: number
}

/** Until it is placed it is as large as its content wants it: with a scrollbar it would be measured too wide. */
export const unplaced: MenuPlace = { leftPx: 0, topPx: 0, maxHeightPx: 100_000 }

const gapPx = 4
const marginPx = 8
/** What a thin scrollbar takes at most. */
const scrollbarPx = 12

/** Places what floats, as large as its content wants it, at a box in the window as that is now; `preferAbove` and `atEnd` as in `placeMenu`. */
export function placeAt(floating: HTMLElement, at: Box, preferAbove = false, atEnd = false): MenuPlace {
  const bordersPx = floating.offsetHeight - floating.clientHeight
  const wanted = { width: floating.offsetWidth, height: floating.scrollHeight + bordersPx }
  return placeMenu(at, wanted, { width: window.innerWidth, height: window.innerHeight }, preferAbove, atEnd)
}

/**
 * Places a menu of a wanted size at a button. It opens over the button when that is preferred or when there alone is room for it; `atEnd`: their
 * right edges meet instead of their left ones.
 */
export function placeMenu(button: Box, wanted: Size, window: Size, preferAbove: boolean, atEnd: boolean): MenuPlace {
  const belowPx = window.height - marginPx - gapPx - button.bottom
  const abovePx = button.top - gapPx - marginPx
  const fits = (roomPx: number) => wanted.height <= roomPx
  const over = preferAbove ? fits(abovePx) || abovePx >= belowPx : !fits(belowPx) && abovePx > belowPx
  const maxHeightPx = Math.max(0, over ? abovePx : belowPx)
  const widthPx = wanted.width + (wanted.height > maxHeightPx ? scrollbarPx : 0)
  const leftPx = atEnd ? button.right - widthPx : button.left
  return {
    leftPx: Math.max(marginPx, Math.min(leftPx, window.width - marginPx - widthPx)),
    topPx: over ? button.top - gapPx - Math.min(wanted.height, maxHeightPx) : button.bottom + gapPx,
    maxHeightPx
  }
}
