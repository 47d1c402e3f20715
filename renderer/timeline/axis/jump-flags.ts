// Where words stand on the axis' line of dates, those of a change of clocks and the crosshair's time: beside their line, clear
// of the dates, and the former of one another.

import type { ClockJump } from './clock-jumps'

/** A stretch of the line on which flags stand, in pixels of the plot. */
export interface Taken {
  readonly leftPx: number
  readonly rightPx: number
}

export interface JumpFlag {
  readonly jump: ClockJump
  /** `clocks −1 h`, or `−1 h` where that has no room. */
  readonly text: string
  readonly leftPx: number
  readonly widthPx: number
}

/** Further from its line than this, words would be taken for another's. */
const reachPx = 100
const betweenPx = 3

/**
 * The jumps on a plot, what is taken of the line on which their flags stand, and how wide a flag gets with a text; the flags
 * out, in the order of the jumps, each as near to the middle of its line as there is room. A jump without room has none.
 */
export function jumpFlagsOf(
  jumps: readonly ClockJump[],
  taken: readonly Taken[],
  plotPx: number,
  widthOf: (text: string) => number
): readonly JumpFlag[] {
  const occupied = [...taken]
  return jumps.flatMap((jump) => {
    for (const text of [jump.words, jump.words.replace('clocks ', '')]) {
      const widthPx = widthOf(text)
      const leftPx = nearestFree(jump.xPx, widthPx, occupied, plotPx)
      if (leftPx === null) continue
      occupied.push({ leftPx, rightPx: leftPx + widthPx })
      return [{ jump, text, leftPx, widthPx }]
    }
    return []
  })
}

/**
 * Where words of a width begin that belong to `xPx`: around it, at an end of the plot or right beside what is taken, whichever
 * is nearest; null when none of these is free and within reach.
 */
export function nearestFree(
  xPx: number,
  widthPx: number,
  taken: readonly Taken[],
  plotPx: number,
  withinPx = reachPx
): number | null {
  const middlePx = xPx - widthPx / 2
  const beside = taken.flatMap(({ leftPx, rightPx }) => [leftPx - betweenPx - widthPx, rightPx + betweenPx])
  const isFree = (leftPx: number) =>
    leftPx >= 0 &&
    leftPx + widthPx <= plotPx &&
    leftPx <= xPx + withinPx &&
    leftPx + widthPx >= xPx - withinPx &&
    taken.every((other) => leftPx >= other.rightPx || leftPx + widthPx <= other.leftPx)
  const free = [middlePx, 0, plotPx - widthPx, ...beside].filter(isFree)
  return free.reduce<number | null>(
    (best, leftPx) => (best === null || Math.abs(leftPx - middlePx) < Math.abs(best - middlePx) ? leftPx : best),
    null
  )
}
