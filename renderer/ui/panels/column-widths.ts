// How wide the columns of the table are: by what stands in them, until somebody gives them another width.

import type { Zone } from '../../clock/zone'
import { idOf } from '../../../electron/shared/session-rows'
import { kindWords, rowColumns, type RowColumn } from '../../report/tables/interval-rows'
import { listedKinds, type Listing } from '../../report/tables/listing'
import { participantsIn, titleOf, type LaneList } from '../../timeline/lanes/lanes'

/** All but the last column, which has what is left. */
export const sizedColumns = rowColumns.filter((column) => column !== 'notes')

/** At least, and at most where there is room. */
type Range = readonly [leastPx: number, mostPx: number]
type OwnWidths = Readonly<Partial<Record<RowColumn, Range>>>

/** Room for the longest of the reasons that stand first in the notes: `no leave recorded`. */
const leastNotesPx = 184
/** What gives way has this much, where it needs it; a heading of one word needs less. */
const leastOwnPx = 96
const leastHeadingPx = 72
const mostOwnPx = 280
/** A letter of the widest fonts that there are for windows. */
const letterPx = 8
/** A cell's padding, and some air. */
const framePx = 24
/** A row's own padding, on both sides. */
const rowFramePx = 16

/** Narrower than this no column is made by hand. */
export const leastColumnPx = 48
export const mostColumnPx = 800

/** What the columns need for what is listed, and at most have where there is room. */
export function ownWidths(list: LaneList, listing: Listing, zone: Zone): OwnWidths {
  const { session } = list.lanes
  let name = 0
  let id = 0
  for (const who of participantsIn(list)) {
    name = Math.max(name, titleOf(session, who).length)
    id = Math.max(id, idOf(session, who).length)
  }
  const moment: Range = zone.kind === 'relative' ? [112, 128] : [200, 208]
  return {
    participant: widthOf(name, leastOwnPx),
    id: widthOf(id),
    kind: widthOf(longestKind(listing)),
    start: moment,
    end: moment,
    // `1 h 02 m 05.000 s` whole: a length that is cut is another length.
    duration: [136, 144]
  }
}

function widthOf(letters: number, leastPx = leastHeadingPx): Range {
  const px = Math.max(leastPx, Math.min(mostOwnPx, framePx + letterPx * letters))
  return [Math.min(leastOwnPx, px), px]
}

function longestKind({ kind }: Listing): number {
  const isThere = listedKinds.map(() => false)
  for (const code of kind) isThere[code] = true
  return Math.max(0, ...listedKinds.map((each, code) => (isThere[code] === true ? kindWords[each].length : 0)))
}

/** The columns as CSS has them, and the least that they need: their own widths, or those that they were given. */
export function columnsOf(
  own: OwnWidths,
  given: Readonly<Partial<Record<RowColumn, number>>>
): { readonly template: string; readonly leastPx: number } {
  const tracks = sizedColumns.map((column): Range => {
    const px = given[column]
    return px === undefined ? (own[column] ?? [leastOwnPx, mostOwnPx]) : [px, px]
  })
  const widths = tracks.map(([least, most]) => (least === most ? `${least}px` : `minmax(${least}px, ${most}px)`))
  return {
    template: `${widths.join(' ')} minmax(${leastNotesPx}px, 1fr)`,
    leastPx: tracks.reduce((sum, [least]) => sum + least, rowFramePx + leastNotesPx)
  }
}

/** What the widest of some cells would need to show whole, with its padding. */
export function widestOf(root: Element, cells: string): number {
  const text = document.createRange()
  let widest = 0
  for (const cell of root.querySelectorAll(cells)) {
    text.selectNodeContents(cell)
    widest = Math.max(widest, text.getBoundingClientRect().width)
  }
  return Math.ceil(widest) + framePx
}
