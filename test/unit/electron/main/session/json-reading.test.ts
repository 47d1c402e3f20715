// How JSON of unknown origin is refused, and compared.

import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson, sameJson } from '../../../../../electron/main/session/json-reading'

test.each([
  ['\n <html lang="en">', 'It is a web page, not JSON.'],
  ['<?xml version="1.0"?>', 'It is a web page, not JSON.'],
  ['see <html>', 'It is not JSON: line 1 goes wrong at "see <html>".'],
  ['{"a":<html>}', 'It is not JSON: line 1 goes wrong at "<html>}".']
])('%j is refused: %s', (text, detail) => {
  expect(parseJson(text)).toMatchObject({ ok: false, failure: { kind: 'not-a-session', detail } })
})

describe('two values', () => {
  test('are the same exactly when they are equal', () => {
    const small = fc.jsonValue({ maxDepth: 2, depthSize: 'small' })
    const alike = fc.oneof(
      fc.tuple(small, small),
      small.map((value) => [value, structuredClone(value)] as const),
      fc.constantFrom(
        [[1], [1, 2]],
        [[1, 2], [1]],
        [
          [1, 2],
          [1, 3]
        ],
        [[], {}],
        [{}, []],
        [[], null],
        [null, {}]
      ),
      fc.constantFrom([{ a: 1 }, { a: 1, b: 1 }], [{ a: 1, b: 1 }, { a: 1 }], [{ toString: 1 }, { valueOf: 1 }])
    )
    fc.assert(
      fc.property(alike, ([left, right]) => {
        // JSON has a -0, which counts as 0.
        const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
        expect(sameJson(left, right)).toBe(isDeepStrictEqual(plain(left), plain(right)))
      }),
      { numRuns: 1000 }
    )
  })

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}']
  ])('are the same up to 50 %s deep', (_, open, close) => {
    const nested = (depth: number): unknown => JSON.parse(open.repeat(depth) + '7' + close.repeat(depth))
    expect(sameJson(nested(50), nested(50))).toBe(true)
    expect(sameJson(nested(52), nested(52))).toBe(false)
  })
})
