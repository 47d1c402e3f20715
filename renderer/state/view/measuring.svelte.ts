// What is measured: a stretch of time that is marked out by a drag, or between two moments that the crosshair was at.

import type { Ms, Span } from '../../../electron/shared/session'
import type { Snap } from '../../timeline/scene/snapping'

export class Measuring {
  #ended: Span | null = $state.raw(null)
  #fromMs: Ms | null = $state(null)
  #snaps: readonly Snap[] = $state.raw([])
  #byStep = false
  /** Takes back the drag that is under way. */
  #undo: (() => void) | null = null
  /** From the earlier to the later end, in whole ms; while measuring is not ended, up to the crosshair. */
  readonly span: Span | null = $derived.by(() => {
    const toMs = this.instantMs()
    return this.#fromMs === null || toMs === null ? this.#ended : between(this.#fromMs, toMs)
  })
  /** The join or leave that each end was put at, for as long as it is there. */
  readonly startSnap: Snap | null = $derived(this.#snapAt(this.span?.startMs))
  readonly endSnap: Snap | null = $derived(this.#snapAt(this.span?.endMs))

  /** `instantMs` answers where the crosshair is. */
  constructor(private readonly instantMs: () => Ms | null) {}

  get isOpen(): boolean {
    return this.#fromMs !== null
  }

  /** Begins at a moment; `byStep`: the first step that does not measure ends it. */
  begin(ms: Ms, byStep = false): void {
    this.#fromMs = Math.round(ms)
    this.#byStep = byStep
  }

  end(): void {
    this.set(this.span)
  }

  endSteps(): void {
    if (this.#byStep) this.end()
  }

  /** Measures a stretch that is marked out by a drag, which ends with `done`. */
  drag(span: Span, done: boolean, ...snaps: readonly (Snap | null)[]): void {
    this.#undo ??= this.#asItIs()
    this.set(span, ...snaps)
    if (done) this.#undo = null
  }

  /** The drag that is under way is not to have happened: what was measured before is measured again. */
  takeBack(): void {
    this.#undo?.()
    this.#undo = null
  }

  /** Measures a stretch, given by its ends in any order; null: nothing any more. `snaps` say what an end was put at. */
  set(span: Span | null, ...snaps: readonly (Snap | null)[]): void {
    const ended = span === null ? null : between(span.startMs, span.endMs)
    this.#fromMs = null
    this.#byStep = false
    this.#ended = ended
    this.#snaps = [...this.#snaps, ...snaps]
      .filter((snap) => snap !== null)
      .filter(({ ms }) => ms === ended?.startMs || ms === ended?.endMs)
      .slice(-4)
  }

  #asItIs(): () => void {
    const [ended, fromMs, snaps, byStep] = [this.#ended, this.#fromMs, this.#snaps, this.#byStep]
    return () => {
      this.#ended = ended
      this.#fromMs = fromMs
      this.#snaps = snaps
      this.#byStep = byStep
    }
  }

  #snapAt(ms: Ms | undefined): Snap | null {
    return this.#snaps.findLast((snap) => snap.ms === ms) ?? null
  }
}

function between(oneMs: Ms, otherMs: Ms): Span {
  return { startMs: Math.round(Math.min(oneMs, otherMs)), endMs: Math.round(Math.max(oneMs, otherMs)) }
}
