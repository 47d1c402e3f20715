// Memory that the window's threads have in common: what lies in it is passed on without being copied.

import type { Column, columnKinds } from '../../electron/shared/parcel'

/** A page has such memory only where its answers say that it is isolated from others. */
const Memory = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer

type NumberColumn = Exclude<Column, string>
type Kind = (typeof columnKinds)[keyof typeof columnKinds]
/** What all kinds have in common: the types of each one's constructor know no shared memory beside another kind's. */
type Making = new (memory: ArrayBufferLike) => NumberColumn

/** A column of zeros in such memory. */
export function emptyShared(kind: Kind, length: number): NumberColumn {
  return new (kind as Making)(new Memory(length * kind.BYTES_PER_ELEMENT))
}

/** Tables in, the same with all their columns in such memory out; columns that were one stay one. */
export function inSharedMemory<T>(tables: T): T {
  return copied(tables, new Map()) as T
}

function copied(value: unknown, known: Map<unknown, unknown>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const before = known.get(value)
  if (before !== undefined) return before
  const copy = ArrayBuffer.isView(value)
    ? copiedColumn(value as NumberColumn)
    : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part, known)]))
  known.set(value, copy)
  return copy
}

function copiedColumn(column: NumberColumn): NumberColumn {
  if (column.buffer instanceof Memory) return column
  const copy = emptyShared(column.constructor as Kind, column.length)
  copy.set(column)
  return copy
}
