// Finds names and ids in texts that others wrote, and puts something else in their place.

/** Shorter ones are found only as whole words, or every "an" would be somebody. */
const leastWithinWords = 4
const wordCharacter = /[\p{L}\p{N}]/u

/**
 * Names (or ids) and what stands for each in; a function out that replaces every occurrence in a text, the longest first,
 * whatever its capitals. What has been put in is never looked at again. Names of one to three characters are replaced
 * only where they stand alone.
 */
export function replacerOf(replacements: ReadonlyMap<string, string>): (text: string) => string {
  const known = new Map<string, string>()
  for (const [name, replacement] of replacements) {
    if (name.trim() !== '') known.set(nameKey(name), replacement)
  }
  const lengths = [...new Set([...known.keys()].map((name) => name.length))].sort((a, b) => b - a)
  return (text) => replaced(text, known, lengths)
}

function replaced(text: string, known: ReadonlyMap<string, string>, lengths: readonly number[]): string {
  const key = small(text)
  let out = ''
  let copiedTo = 0
  let at = 0
  while (at < key.length) {
    const length = lengths.find((each) => known.has(key.slice(at, at + each)) && standsAlone(key, at, at + each))
    if (length === undefined) at++
    else {
      out += text.slice(copiedTo, at) + (known.get(key.slice(at, at + length)) ?? '')
      at += length
      copiedTo = at
    }
  }
  return out + text.slice(copiedTo)
}

function standsAlone(text: string, from: number, to: number): boolean {
  if (to > text.length) return false
  if (to - from >= leastWithinWords) return true
  return !wordCharacter.test(text.charAt(from - 1)) && !wordCharacter.test(text.charAt(to))
}

/** What two ways to write the same name have in common: small letters, no blanks around it. */
export function nameKey(name: string): string {
  return small(name.trim())
}

/** Small letters, as long as that leaves every character in its place. */
function small(text: string): string {
  return Array.from(text, (character) => {
    const letter = character.toLowerCase()
    return letter.length === character.length ? letter : character
  }).join('')
}
