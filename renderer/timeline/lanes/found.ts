// Where in a name the text stands that is looked for, so that it can be shown there.

import { folded } from './filter'

/** A text in three parts: before what was found, that itself, and after it. */
export type Found = readonly [before: string, found: string, after: string]

/** A name or id and what is looked for in it, whatever case and accents; null when it is not there, or when nothing is looked for. */
export function foundIn(text: string, wanted: string): Found | null {
  const sought = folded(wanted.trim())
  if (sought === '') return null
  let whole = ''
  /** For each character of `whole`, where what it comes from begins and ends in the text. */
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const plain = folded(character)
    // An accent that stands by itself belongs to the letter before it.
    if (plain === '' && to.length > 0) to[to.length - 1] = end
    for (let unit = 0; unit < plain.length; unit++) {
      from.push(at)
      to.push(end)
    }
    whole += plain
    at = end
  }
  const first = whole.indexOf(sought)
  const begin = from[first]
  const end = to[first + sought.length - 1]
  if (begin === undefined || end === undefined) return null
  return [text.slice(0, begin), text.slice(begin, end), text.slice(end)]
}
