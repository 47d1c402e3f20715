// Writes spans into columns, one after the other, without knowing how many there will be.

import type { Ms } from '../../electron/shared/session'
import type { Spans, SpanTable } from './spans'

export class SpanWriter {
  #startMs: Float64Array
  #endMs: Float64Array
  #size = 0
  /** Where the row of spans begins that is being written. */
  #from = 0
  readonly #first: Uint32Array
  #rows = 0

  /** `rows`: of how many participants there will be spans; `room`: how many spans there may be before room is made for more. */
  constructor(rows = 0, room = 16) {
    this.#first = new Uint32Array(rows + 1)
    this.#startMs = new Float64Array(room)
    this.#endMs = new Float64Array(room)
  }

  /** A span as it is, after the end of those before it. */
  append(startMs: Ms, endMs: Ms): void {
    if (this.#size === this.#startMs.length) this.#grow()
    this.#startMs[this.#size] = startMs
    this.#endMs[this.#size] = endMs
    this.#size++
  }

  /** A span that starts no earlier than those before it in its row: it becomes one with what it touches. */
  unite(startMs: Ms, endMs: Ms): void {
    const last = this.#size - 1
    const lastMs = this.#endMs[last] ?? 0
    if (last < this.#from || startMs > lastMs) this.append(startMs, endMs)
    else if (endMs > lastMs) this.#endMs[last] = endMs
  }

  /** What was written of the row so far, valid until more is. */
  row(): Spans {
    return { startMs: this.#startMs, endMs: this.#endMs, from: this.#from, to: this.#size }
  }

  /** The spans after this are those of the next participant. */
  endRow(): void {
    this.#from = this.#size
    this.#first[++this.#rows] = this.#size
  }

  #grow(): void {
    this.#startMs = widened(this.#startMs)
    this.#endMs = widened(this.#endMs)
  }

  /** All that was written, of everybody. */
  table(): SpanTable {
    const { startMs, endMs } = this.spans()
    return { first: this.#first, startMs, endMs }
  }

  /** All that was written, as one run. */
  spans(): Spans {
    const to = this.#size
    const whole = to === this.#startMs.length
    const startMs = whole ? this.#startMs : this.#startMs.slice(0, to)
    const endMs = whole ? this.#endMs : this.#endMs.slice(0, to)
    return { startMs, endMs, from: 0, to }
  }
}

function widened(column: Float64Array): Float64Array {
  const wider = new Float64Array(2 * column.length)
  wider.set(column)
  return wider
}
