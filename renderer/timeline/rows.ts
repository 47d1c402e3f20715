// Lanes and their headings as the rows of one grid, numbered for a screen reader.

import { firstWhere } from '../analysis/search'
import type { Heading } from './groups'

/** The lanes that a heading stands above, from the top. */
export function headedLanes(headings: ReadonlyMap<number, Heading>): readonly number[] {
  return [...headings.keys()].sort((a, b) => a - b)
}

/** The row of a lane, counted from 1, among lanes and headings; a heading's own row is the one before its first lane's. */
export function rowOfLane(headed: readonly number[], lane: number): number {
  return lane + 1 + firstWhere(headed.length, (at) => (headed[at] ?? Infinity) > lane)
}
