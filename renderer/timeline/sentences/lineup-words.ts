// What orders and groups of lanes are called in menus and in the palette.

import type { Ms } from '../../../electron/shared/session'
import { formatDuration } from '../../clock/format'
import type { Filter } from '../lanes/filter'
import type { Grouping } from '../lanes/groups'
import type { SortKey } from '../lanes/sorting'

interface SortWords {
  readonly words: string
  readonly up: string
  readonly down: string
  /** Which way it is sorted when it is chosen. */
  readonly falling: boolean
}

export const sorts: Readonly<Record<SortKey, SortWords>> = {
  'first-join': { words: 'first join', up: 'Earliest first', down: 'Latest first', falling: false },
  name: { words: 'name', up: 'A to Z', down: 'Z to A', falling: false },
  'in-room': { words: 'time in room', up: 'Shortest first', down: 'Longest first', falling: true },
  joins: { words: 'joins', up: 'Fewest first', down: 'Most first', falling: true },
  drops: { words: 'drops', up: 'Fewest first', down: 'Most first', falling: true },
  away: { words: 'time away', up: 'Shortest first', down: 'Longest first', falling: true },
  'last-leave': { words: 'last leave', up: 'Earliest first', down: 'Latest first', falling: false }
}

/** Offered as what somebody was in room for less than, in ms. */
export const shortStays = [10_000, 60_000, 300_000, 900_000] as const

/** Offered as what somebody was away for more than in all, in ms. */
export const longAways = [10_000, 60_000, 300_000] as const

export const groupItems: Readonly<Record<Grouping, string>> = {
  none: 'No groups',
  name: 'By name',
  mode: 'By mode',
  type: 'By type'
}

/** What a filter lets through, in words, and the part of it that each says; none for a filter that lets everybody through. */
export function filterWords(
  { text, inAtMs, rejoined, shorterThanMs, dropped, awayOverMs, only }: Filter,
  said: (ms: Ms) => string
): readonly { readonly part: keyof Filter; readonly words: string }[] {
  return [
    ...(only === null ? [] : [{ part: 'only', words: `only ${only}` } as const]),
    ...(text.trim() === '' ? [] : [{ part: 'text', words: `“${text.trim()}”` } as const]),
    ...(inAtMs === null ? [] : [{ part: 'inAtMs', words: `in at ${said(inAtMs)}` } as const]),
    ...(dropped ? [{ part: 'dropped', words: 'dropped and came back' } as const] : []),
    ...(awayOverMs === null
      ? []
      : [{ part: 'awayOverMs', words: `away for more than ${formatDuration(awayOverMs)} in all` } as const]),
    ...(rejoined ? [{ part: 'rejoined', words: 'joined more than once' } as const] : []),
    ...(shorterThanMs === null
      ? []
      : [{ part: 'shorterThanMs', words: `in room for less than ${formatDuration(shorterThanMs)}` } as const])
  ]
}
