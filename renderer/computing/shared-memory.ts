// Memory that the window's threads have in common: what lies in it is passed on without being copied.

/** A page has such memory only where its answers say that it is isolated from others. */
const Memory = typeof SharedArrayBuffer === 'undefined' ? null : SharedArrayBuffer

type Column = Float64Array | Int32Array | Uint32Array | Uint8Array

/** Tables in, the same with all their columns in shared memory out; columns that were one stay one. */
export function inSharedMemory<T>(tables: T): T {
  return Memory === null ? tables : (copied(tables, new Map()) as T)
}

function copied(value: unknown, known: Map<unknown, unknown>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const before = known.get(value)
  if (before !== undefined) return before
  const copy = ArrayBuffer.isView(value)
    ? copiedColumn(value as Column)
    : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part, known)]))
  known.set(value, copy)
  return copy
}

function copiedColumn(column: Column): Column {
  if (Memory === null || column.buffer instanceof Memory) return column
  const copy = new (column.constructor as new (memory: SharedArrayBuffer) => Column)(new Memory(column.byteLength))
  copy.set(column)
  return copy
}
