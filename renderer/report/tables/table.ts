// A table that leaves the window, before it is a file of any kind: columns, and cells that know what they are.

import type { Ms } from '../../../electron/shared/session'
import type { Zone } from '../../clock/zone'

/** `moment`: an instant, in ms since 1970; `length`: in ms; `seconds`: may be below 0; `count`: a whole number. */
export type CellKind = 'text' | 'moment' | 'length' | 'seconds' | 'count'

export interface Column {
  readonly name: string
  readonly kind: CellKind
}

/** A text in a column of texts, a number in any other; null is what is not known, and nothing stands for it. */
export type Cell = string | number | null

export interface Table {
  readonly columns: readonly Column[]
  /** As many cells as there are columns; may be made one by one as they are written. */
  readonly rows: Iterable<readonly Cell[]>
}

/**
 * A table in; the same out as spreadsheets take it, which know no zones: each moment as the wall clock of a zone shows it, and
 * beside it in UTC, which alone tells the two hours apart that come twice a year. In relative time it is a number of seconds.
 * The moments of the result are wall times, as if they were UTC.
 */
export function onTheWall({ columns, rows }: Table, zone: Zone): Table {
  const isUtc = zone.kind === 'clock' && zone.name === 'UTC'
  const shown = (name: string): Column =>
    zone.kind === 'relative'
      ? { name: `${name} (s, ${zone.name.toLowerCase()})`, kind: 'seconds' }
      : { name: `${name} (${zone.name})`, kind: 'moment' }
  const wallOf = (ms: Ms): number => {
    const wallMs = ms + zone.offsetAt(ms)
    return zone.kind === 'relative' ? wallMs / 1000 : wallMs
  }
  return {
    columns: columns.flatMap((column) => {
      if (column.kind !== 'moment') return [column]
      const inUtc: Column = { name: `${column.name} (UTC)`, kind: 'moment' }
      return isUtc ? [inUtc] : [shown(column.name), inUtc]
    }),
    rows: mapped(rows, (cells) =>
      cells.flatMap((cell, at) => {
        if (isUtc || columns[at]?.kind !== 'moment') return [cell]
        return [typeof cell === 'number' ? wallOf(cell) : null, cell]
      })
    )
  }
}

function* mapped<From, To>(things: Iterable<From>, make: (thing: From) => To): Generator<To, void> {
  for (const thing of things) yield make(thing)
}
