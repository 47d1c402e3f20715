// The columns of intervals while they are written: typed arrays that grow, so that an interval costs no object.

import type { IntervalTable, Ms } from '../../shared/session'

const firstPlaces = 1024

export class GrowingIntervals {
  length = 0
  startMs = new Float64Array(firstPlaces)
  endMs = new Float64Array(firstPlaces)
  endUnreadable = new Uint8Array(firstPlaces)
  notes = new Uint32Array(firstPlaces)

  /** Adds one; an `endMs` of NaN is not known, and `notes` are bits. */
  add(startMs: Ms, endMs: Ms, endUnreadable = false, notes = 0): void {
    if (this.length === this.startMs.length) this.#grow()
    const row = this.length++
    this.startMs[row] = startMs
    this.endMs[row] = endMs
    this.endUnreadable[row] = endUnreadable ? 1 : 0
    this.notes[row] = notes
  }

  /** Takes those from one on back. */
  cut(from: number): void {
    this.length = from
  }

  /** Adds to the kinds of notes about one, as bits. */
  mark(row: number, notes: number): void {
    this.notes[row] = (this.notes[row] ?? 0) | notes
  }

  /** The columns without the room for more, each on a buffer of its own. */
  finished(): Omit<IntervalTable, 'first'> {
    const { length, startMs, endMs, endUnreadable, notes } = this
    return {
      length,
      startMs: startMs.slice(0, length),
      endMs: endMs.slice(0, length),
      endUnreadable: endUnreadable.slice(0, length),
      notes: notes.slice(0, length)
    }
  }

  #grow(): void {
    const { startMs, endMs, endUnreadable, notes } = this
    const places = 2 * this.length
    this.startMs = new Float64Array(places)
    this.endMs = new Float64Array(places)
    this.endUnreadable = new Uint8Array(places)
    this.notes = new Uint32Array(places)
    this.startMs.set(startMs)
    this.endMs.set(endMs)
    this.endUnreadable.set(endUnreadable)
    this.notes.set(notes)
  }
}
