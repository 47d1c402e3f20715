// An answer of main from which long columns are left out: no message may take long, so they are read in pieces and put back.

import type { Result } from './result'

/** A column of a table, or many texts as one. */
export type Column = Float64Array | Int32Array | Uint32Array | Uint8Array | string

export const columnKinds = { Float64Array, Int32Array, Uint32Array, Uint8Array } as const

/** So much of a column is a piece: a few milliseconds for either process. In items or characters. */
export const pieceLength = 128 * 1024

/** One that stays out. */
export interface LeftOut {
  /** The keys that lead to its place in the answer. */
  readonly path: readonly string[]
  readonly kind: keyof typeof columnKinds | 'text'
  readonly length: number
  /** True for a column of zeros, of which nothing is read: what is odd about an entry stands in columns of its own, and few are. */
  readonly isBlank: boolean
}

export interface Parcel {
  readonly parcelId: string
  readonly answer: Result<unknown>
  readonly leftOut: readonly LeftOut[]
}

/** Where each piece of a column begins. */
export function piecesOf({ length, isBlank }: Pick<LeftOut, 'length' | 'isBlank'>): readonly number[] {
  if (isBlank) return []
  return Array.from({ length: Math.ceil(length / pieceLength) }, (_, piece) => piece * pieceLength)
}
