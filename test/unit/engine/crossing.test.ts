// What crosses between a page and main without Electron arrives as a structured clone has it, or is refused.
import { expect, it } from 'vitest'
import { crossing } from '../../engine/crossing.cjs'

const { write, read } = crossing(
  (bytes) => Buffer.from(bytes).toString('base64'),
  (text) => new Uint8Array(Buffer.from(text, 'base64'))
)

it('what JSON cannot say arrives as what it was', () => {
  const value = { missing: undefined, odd: [NaN, Infinity, -Infinity, -0, 0], text: 'a\u0000\ud800', none: null }
  expect(read(write(value))).toStrictEqual(structuredClone(value))
})

it('bytes and numbers in a row arrive with their kind, also out of the middle of a buffer', () => {
  const value = {
    part: new Uint8Array([1, 2, 3, 4]).subarray(1, 3),
    times: new Float64Array([1.5, NaN]),
    few: new Uint32Array(0)
  }
  expect(read(write(value))).toStrictEqual({
    part: new Uint8Array([2, 3]),
    times: new Float64Array([1.5, NaN]),
    few: new Uint32Array(0)
  })
  expect(read(write(Buffer.from('ab')))).toStrictEqual(new Uint8Array([97, 98]))
})

it('what it has no form for is refused by name', () => {
  for (const value of [new Map(), new Date(0), () => 1, Symbol('s'), 1n, { $: 'mine' }])
    expect(() => write({ deep: [value] })).toThrow(/does not cross/)
})
