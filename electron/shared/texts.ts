// Many texts as one: they cross the processes as a single string, and none of them is an object before it is read.

/** The texts of a table, one after the other; that of index `i` goes from `ends[i - 1]` (0 for the first) up to `ends[i]`, in characters. */
export interface Texts {
  readonly all: string
  readonly ends: Uint32Array
}

/** An index into texts; -1 where there is none. */
export type TextIndex = number

/** The index that stands for "no text was recorded". */
export const noText: TextIndex = -1

/** A text by its index; null for `noText`. */
export function textAt({ all, ends }: Texts, index: TextIndex): string | null {
  return index < 0 ? null : all.slice(index === 0 ? 0 : ends[index - 1], ends[index])
}

/** Puts texts together. */
export class TextWriter {
  readonly #all: string[] = []
  readonly #indexes = new Map<string, TextIndex>()

  /** The index of a text, which is there once however often it is added; -1 for null. */
  add(text: string | null): TextIndex {
    if (text === null) return noText
    const known = this.#indexes.get(text)
    if (known !== undefined) return known
    const index = this.append(text)
    this.#indexes.set(text, index)
    return index
  }

  /** The index of a text of which it is known that it was not added before, nor will be: many times faster. */
  append(text: string): TextIndex {
    return this.#all.push(text) - 1
  }

  /** All that were added. */
  texts(): Texts {
    const ends = new Uint32Array(this.#all.length)
    let index = 0
    let end = 0
    for (const text of this.#all) ends[index++] = end += text.length
    return { all: this.#all.join(''), ends }
  }
}
