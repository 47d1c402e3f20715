// The marks that the user made in the open session: named moments and spans.

import type { Span } from '../../../electron/shared/session'
import { longestMarkName, mostMarks, type TimeMark } from '../../../electron/shared/mark'
import { freeName, marksWithout } from './mark-lists'

/** Marks by time. Whoever keeps them is told of every change. */
export class MarkBook {
  #all: readonly TimeMark[] = $state.raw([])
  #removed: TimeMark | null = $state.raw(null)
  /** The mark that was chosen last, for the chart and the list to show. */
  selectedId: string | null = $state(null)
  /** The mark at which the roll call stays; null while it follows the crosshair. */
  rollCallId: string | null = $state(null)
  /** The mark from which relative time counts; null for the session's start. */
  originId: string | null = $state(null)
  readonly selected: TimeMark | null = $derived(this.find(this.selectedId))
  readonly rollCall: TimeMark | null = $derived(this.find(this.rollCallId))
  readonly origin: TimeMark | null = $derived(this.find(this.originId))

  constructor(
    marks: readonly TimeMark[],
    private readonly onchange: () => void
  ) {
    this.#all = byTime(marks)
  }

  get all(): readonly TimeMark[] {
    return this.#all
  }

  /** The mark that was removed last, until the marks change in another way. */
  get removed(): TimeMark | null {
    return this.#removed
  }

  find(id: string | null): TimeMark | null {
    return this.#all.find((mark) => mark.id === id) ?? null
  }

  /** Marks a span, or a moment when it has no length, and selects the mark; null when there are too many already. */
  add(span: Span): TimeMark | null {
    if (this.#all.length >= mostMarks) return null
    const startMs = Math.round(span.startMs)
    const endMs = Math.round(span.endMs)
    const mark = { id: crypto.randomUUID(), name: freeName(this.#all), startMs, endMs: endMs > startMs ? endMs : null }
    this.#change([...this.#all, mark])
    this.selectedId = mark.id
    return mark
  }

  /** Takes marks from elsewhere beside those that are here; of two with one id the one that is here stays. Answers those that found no room. */
  join(others: readonly TimeMark[]): readonly TimeMark[] {
    const more = marksWithout(others, this.#all)
    const fitting = more.slice(0, mostMarks - this.#all.length)
    if (fitting.length > 0) this.#all = byTime([...this.#all, ...fitting])
    return more.slice(fitting.length)
  }

  rename(id: string, name: string): void {
    const words = name.trim().slice(0, longestMarkName)
    if (words !== '') this.#change(this.#all.map((mark) => (mark.id === id ? { ...mark, name: words } : mark)))
  }

  remove(id: string): void {
    const removed = this.find(id)
    this.#change(this.#all.filter((mark) => mark.id !== id))
    this.#removed = removed
  }

  /** Takes back the last removal, and selects the mark; null when there is none, or too many marks have come instead. */
  restore(): TimeMark | null {
    const mark = this.#removed
    if (mark === null || this.#all.length >= mostMarks) return null
    this.#change([...this.#all, mark])
    this.selectedId = mark.id
    return mark
  }

  #change(marks: readonly TimeMark[]): void {
    this.#all = byTime(marks)
    this.#removed = null
    this.onchange()
  }
}

function byTime(marks: readonly TimeMark[]): readonly TimeMark[] {
  return [...marks].sort((a, b) => a.startMs - b.startMs)
}

/** The stretch that a mark covers; of a moment one without a length. */
export function spanOfMark({ startMs, endMs }: TimeMark): Span {
  return { startMs, endMs: endMs ?? startMs }
}
