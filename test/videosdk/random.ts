// Seeded randomness: five lines of mulberry32, so that a seed means the same session with every version of every library.

export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  whole: (least: number, most: number) => number
  pick: <T>(choices: readonly T[]) => T
  /** `length` characters of `alphabet`. */
  text: (length: number, alphabet: string) => string
}

/** The sequence that belongs to this seed, always the same. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    pick: (choices) => {
      const choice = choices[whole(0, choices.length - 1)]
      if (choice === undefined) throw new Error('Nothing to pick from')
      return choice
    },
    text: (length, alphabet) => Array.from({ length }, () => alphabet[whole(0, alphabet.length - 1)]).join('')
  }
}
