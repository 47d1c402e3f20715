// Paints the whole session on its strip: what deserves a look, how many were in, what is folded, the session's limits and the user's marks.

import type { TimeMark } from '../../../electron/shared/mark'
import type { Summary } from '../../analysis/summary'
import { breaksOf } from '../../timeline/axis/breaks'
import { concurrencyLineOf } from '../../timeline/axis/concurrency-line'
import type { SessionLimits } from '../../timeline/scene/scene'
import { tickPx, type FindingTick } from '../../timeline/axis/finding-ticks'
import { xOf, type Viewport } from '../../timeline/axis/viewport'
import { foldedBrush, unsureBrush } from './brushes'
import { hatchBreak, paintLine } from './paint-axis'
import type { Surface } from './surface'
import type { Theme } from './theme'

export const minimapPx = 48
const curvePx = 32
/** Ticks hang from the strip's upper edge, clear of the curve. */
const tickTopPx = 2
const tickHeightPx = 10
const markPx = 2
/** A span that is marked is a line along the lower edge, from its beginning to its end. */
const spanPx = 3

export interface MinimapInput {
  readonly whole: Viewport
  /** Null while it is worked out. */
  readonly summary: Summary | null
  readonly limits: SessionLimits
  readonly marks: readonly TimeMark[]
  readonly ticks: readonly FindingTick[]
}

export function paintMinimap(
  surface: Surface,
  { whole, summary, limits, marks, ticks }: MinimapInput,
  theme: Theme
): void {
  surface.fit(whole.widthPx, minimapPx, devicePixelRatio)
  surface.clear()
  const { context, hairPx } = surface
  const line = summary && concurrencyLineOf({ ...summary, view: whole, heightPx: curvePx })
  if (line !== null) paintLine(surface, line, minimapPx, theme, { unsure: unsureBrush(surface, theme) })
  const folded = foldedBrush(surface, theme)
  for (const { leftPx, rightPx } of breaksOf(whole, Infinity))
    hatchBreak(surface, leftPx, rightPx, minimapPx, { folded })
  context.fillStyle = theme.limit
  for (const ms of [limits.startMs, limits.endMs, limits.fetchedMs])
    if (ms !== null) context.fillRect(surface.snapPx(xOf(whole, ms)), 0, hairPx, minimapPx)
  paintTicks(surface, ticks, theme)
  context.fillStyle = theme.text
  for (const { startMs, endMs } of marks) {
    const leftPx = surface.snapPx(xOf(whole, startMs))
    context.fillRect(leftPx, 0, markPx, minimapPx)
    if (endMs !== null) context.fillRect(leftPx, minimapPx - spanPx, xOf(whole, endMs) - leftPx, spanPx)
  }
}

/** A drop is a block in the colour of doubt, an error one in its own on the upper half, a data note a corner below them. */
function paintTicks({ context }: Surface, ticks: readonly FindingTick[], theme: Theme): void {
  for (const { what, leftPx } of ticks) {
    context.fillStyle = what === 'error' ? theme.error : theme.doubt
    if (what === 'drop') context.fillRect(leftPx, tickTopPx, tickPx, tickHeightPx)
    else if (what === 'error') context.fillRect(leftPx, tickTopPx, tickPx, tickHeightPx / 2)
    else {
      const topPx = tickTopPx + tickHeightPx + 1
      context.beginPath()
      context.moveTo(leftPx - 1, topPx)
      context.lineTo(leftPx + tickPx + 1, topPx)
      context.lineTo(leftPx + tickPx / 2, topPx + 4)
      context.fill()
    }
  }
}
