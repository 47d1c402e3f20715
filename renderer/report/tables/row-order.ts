// Sorts the table of intervals by one of its columns: rows stay where they are, and an order of them is found.

import type { ParticipantIndex } from '../../../electron/shared/session'
import { idOf } from '../../../electron/shared/session-rows'
import { orderOf } from '../../analysis/order-of'
import { titleOf } from '../../timeline/lanes/lanes'
import { kindWords, type RowColumn } from './interval-rows'
import { endMsAt, lengthMsAt, listedKinds, startMsAt, type Listing } from './listing'
import { notesAt, notesCode } from './row-notes'

export interface RowOrder {
  readonly column: RowColumn
  readonly descending: boolean
}

/** The rows of a listing in an order; rows that are equal there keep theirs, and rows without a value come last. */
export function sortedRows(listing: Listing, { column, descending }: RowOrder): Uint32Array {
  const keys = keysOf(listing, column)
  return orderOf(descending ? keys.map((key) => -key) : keys)
}

/** How many rows of numbers take as long to sort. */
export function sortingCost({ length }: Listing, { column }: RowOrder): number {
  return column === 'participant' || column === 'id' ? length * textCost : length
}

/** Comparing words by language takes so many times as long as comparing numbers. */
const textCost = 20

/** A number for each row by which it is sorted; NaN where there is no value. */
function keysOf(listing: Listing, column: RowColumn): Float64Array {
  const { session, participant, kind } = listing
  const whose = (row: number) => participant[row] as ParticipantIndex
  switch (column) {
    case 'participant':
      return ranksOf(listing, whose, (row) => titleOf(session, whose(row)))
    case 'id':
      return ranksOf(listing, whose, (row) => idOf(session, whose(row)))
    case 'kind':
      return ranksOf(
        listing,
        (row) => kind[row] ?? 0,
        (row) => kindWords[listedKinds[kind[row] ?? 0] ?? 'error']
      )
    case 'start':
      return numbersOf(listing, startMsAt)
    case 'end':
      return numbersOf(listing, endMsAt)
    case 'duration':
      return numbersOf(listing, lengthMsAt)
    case 'notes':
      return ranksOf(
        listing,
        (row) => notesCode(listing, row),
        (row) => notesAt(listing, row)
      )
  }
}

function numbersOf(listing: Listing, numberAt: (listing: Listing, row: number) => number): Float64Array {
  const numbers = new Float64Array(listing.length)
  for (let row = 0; row < numbers.length; row++) numbers[row] = numberAt(listing, row)
  return numbers
}

/**
 * The place of each row's text among all different ones. Comparing words by language is slow, and few of them differ: of rows
 * with the same code, which have the same text, only one is read, and each different text is compared only once.
 */
function ranksOf({ length }: Listing, codeAt: (row: number) => number, textAt: (row: number) => string): Float64Array {
  const textOf = new Map<number, string>()
  const codes = new Float64Array(length)
  let last = NaN
  for (let row = 0; row < length; row++) {
    const code = codeAt(row)
    codes[row] = code
    if (code !== last && !textOf.has(code)) textOf.set(code, textAt(row))
    last = code
  }
  const { compare } = new Intl.Collator('en', { numeric: true })
  const inOrder = [...new Set(textOf.values())].sort(compare)
  const rankOf = new Map(inOrder.map((text, rank) => [text, text === '' ? NaN : rank]))
  const ranks = new Map(Array.from(textOf, ([code, text]) => [code, rankOf.get(text) ?? NaN]))
  return codes.map((code) => ranks.get(code) ?? NaN)
}
