// Lanes and their headings as the rows of one grid, numbered for a screen reader.

import { firstWhere } from '../../analysis/search'
import type { Headings } from './groups'

/** Up to so many lanes each has its row in the document, which says when somebody was in; of more those around what shows. */
export const mostRowsInAll = 500

/** Of so many lanes above and below what shows the rows are whole. */
export const rowsAround = 4

/** For how many lanes above and below what shows there are rows at all, of so many lanes. */
export function rowsBeyond(lanes: number): number {
  return lanes <= mostRowsInAll ? lanes : rowsAround
}

/** The lanes that a heading stands above, from the top. */
export function headedLanes(headings: Headings): readonly number[] {
  return [...headings.keys()].sort((a, b) => a - b)
}

/** The row of a lane, counted from 1, among lanes and headings; a heading's own row is the one before its first lane's. */
export function rowOfLane(headed: readonly number[], lane: number): number {
  return lane + 1 + firstWhere(headed.length, (at) => (headed[at] ?? Infinity) > lane)
}
