// Keeps the surface above the lanes, which shares the lanes' axis: the rulers, and the line of how many were in.

import type { Summary } from '../../analysis/summary'
import { clockJumpsOf } from '../../timeline/axis/clock-jumps'
import { concurrencyLineOf } from '../../timeline/axis/concurrency-line'
import { ticksOf } from '../../timeline/axis/ticks'
import type { Zone } from '../../clock/zone'
import { labelFont } from './label-font'
import * as axis from './paint-axis'
import type { Painted } from './painter'
import { Surface } from './surface'

export interface AxisInput extends Painted {
  readonly zone: Zone
  /** The clock of the upper one of two rulers; null for one ruler. */
  readonly second: Zone | null
  /** Null while it is worked out. */
  readonly summary: Summary | null
  /** Whether the line of how many were in is shown. */
  readonly hasBand: boolean
}

export class AxisPainter {
  readonly #surface: Surface
  #painted: AxisInput | null = null

  constructor(canvas: HTMLCanvasElement) {
    this.#surface = new Surface(canvas)
  }

  /** Paints when something of it has changed: scrolling the lanes changes nothing here. */
  paint(input: AxisInput): void {
    if (this.#painted !== null && looksAlike(this.#painted, input)) return
    this.#painted = input
    const surface = this.#surface
    const rulersPx = input.second === null ? axis.rulerPx : 2 * axis.rulerPx
    surface.fit(input.scene.view.widthPx, rulersPx + (input.hasBand ? axis.bandCanvasPx : 0), devicePixelRatio)
    surface.clear()
    surface.context.font = labelFont(input.theme)
    this.#paintRulers(input, rulersPx)
    if (!input.hasBand) return
    surface.context.translate(0, surface.snapPx(rulersPx))
    this.#paintBand(input)
  }

  #paintRulers({ scene, second, theme, brushes, charPx }: AxisInput, bottomPx: number): void {
    const surface = this.#surface
    const topPx = bottomPx - axis.rulerPx
    if (second !== null) {
      axis.paintRuler(surface, ticksOf(scene.view, second, charPx), theme, 0, 'dim')
      axis.paintJumps(surface, clockJumpsOf(scene.view, second), axis.dateLinePx, topPx, theme)
    }
    axis.paintRuler(surface, scene.ticks, theme, topPx)
    axis.paintJumps(surface, scene.clockJumps, topPx + axis.dateLinePx, bottomPx, theme)
    axis.paintTears(surface, scene.breaks, bottomPx, theme, brushes)
  }

  #paintBand({ scene, summary, theme, brushes }: AxisInput): void {
    const surface = this.#surface
    const line = summary && concurrencyLineOf({ ...summary, view: scene.view, heightPx: axis.bandLinePx })
    if (line !== null) axis.paintLine(surface, line, axis.bandCanvasPx, theme, brushes)
    for (const { leftPx, rightPx } of scene.breaks)
      axis.hatchBreak(surface, leftPx, rightPx, axis.bandCanvasPx, brushes)
    axis.paintJumps(surface, scene.clockJumps, 0, axis.bandCanvasPx, theme)
    if (line !== null) axis.paintPeak(surface, line, axis.bandCanvasPx, theme)
  }
}

function looksAlike(one: AxisInput, other: AxisInput): boolean {
  return (
    one.scene.view === other.scene.view &&
    one.zone === other.zone &&
    one.second === other.second &&
    one.summary === other.summary &&
    one.hasBand === other.hasBand &&
    one.theme === other.theme &&
    one.brushes === other.brushes
  )
}
