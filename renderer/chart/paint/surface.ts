// The canvas under the chart: the only place that knows device pixels; everything else counts in CSS pixels.

export class Surface {
  readonly context: CanvasRenderingContext2D
  #scale = 1
  #widthPx = 0
  #heightPx = 0

  constructor(private readonly canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('This canvas gives no 2D context')
    this.context = context
  }

  get widthPx(): number {
    return this.#widthPx
  }

  get heightPx(): number {
    return this.#heightPx
  }

  /** The thinnest line that is whole device pixels and still at least about one CSS pixel wide. */
  get hairPx(): number {
    return Math.max(1, Math.round(this.#scale)) / this.#scale
  }

  /** Covers at least this box. Its own size is a whole number of device pixels, so that nothing is resampled. */
  fit(widthPx: number, heightPx: number, scale: number): void {
    if (widthPx === this.#widthPx && heightPx === this.#heightPx && scale === this.#scale) return
    this.#widthPx = widthPx
    this.#heightPx = heightPx
    this.#scale = scale
    const columns = Math.ceil(widthPx * scale)
    const rows = Math.ceil(heightPx * scale)
    this.canvas.width = columns
    this.canvas.height = rows
    this.canvas.style.width = `${columns / scale}px`
    this.canvas.style.height = `${rows / scale}px`
  }

  /** Empties the canvas and sets its unit to the CSS pixel. */
  clear(): void {
    this.context.setTransform(1, 0, 0, 1, 0, 0)
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height)
    this.context.setTransform(this.#scale, 0, 0, this.#scale, 0, 0)
  }

  /** The edge between device pixels that is nearest to a position. */
  snapPx(px: number): number {
    return Math.round(px * this.#scale) / this.#scale
  }

  /** A pattern that repeats what was drawn into one tile, in CSS pixels and as sharp as the surface. */
  tile(widthPx: number, heightPx: number, draw: (context: CanvasRenderingContext2D) => void): CanvasPattern {
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(widthPx * this.#scale)
    canvas.height = Math.round(heightPx * this.#scale)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('A tile gives no 2D context')
    context.scale(canvas.width / widthPx, canvas.height / heightPx)
    draw(context)
    const pattern = this.context.createPattern(canvas, 'repeat')
    if (pattern === null) throw new Error('A tile makes no pattern')
    pattern.setTransform(new DOMMatrix().scale(widthPx / canvas.width, heightPx / canvas.height))
    return pattern
  }
}

/** Calls back whenever the number of device pixels to a CSS pixel has changed; returns the end of watching. */
export function watchScale(onChange: () => void): () => void {
  let query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
  const listener = (): void => {
    query.removeEventListener('change', listener)
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', listener)
    onChange()
  }
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
