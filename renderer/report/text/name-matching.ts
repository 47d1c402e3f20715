// Finds names and ids in texts that others wrote, and puts something else in their place.

/** Shorter ones are found only as whole words, or every "an" would be somebody. */
const leastWithinWords = 4
const wordCharacter = /[\p{L}\p{N}]/u

/**
 * Names (or ids) and what stands for each in; a function out that replaces every occurrence in a text, the longest first,
 * however it is written (see `nameKey`). What has been put in is never looked at again. Names of one to three characters
 * are replaced only where they stand alone. What null stands for stays as it is written, also where another name is a part of it.
 */
export function replacerOf(replacements: ReadonlyMap<string, string | null>): (text: string) => string {
  const known = new Map<string, string | null>()
  for (const [name, replacement] of replacements) {
    const key = nameKey(name)
    if (key !== '') known.set(key, replacement)
  }
  const lengths = lengthsByStart(known.keys())
  return (text) => replaced(text, known, lengths)
}

type Lengths = ReadonlyMap<string, readonly number[]>

/** How long those names are that are found within words, by their first characters, the longest first: at most places of a text there is none to be tried. */
function lengthsByStart(names: Iterable<string>): Lengths {
  const byStart = new Map<string, Set<number>>()
  for (const name of names) {
    if (name.length < leastWithinWords) continue
    const start = name.slice(0, leastWithinWords)
    const lengths = byStart.get(start)
    if (lengths === undefined) byStart.set(start, new Set([name.length]))
    else lengths.add(name.length)
  }
  return new Map([...byStart].map(([start, lengths]) => [start, [...lengths].sort((a, b) => b - a)]))
}

function replaced(text: string, known: ReadonlyMap<string, string | null>, lengths: Lengths): string {
  const { key, froms, tos } = keyOf(text)
  let out = ''
  let copiedTo = 0
  let at = 0
  while (at < key.length) {
    const length = lengthAt(key, at, known, lengths)
    if (length === 0) at++
    else {
      const from = froms[at] ?? 0
      const name = key.slice(at, at + length)
      at += length
      const to = tos[at - 1] ?? text.length
      out += text.slice(copiedTo, from) + (known.get(name) ?? text.slice(from, to))
      copiedTo = to
    }
  }
  return out + text.slice(copiedTo)
}

/** How long the longest name is that stands at this place, or 0. */
function lengthAt(key: string, at: number, known: ReadonlyMap<string, string | null>, lengths: Lengths): number {
  for (const length of lengths.get(key.slice(at, at + leastWithinWords)) ?? []) {
    if (at + length <= key.length && known.has(key.slice(at, at + length))) return length
  }
  if (wordCharacter.test(key.charAt(at - 1))) return 0
  for (let length = leastWithinWords - 1; length > 0; length--) {
    const end = at + length
    if (end <= key.length && known.has(key.slice(at, end)) && !wordCharacter.test(key.charAt(end))) return length
  }
  return 0
}

/** What all ways to write the same name have in common. */
export function nameKey(name: string): string {
  return keyOf(name).key.trim()
}

/** What is written alike whatever comes after it: a run of blanks, a letter with its accents (or one of Hangul with its parts), any other character. */
const pieces = /\s+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\P{M}\p{M}*|\p{M}+/gu
const unseen = /\p{Cf}/gu

/**
 * A text as names are compared: accents composed, single blanks, without capitals and signs that nobody sees; and for each
 * character of that, from where to where in the text it stands.
 */
function keyOf(text: string): {
  readonly key: string
  readonly froms: readonly number[]
  readonly tos: readonly number[]
} {
  let key = ''
  const froms: number[] = []
  const tos: number[] = []
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const alike = /^\s/.test(piece) ? ' ' : small(piece).replace(unseen, '').normalize('NFC')
    key += alike
    for (let count = 0; count < alike.length; count++) {
      froms.push(index)
      tos.push(index + piece.length)
    }
  }
  return { key, froms, tos }
}

/** By way of the capital, so that the two small sigmas are one. */
function small(text: string): string {
  return text.toUpperCase().toLowerCase()
}
