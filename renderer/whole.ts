// Puts answers together whose long columns main left out, in memory that the window's threads share.

import { columnKinds, piecesOf, type Column, type LeftOut, type Parcel } from '../electron/shared/parcel'
import { ok, type Result } from '../electron/shared/result'
import { emptyShared } from './computing/shared-memory'

/** Asks main for a piece of a column, by its place among those that were left out. */
type ReadPiece = (parcelId: string, column: number, from: number) => Promise<Result<Column>>

/** What main answered in; the whole answer out, or why a piece of it is not there any more. */
export async function whole(answer: Result<unknown> | Parcel, readPiece: ReadPiece): Promise<Result<unknown>> {
  if (!('parcelId' in answer)) return answer
  const { parcelId, leftOut, answer: within } = answer
  const read = await Promise.all(
    leftOut.map((each, index) => readColumn(each, (from) => readPiece(parcelId, index, from)))
  )
  for (const [index, column] of read.entries()) {
    if (!column.ok) return column
    put(within, leftOut[index]?.path ?? [], column.value)
  }
  return within
}

/** Main answers each message as it comes, and does what else there is between them, so all are asked for at once. */
async function readColumn(
  leftOut: LeftOut,
  readPiece: (from: number) => Promise<Result<Column>>
): Promise<Result<Column>> {
  const { kind, length } = leftOut
  const starts = piecesOf(leftOut)
  const texts: string[] = []
  const items = kind === 'text' ? null : emptyShared(columnKinds[kind], length)
  const read = await Promise.all(
    starts.map(async (from, index) => {
      const piece = await readPiece(from)
      if (!piece.ok) return piece
      if (typeof piece.value === 'string') texts[index] = piece.value
      else items?.set(piece.value, from)
      return piece
    })
  )
  return read.find((piece) => !piece.ok) ?? ok(items ?? texts.join(''))
}

function put(answer: object, path: readonly string[], column: Column): void {
  const last = path.at(-1) ?? ''
  const holder = path.slice(0, -1).reduce((inner, key) => inner[key] as Holder, answer as Holder)
  holder[last] = column
}

type Holder = Record<string, unknown>
