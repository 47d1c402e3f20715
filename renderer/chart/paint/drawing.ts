// What a frame of the chart does: paints what has changed since the last one, then lets the chart look at what is painted.

import type { Summary } from '../../analysis/summary'
import type { Activity } from '../../state/page/activity'
import type { Point } from '../../state/view/view.svelte'
import type { Hit } from '../../timeline/scene/hit'
import type { SceneInput } from '../../timeline/scene/scene'
import type { Zone } from '../../clock/zone'
import { AxisPainter } from './axis-painter'
import { Painter } from './painter'
import { Redraw } from '../../state/page/redraw'

export interface DrawingInput extends Omit<SceneInput, 'charPx' | 'overscanPx'> {
  /** The clock of the upper one of two rulers; null for one ruler. */
  readonly second: Zone | null
  /** Null while it is worked out. */
  readonly summary: Summary | null
  readonly hasBand: boolean
  /** The time on screen is panned or zoomed just now. */
  readonly isMoving: boolean
}

export interface Canvases {
  readonly axis: HTMLCanvasElement
  readonly lanes: HTMLCanvasElement
  readonly pinned: HTMLCanvasElement
}

export class Drawing {
  readonly #painter: Painter
  readonly #axisPainter: AxisPainter
  readonly #redraw: Redraw
  #stale = true

  /** `input` tells what to paint when a frame comes; `afterwards` is called at the end of every frame. */
  constructor(
    root: Element,
    canvases: Canvases,
    activity: Activity,
    private readonly input: () => DrawingInput,
    private readonly afterwards: () => void
  ) {
    this.#painter = new Painter(root, canvases.lanes, canvases.pinned)
    this.#axisPainter = new AxisPainter(canvases.axis)
    this.#redraw = new Redraw(activity, () => this.#frame())
  }

  /** Asks for a frame that paints. */
  repaint(): void {
    this.#stale = true
    this.look()
  }

  /** Asks for a frame, which paints only when something has asked for that. */
  look(): void {
    this.#redraw.request()
  }

  /** To be called when colours, font or scale have changed. */
  forgetTheme(): void {
    this.#painter.forgetTheme()
    this.repaint()
  }

  /** What was painted at a point of the plot. */
  hitAt(point: Point): Hit | null {
    return this.#painter.hitAt(point)
  }

  cancel(): void {
    this.#redraw.cancel()
  }

  #frame(): void {
    if (this.#stale) {
      this.#stale = false
      const { second, summary, hasBand, isMoving, ...input } = this.input()
      this.#axisPainter.paint({ ...this.#painter.paint(input, isMoving), zone: input.zone, second, summary, hasBand })
    }
    this.afterwards()
  }
}
