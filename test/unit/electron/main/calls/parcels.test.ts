// What is long in an answer is left out of it, read in pieces, and in the end the same.

import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { Parcels } from '../../../../../electron/main/calls/parcels'
import { bytesOf, partOf } from '../../../../../electron/main/files/bytes'
import { whole } from '../../../../../renderer/whole'
import { pieceLength, piecesOf, type Parcel } from '../../../../../electron/shared/parcel'
import { fail, ok, type Result } from '../../../../../electron/shared/result'
import { generateSession } from '../../../../videosdk/generator'
import { decode } from '../../../../../electron/main/session/decode'

/** As it comes over the bridge: each message is a copy. */
async function crossed(answer: Result<unknown>, parcels = new Parcels()): Promise<Result<unknown>> {
  const read = vi.fn(async (...asked: Parameters<Parcels['read']>) => structuredClone(parcels.read(...asked)))
  return whole(structuredClone(parcels.pack(answer)), read)
}

function parcelOf(parcels: Parcels, ...columns: readonly unknown[]): Parcel {
  const packed = parcels.pack(ok(columns))
  if (!('parcelId' in packed)) throw new Error('It crosses at once')
  return packed
}

/** More than crosses at once. */
const filling = new Float64Array(300_000).fill(1)

test('an answer that crosses at once is the very same, and so is one of many short texts', () => {
  const texts = Array.from({ length: 200_000 }, () => 'kept session')
  for (const answer of [ok(null), fail('offline', 'no'), ok({ times: new Float64Array(262_144) }), ok(texts)]) {
    expect(new Parcels().pack(answer)).toBe(answer)
  }
})

test('any answer is in the end what it was, wherever its long columns stand', async () => {
  const length = fc.constantFrom(0, 1, 16_384, 16_385, pieceLength, pieceLength + 1, 300_001)
  const kind = fc.constantFrom(Float64Array, Int32Array, Uint32Array, Uint8Array)
  const column = fc.tuple(length, kind).map(([of, Kind]) => new Kind(of).map((_, index) => (index * 7919) % 251))
  const text = length.map((of) => '\ud800é'.repeat(of).slice(0, of))
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 3 }, column, text, fc.constant(null), fc.boolean(), tie('list'), tie('table')),
    list: fc.array(tie('any'), { maxLength: 4 }),
    table: fc.dictionary(fc.string({ maxLength: 3 }), tie('any'), { maxKeys: 4, noNullPrototype: true })
  })).any
  await fc.assert(
    fc.asyncProperty(value, async (each) => {
      const answer = ok({ each, filling })
      expect(isDeepStrictEqual(await crossed(answer), answer)).toBe(true)
    })
  )
})

test('a large session crosses in messages none of which is long', async () => {
  const decoded = decode(JSON.stringify(generateSession({ seed: 1, participants: 25_000, intervalsPerParticipant: 6 })))
  const parcels = new Parcels()
  const sizes: number[] = []
  const message = <T>(value: T): T => {
    sizes.push(sizeOf(value))
    return structuredClone(value)
  }
  const packed = message(parcels.pack(ok({ session: decoded, marks: [] })))
  const read = await whole(packed, async (...asked) => message(parcels.read(...asked)))
  expect(isDeepStrictEqual(read, ok({ session: decoded, marks: [] }))).toBe(true)
  expect(sizes.length).toBeGreaterThan(10)
  expect(Math.max(...sizes)).toBeLessThan(2 * 1024 * 1024)
})

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce((sum: number, inner) => sum + sizeOf(inner), 0)
}

test('of a column of zeros nothing is read, and it is the same in the end', async () => {
  const blank = { notes: new Uint32Array(600_000), unreadable: new Uint8Array(600_001) }
  const { leftOut } = parcelOf(new Parcels(), blank)
  expect(leftOut.map(({ isBlank }) => isBlank)).toEqual([true, true])
  const nothing = vi.fn()
  const answer = ok(blank)
  expect(isDeepStrictEqual(await whole(structuredClone(new Parcels().pack(answer)), nothing), answer)).toBe(true)
  expect(nothing).not.toHaveBeenCalled()
  const almost = [new Uint32Array(600_000), new Float64Array(300_000)] as const
  almost[0][599_999] = 1
  almost[1][299_999] = -0
  expect(parcelOf(new Parcels(), ...almost).leftOut.map(({ isBlank }) => isBlank)).toEqual([false, false])
})

test('no piece of an answer is made a parcel itself, nor is a part of a raw text', () => {
  const parcels = new Parcels()
  const { parcelId } = parcelOf(parcels, filling, 'é'.repeat(2_000_000))
  for (const column of [0, 1]) {
    const piece = parcels.read(parcelId, column, 0)
    expect(piece.ok).toBe(true)
    expect(parcels.pack(piece)).toBe(piece)
  }
  const part = partOf(bytesOf('a'.repeat(3_000_000)), 0)
  expect(part.nextByte).not.toBeNull()
  const answer = ok(part)
  expect(parcels.pack(answer)).toBe(answer)
})

test('what was read is held no longer, nor what more than a few others came after', () => {
  const parcels = new Parcels()
  const { parcelId } = parcelOf(parcels, filling)
  for (const from of piecesOf({ length: filling.length, isBlank: false }))
    expect(parcels.read(parcelId, 0, from).ok).toBe(true)
  expect(parcels.read(parcelId, 0, 0)).toEqual(fail('not-open'))
  const others = Array.from({ length: 5 }, () => parcelOf(parcels, filling).parcelId)
  expect(others.map((id) => parcels.read(id, 0, 0).ok)).toEqual([false, true, true, true, true])
})

test('there is no other piece than those of what was left out', () => {
  const parcels = new Parcels()
  const { parcelId, leftOut } = parcelOf(parcels, 'short', filling, 1)
  expect(leftOut).toEqual([{ path: ['value', '1'], kind: 'Float64Array', length: filling.length, isBlank: false }])
  for (const [id, column, from] of [
    ['parcel-2', 0, 0],
    ['', 0, 0],
    ['__proto__', 0, 0],
    [parcelId, 1, 0],
    [parcelId, 0, filling.length]
  ] as const) {
    expect(parcels.read(id, column, from)).toEqual(fail('not-open'))
  }
  expect(parcels.read(parcelId, 0, filling.length - 1)).toEqual(ok(filling.slice(-1)))
})
