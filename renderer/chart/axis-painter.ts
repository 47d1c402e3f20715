// Keeps the two surfaces above the lanes, which share the lanes' axis: the rulers, and the line of how many were in.

import type { Summary } from '../analysis/summary'
import { clockJumpsOf } from '../timeline/clock-jumps'
import { concurrencyLineOf } from '../timeline/concurrency-line'
import { ticksOf } from '../timeline/ticks'
import type { Zone } from '../timeline/zone'
import * as axis from './paint-axis'
import type { Painted } from './painter'
import { Surface } from './surface'
import type { Theme } from './theme'

export interface AxisInput extends Painted {
  /** The clock of the upper one of two rulers; null for one ruler. */
  readonly second: Zone | null
  readonly summary: Summary
}

export class AxisPainter {
  readonly #rulers: Surface
  readonly #band: Surface

  constructor(rulers: HTMLCanvasElement, band: HTMLCanvasElement) {
    this.#rulers = new Surface(rulers)
    this.#band = new Surface(band)
  }

  paint(input: AxisInput): void {
    this.#paintRulers(input)
    this.#paintBand(input)
  }

  #paintRulers({ scene, second, theme, brushes, charPx }: AxisInput): void {
    const surface = this.#rulers
    const topPx = second === null ? 0 : axis.rulerPx
    begin(surface, scene.view.widthPx, topPx + axis.rulerPx, theme)
    if (second !== null) {
      axis.paintRuler(surface, ticksOf(scene.view, second, charPx), theme, 0)
      axis.paintJumps(surface, clockJumpsOf(scene.view, second), 0, topPx, theme)
    }
    axis.paintRuler(surface, scene.ticks, theme, topPx)
    axis.paintJumps(surface, scene.clockJumps, topPx, surface.heightPx, theme)
    axis.paintTears(surface, scene.breaks, theme, brushes)
  }

  #paintBand({ scene, summary, theme, brushes }: AxisInput): void {
    const surface = this.#band
    const { view } = scene
    begin(surface, view.widthPx, axis.bandCanvasPx, theme)
    const { concurrency, peakAtLeast } = summary
    const line = concurrencyLineOf({ concurrency, view, heightPx: axis.bandLinePx, peakAtLeast })
    axis.paintLine(surface, line, theme)
    for (const { leftPx, rightPx } of scene.breaks)
      axis.hatchBreak(surface, leftPx, rightPx, axis.bandCanvasPx, brushes)
    axis.paintJumps(surface, scene.clockJumps, 0, axis.bandCanvasPx, theme)
    axis.paintPeak(surface, line, theme)
  }
}

function begin(surface: Surface, widthPx: number, heightPx: number, theme: Theme): void {
  surface.fit(widthPx, heightPx, devicePixelRatio)
  surface.clear()
  surface.context.font = axis.labelFont(theme)
}
