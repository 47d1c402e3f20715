// Makes parcels of answers with long columns, and holds what is left out until it was read.

import { viewOf } from '../files/bytes'
import { columnKinds, pieceLength, piecesOf, type Column, type LeftOut, type Parcel } from '../../shared/parcel'
import { fail, ok, type Result } from '../../shared/result'

/** An answer whose columns have no more in all crosses as it is; in bytes. */
const mostAtOnce = 2 * 1024 * 1024
/** Of any other the columns that are longer stay out; in items or characters. */
const longestWithin = 16 * 1024
/** Of a window that went away in the middle of one it stays here, until there are more than these. */
const mostHeld = 4

interface Held {
  readonly columns: readonly Column[]
  unread: number
}

export class Parcels {
  /** Oldest first. */
  readonly #held = new Map<string, Held>()
  #count = 0

  /** An answer in; the same out when all of it crosses at once, else a parcel. */
  pack(answer: Result<unknown>): Result<unknown> | Parcel {
    if (bytesIn(answer) <= mostAtOnce) return answer
    const leftOut: LeftOut[] = []
    const columns: Column[] = []
    const within = without(answer, [], (path, column) => {
      leftOut.push({ path, kind: kindOf(column), length: column.length, isBlank: isBlank(column) })
      columns.push(column)
    }) as Result<unknown>
    if (columns.length === 0) return answer
    const parcelId = `parcel-${++this.#count}`
    const unread = leftOut.flatMap(piecesOf).length
    if (unread > 0) this.#held.set(parcelId, { columns, unread })
    for (const id of [...this.#held.keys()].slice(0, -mostHeld)) this.#held.delete(id)
    return { parcelId, answer: within, leftOut }
  }

  /** A piece of what was left out, each of them once. */
  read(parcelId: string, column: number, from: number): Result<Column> {
    const held = this.#held.get(parcelId)
    const whole = held?.columns[column]
    if (held === undefined || whole === undefined || from >= whole.length) return fail('not-open')
    held.unread -= 1
    if (held.unread <= 0) this.#held.delete(parcelId)
    return ok(whole.slice(from, from + pieceLength))
  }
}

function bytesIn(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, inner) => sum + bytesIn(inner), 0)
}

type TakeOut = (path: readonly string[], column: Column) => void

/** A copy of a value with null in place of what is long in it, which is taken out. */
function without(value: unknown, path: readonly string[], takeOut: TakeOut): unknown {
  if (isColumn(value)) {
    if (value.length <= longestWithin) return value
    takeOut(path, value)
    return null
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, without(inner, [...path, key], takeOut)] as const)
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

function isColumn(value: unknown): value is Column {
  return typeof value === 'string' || Object.values(columnKinds).some((kind) => value instanceof kind)
}

const zeros = Buffer.alloc(64 * 1024)

function isBlank(column: Column): boolean {
  if (typeof column === 'string') return false
  const bytes = viewOf(column)
  for (let from = 0; from < bytes.length; from += zeros.length) {
    const part = bytes.subarray(from, from + zeros.length)
    if (!part.equals(zeros.subarray(0, part.length))) return false
  }
  return true
}

function kindOf(column: Column): LeftOut['kind'] {
  return typeof column === 'string' ? 'text' : (column[Symbol.toStringTag] as keyof typeof columnKinds)
}
