// Which lanes a filter lets through, and which ones a text finds.

import type { Ms } from '../../../electron/shared/session'
import { firstWhere } from '../../analysis/search'
import type { Lane } from './lanes'

/** All of what is set must hold. */
export interface Filter {
  /** Part of a name or id, whatever case and accents; empty lets everybody through. */
  readonly text: string
  /** In the room at this moment, as far as is known: who may have been is not hidden. */
  readonly inAtMs: Ms | null
  /** Joined more than once, or may have. */
  readonly rejoined: boolean
  /** In the room for less than this, as far as it is known. */
  readonly shorterThanMs: Ms | null
}

/** True when a filter would let everybody through. */
export function isOpen({ text, inAtMs, rejoined, shorterThanMs }: Filter): boolean {
  return text.trim() === '' && inAtMs === null && !rejoined && shorterThanMs === null
}

/** A filter in, the claim that a lane gets through it out. */
export function passes(filter: Filter): (lane: Lane) => boolean {
  const { inAtMs, rejoined, shorterThanMs } = filter
  if (isOpen(filter)) return () => true
  const finds = finder(filter.text)
  return (lane) =>
    finds(lane) &&
    (!rejoined || lane.presence.joins > 1 || lane.presence.joinsAtLeast) &&
    (shorterThanMs === null || lane.presence.inRoomMs < shorterThanMs) &&
    (inAtMs === null || isIn(lane, inAtMs))
}

/** The indices of the lanes whose name or id has a text in it, from the top; none for a text of nothing but spaces. */
export function matchesOf(lanes: readonly Lane[], text: string): readonly number[] {
  if (text.trim() === '') return []
  const finds = finder(text)
  const found: number[] = []
  lanes.forEach((lane, index) => {
    if (finds(lane)) found.push(index)
  })
  return found
}

/** False only for whoever was away beyond doubt: to be hidden is to be called away. */
function isIn({ presence: { possible } }: Lane, ms: Ms): boolean {
  const piece = possible[firstWhere(possible.length, (index) => (possible[index]?.endMs ?? Infinity) > ms)]
  return piece !== undefined && piece.startMs <= ms
}

function finder(text: string): (lane: Lane) => boolean {
  const wanted = folded(text.trim())
  if (wanted === '') return () => true
  // Of hundreds of thousands of names a text in lower case of each takes twice as long.
  const plainly = wanted.length > longestPattern ? null : new RegExp(wanted.replace(signs, '\\$&'), 'i')
  const has = (text: string) =>
    plainly?.test(text) || ((plainly === null || !isPlain.test(text)) && folded(text).includes(wanted))
  return ({ participant: { name, id } }) => (name !== null && has(name)) || has(id)
}

/** Without case and accents. Only marks that are accents go: the vowels of Hindi are marks as well. */
export function folded(text: string): string {
  const lower = text.toLowerCase()
  return isPlain.test(lower) ? lower : lower.normalize('NFKD').replace(accents, '')
}

/** ASCII, which has no accents and one way to be written. */
export const isPlain = /^[ -~]*$/
const accents = /[\u0300-\u036f]/g
/** What somebody pasted may be longer than a regular expression can be. */
const longestPattern = 200
/** What means something in a regular expression. */
const signs = /[\\^$.*+?()[\]{}|]/g
