// Where the user's marks stand over the lanes: a flag for each, one for several that would cover each other, their lines and brackets.

import type { TimeMark } from '../../../electron/shared/mark'
import { formatCount } from '../../clock/format'
import type { Taken } from './jump-flags'
import { xOf, type Viewport } from './viewport'

/** One flag: of a mark, or of several that stand too close to be told apart. */
export interface Flag {
  readonly marks: readonly TimeMark[]
  /** Of its pole, from the plot's left edge; that of a span which began before the view is the edge itself. */
  readonly xPx: number
  /** How much room there is up to the next flag or the plot's right edge. */
  readonly roomPx: number
}

/** The stretch of a span that is on screen; an end that is not has no tick. */
export interface Bracket {
  readonly mark: TimeMark
  readonly fromPx: number
  readonly toPx: number
  readonly begins: boolean
  readonly ends: boolean
}

/** With less room than this a flag has no words. */
const leastWordsPx = 44
const barePx = 12
export const mostFlagPx = 160
/** Between a flag and the next one. */
export const flagGapPx = 3
/** Its padding and its pole. */
const flagFramePx = 11
/** Flags whose poles are closer than this become one. */
export const leastApartPx = 14

/** The flags of the marks in view, from left to right. Marks come by time. */
export function flagsOf(marks: readonly TimeMark[], view: Viewport): readonly Flag[] {
  const poles: { readonly xPx: number; readonly marks: TimeMark[] }[] = []
  for (const mark of marks) {
    if (!isInView(mark, view)) continue
    const xPx = Math.max(0, xOf(view, mark.startMs))
    const last = poles.at(-1)
    if (last !== undefined && xPx - last.xPx < leastApartPx) last.marks.push(mark)
    else poles.push({ xPx, marks: [mark] })
  }
  return poles.map((pole, index) => ({ ...pole, roomPx: (poles[index + 1]?.xPx ?? view.widthPx) - pole.xPx }))
}

/** What a flag says: the name of its mark, or how many it stands for. */
export function flagWords({ marks: [first, ...others] }: Flag): string {
  return others.length === 0 ? (first?.name ?? '') : `${formatCount(others.length + 1)} marks`
}

/** A flag with so little room is a pennant without words. */
export function isBare({ roomPx }: Flag): boolean {
  return roomPx < leastWordsPx
}

/** Where flags stand on their line, from how wide words get: none is wider than its room, nor than it may be. */
export function flagsTaken(flags: readonly Flag[], widthOf: (text: string) => number): readonly Taken[] {
  return flags.map((flag) => {
    const mostPx = Math.min(mostFlagPx, flag.roomPx - flagGapPx)
    const widthPx = isBare(flag) ? barePx : Math.min(mostPx, widthOf(flagWords(flag)) + flagFramePx)
    return { leftPx: flag.xPx, rightPx: flag.xPx + widthPx }
  })
}

/** The brackets of the spans in view. */
export function bracketsOf(marks: readonly TimeMark[], view: Viewport): readonly Bracket[] {
  return marks.flatMap((mark) => {
    if (mark.endMs === null || !isInView(mark, view)) return []
    const begins = mark.startMs >= view.startMs
    const ends = mark.endMs <= view.endMs
    const fromPx = begins ? xOf(view, mark.startMs) : 0
    return [{ mark, fromPx, toPx: ends ? xOf(view, mark.endMs) : view.widthPx, begins, ends }]
  })
}

/** The whole px at which lines stand through the lanes: at each moment and at both ends of each span, as far as they are in view. */
export function linesOf(marks: readonly TimeMark[], view: Viewport): readonly number[] {
  const linesPx = new Set<number>()
  for (const { startMs, endMs } of marks) {
    for (const ms of endMs === null ? [startMs] : [startMs, endMs])
      if (ms >= view.startMs && ms <= view.endMs) linesPx.add(Math.round(xOf(view, ms)))
  }
  return [...linesPx].sort((a, b) => a - b)
}

/** The mark that choosing a flag means: of several the one after the one that is chosen already. */
export function nextOfFlag({ marks }: Flag, selectedId: string | null): TimeMark | null {
  const at = marks.findIndex(({ id }) => id === selectedId)
  return marks[(at + 1) % marks.length] ?? null
}

function isInView({ startMs, endMs }: TimeMark, view: Viewport): boolean {
  return startMs <= view.endMs && (endMs ?? startMs) >= view.startMs
}
