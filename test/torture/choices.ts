// What a generator decides, as a tape of numbers: the same tape makes the same body, a changed one a body much like it.

import type { Random } from '../videosdk/random'

/** Numbers from 0 (included) to 1 (excluded), one for each decision. 0 is always the plainest choice. */
export type Tape = readonly number[]

export class Choices {
  readonly #tape: Tape
  readonly #beyond: Random | null
  readonly #taken: number[] = []

  /** Beyond the end of the tape chance decides, or with null the plainest choice is made. */
  constructor(tape: Tape, beyond: Random | null) {
    this.#tape = tape
    this.#beyond = beyond
  }

  /** The decisions made so far. */
  get taken(): Tape {
    return this.#taken
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    const value = this.#tape[this.#taken.length] ?? this.#beyond?.next() ?? 0
    this.#taken.push(value)
    return value
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() >= 1 - probability
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.whole(0, choices.length - 1)] ?? choices[0]
  }

  /** One of several ways to go on; only that one is gone. */
  either<T>(ways: readonly [() => T, ...(() => T)[]]): T {
    return this.pick(ways)()
  }

  /** From `least` to `most` of what `make` makes. */
  several<T>(least: number, most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.whole(least, most) }, (_, index) => make(index))
  }
}

/** A tape in; one with some decisions changed, left out, doubled or taken from another tape out. */
export function mutated(tape: Tape, other: Tape, chance: Random): Tape {
  const changed = [...tape]
  for (let edits = chance.whole(1, 6); edits > 0; edits--) {
    const at = chance.whole(0, Math.max(0, changed.length - 1))
    const length = chance.whole(1, 12)
    const way = chance.next()
    if (way < 0.5) changed[at] = chance.next()
    else if (way < 0.6) changed[at] = chance.pick([0, 0.5, 0.999_999])
    else if (way < 0.7) changed.splice(at, length)
    else if (way < 0.85) changed.splice(at, 0, ...changed.slice(at, at + length))
    else changed.splice(at, length, ...other.slice(at, at + 4 * length))
  }
  return changed
}

/** A tape that `fails` in; a shorter or plainer one that still does out, after at most so many tries. */
export function shrunk(tape: Tape, fails: (tape: Tape) => boolean, tries = 400): Tape {
  let best = tape
  let left = tries
  const attempt = (candidate: Tape): boolean => {
    if (left <= 0) return false
    left -= 1
    const better = fails(candidate)
    if (better) best = candidate
    return better
  }
  for (let size = Math.ceil(tape.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length; at += size) {
      const without = [...best.slice(0, at), ...best.slice(at + size)]
      const plain = best.map((value, index) => (index >= at && index < at + size ? 0 : value))
      if (attempt(without)) at -= size
      else if (plain.some((value, index) => value !== best[index])) attempt(plain)
    }
  }
  return best
}
