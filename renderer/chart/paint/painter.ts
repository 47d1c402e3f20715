// Keeps what painting needs from frame to frame: its surfaces, the theme, its brushes, and the scene that was painted last.

import { hit, type Hit } from '../../timeline/scene/hit'
import { sceneOf, type Scene, type SceneInput } from '../../timeline/scene/scene'
import type { Point } from '../../state/view/view.svelte'
import { brushesFor, type Brushes } from './brushes'
import { labelCharPx, labelFont } from './label-font'
import { paintLanes, paintPinned } from './paint'
import { Surface } from './surface'
import { readTheme, type Theme } from './theme'

/** Painted above and below what shows, as the browser may scroll a frame ahead of us. */
const restOverscanPx = 72

export interface Painted {
  readonly scene: Scene
  readonly theme: Theme
  readonly brushes: Brushes
  /** The widest a character of a label gets. */
  readonly charPx: number
}

export class Painter {
  readonly #lanes: Surface
  readonly #pinned: Surface
  #theme: Theme
  #brushes: Brushes | null = null
  #charPx = 0
  #scene: Scene | null = null

  constructor(
    private readonly root: Element,
    private readonly lanesCanvas: HTMLCanvasElement,
    pinnedCanvas: HTMLCanvasElement
  ) {
    this.#lanes = new Surface(lanesCanvas)
    this.#pinned = new Surface(pinnedCanvas)
    this.#theme = readTheme(root)
  }

  /** To be called when colours, font or scale have changed. */
  forgetTheme(): void {
    this.#theme = readTheme(this.root)
    this.#brushes = null
  }

  /** Answers what else is to be painted with the same scene and look. While time moves the lanes do not, and no more of them is painted than shows. */
  paint(input: Omit<SceneInput, 'charPx' | 'overscanPx'>, isMoving: boolean): Painted {
    const { view, heightPx, scrollPx } = input
    const overscanPx = isMoving ? 0 : restOverscanPx
    this.#lanes.fit(view.widthPx, heightPx + 2 * overscanPx, devicePixelRatio)
    this.#brushes ??= this.#prepare()
    this.#scene = sceneOf({ ...input, overscanPx, charPx: this.#charPx })
    this.lanesCanvas.style.transform = `translateY(${scrollPx - overscanPx}px)`
    paintLanes(this.#lanes, this.#scene, this.#theme, this.#brushes)
    this.#paintPinned(this.#scene, this.#brushes)
    return { scene: this.#scene, theme: this.#theme, brushes: this.#brushes, charPx: this.#charPx }
  }

  /** What was painted at a point of the plot. */
  hitAt({ xPx, yPx }: Point): Hit | null {
    return this.#scene === null ? null : hit(this.#scene, xPx, yPx)
  }

  #paintPinned(scene: Scene, brushes: Brushes): void {
    this.#pinned.fit(scene.pinnedHeightPx === 0 ? 0 : scene.view.widthPx, scene.pinnedHeightPx, devicePixelRatio)
    if (scene.pinnedHeightPx > 0) paintPinned(this.#pinned, scene, this.#theme, brushes)
  }

  #prepare(): Brushes {
    this.#lanes.context.font = labelFont(this.#theme)
    this.#charPx = labelCharPx(this.#theme)
    return brushesFor(this.#lanes, this.#theme)
  }
}
