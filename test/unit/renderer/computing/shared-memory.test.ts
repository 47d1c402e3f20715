import { describe, expect, it } from 'vitest'
import { inSharedMemory } from '../../../../renderer/computing/shared-memory'

const isShared = ({ buffer }: ArrayBufferView) => buffer instanceof SharedArrayBuffer

describe('tables in memory that threads share', () => {
  it('have the same columns, whose memory is not copied to a thread', () => {
    const table = { length: 2, startMs: Float64Array.of(1, NaN), kind: Uint8Array.of(3, 4), text: Int32Array.of(-1, 7) }
    const shared = inSharedMemory(table)
    expect(shared).toEqual(table)
    expect([shared.startMs, shared.kind, shared.text].every(isShared)).toBe(true)
    const crossed = structuredClone(shared)
    crossed.startMs[0] = 5
    expect(shared.startMs[0]).toBe(5)
    expect(table.startMs[0]).toBe(1)
  })

  it('have one column where there was one, and take a part of a column as it is', () => {
    const column = Float64Array.of(1, 2, 3, 4)
    const { inner, other, part } = inSharedMemory({ inner: { column }, other: column, part: column.subarray(1, 3) })
    expect(other).toBe(inner.column)
    expect([...part]).toEqual([2, 3])
    expect(part.buffer.byteLength).toBe(16)
  })

  it('stay where they are when they lie there already', () => {
    const shared = inSharedMemory({ atMs: Float64Array.of(1) })
    expect(inSharedMemory(shared).atMs).toBe(shared.atMs)
  })

  it('keep texts, lists, numbers and what is not there', () => {
    const facts = { id: 'a', running: false, startMs: null, lines: ['x', 'y'], absent: undefined }
    expect(inSharedMemory(facts)).toEqual(facts)
  })
})
