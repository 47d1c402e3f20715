// Which lanes a filter lets through, and which ones a text finds.

import type { Ms, ParticipantIndex } from '../../../electron/shared/session'
import { participantWith } from '../../../electron/shared/session-rows'
import { textAt, type TextIndex } from '../../../electron/shared/texts'
import { isIn, spansOf } from '../../analysis/spans'
import type { LaneList, Lanes } from './lanes'

/** All of what is set must hold. */
export interface Filter {
  /** Part of a name or id, whatever case and accents; empty lets everybody through. */
  readonly text: string
  /** In room at this moment, as far as is known: who may have been is not hidden. */
  readonly inAtMs: Ms | null
  /** Joined more than once, or may have. */
  readonly rejoined: boolean
  /** In room for less than this, as far as it is known. */
  readonly shorterThanMs: Ms | null
  /** Dropped, which is to leave and come back, or may have. */
  readonly dropped: boolean
  /** Away for more than this in all, or may have been. */
  readonly awayOverMs: Ms | null
  /** This participant alone; null for everybody. */
  readonly only: string | null
}

export const noFilter: Filter = {
  text: '',
  inAtMs: null,
  rejoined: false,
  shorterThanMs: null,
  dropped: false,
  awayOverMs: null,
  only: null
}

/** True when a filter would let everybody through. */
export function isOpen({ text, inAtMs, rejoined, shorterThanMs, dropped, awayOverMs, only }: Filter): boolean {
  const counts = rejoined || dropped || shorterThanMs !== null || awayOverMs !== null || only !== null
  return text.trim() === '' && inAtMs === null && !counts
}

/** A list of lanes in, those of them that a filter lets through out, in their order. */
export function filtered({ lanes, order }: LaneList, filter: Filter): Uint32Array {
  return isOpen(filter) ? order : order.filter(passes(lanes, filter))
}

/** False for `inAtMs` only of whoever was away beyond doubt: to be hidden is to be called away. */
function passes(lanes: Lanes, filter: Filter): (participant: number) => boolean {
  const { text, inAtMs, rejoined, shorterThanMs, dropped, awayOverMs, only } = filter
  const { joins, joinsAtLeast, inRoomMs, possible } = lanes.analysis.presence
  const { counts, awayMs, atLeast } = lanes.analysis.drops
  const finds = finder(lanes, text)
  const alone = only === null ? null : participantWith(lanes.session, only)
  return (participant) =>
    (alone === null || participant === alone) &&
    (!rejoined || (joins[participant] ?? 0) > 1 || joinsAtLeast[participant] === 1) &&
    (!dropped || (counts[participant] ?? 0) > 0 || atLeast[participant] === 1) &&
    (shorterThanMs === null || (inRoomMs[participant] ?? 0) < shorterThanMs) &&
    (awayOverMs === null || (awayMs[participant] ?? 0) > awayOverMs || atLeast[participant] === 1) &&
    (inAtMs === null || isIn(spansOf(possible, participant as ParticipantIndex), inAtMs)) &&
    finds(participant)
}

/** The indices of the lanes whose name or id has a text in it, from the top; none for a text of nothing but spaces. */
export function matchesOf({ lanes, order }: LaneList, text: string): readonly number[] {
  if (text.trim() === '') return []
  const finds = finder(lanes, text)
  const found: number[] = []
  for (let index = 0; index < order.length; index++) if (finds(order[index] ?? 0)) found.push(index)
  return found
}

function finder({ session: { texts, participants } }: Lanes, text: string): (participant: number) => boolean {
  const wanted = folded(text.trim())
  if (wanted === '') return () => true
  // Of hundreds of thousands of names a text in lower case of each takes twice as long.
  const plainly = wanted.length > longestPattern ? null : new RegExp(wanted.replace(signs, '\\$&'), 'i')
  const has = (index: TextIndex) => {
    const text = textAt(texts, index)
    if (text === null) return false
    return plainly?.test(text) || ((plainly === null || !isPlain.test(text)) && folded(text).includes(wanted))
  }
  return (participant) => has(participants.name[participant] ?? -1) || has(participants.id[participant] ?? -1)
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
