// How JSON of unknown origin is refused, shortened for notes, and compared.

import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson, rawText, sameJson } from '../../../../../electron/main/session/json-reading'

test.each([
  ['\n <html lang="en">', 'It is a web page, not JSON.'],
  ['<?xml version="1.0"?>', 'It is a web page, not JSON.'],
  ['see <html>', 'It is not JSON: line 1 goes wrong at "see <html>".'],
  ['{"a":<html>}', 'It is not JSON: line 1 goes wrong at "<html>}".']
])('%j is refused: %s', (text, detail) => {
  expect(parseJson(text)).toMatchObject({ ok: false, failure: { kind: 'not-a-session', detail } })
})

describe('a value for a note', () => {
  test('is its JSON when that has at most 200 characters, else its first 199 and an ellipsis', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 12 }), (value, copies) => {
        const body = [value, ...Array.from({ length: copies }, () => ({ '"key"': value, list: [value] }))]
        const json = JSON.stringify(body)
        const shown = json.length <= 200 ? json : `${json.slice(0, 199).replace(/[\ud800-\udbff]$/, '')}…`
        expect(rawText(body)).toBe(shown)
      }),
      { numRuns: 1000 }
    )
  })

  test.each([198, 199, 200])('of %i characters in quotes is whole up to 200', (length) => {
    const text = 'x'.repeat(length)
    expect(rawText(text)).toBe(length === 198 ? `"${text}"` : `"${'x'.repeat(198)}…`)
    expect(rawText({ [text]: 1 })).toBe(`{"${'x'.repeat(197)}…`)
  })

  test('that there is none of is null', () => {
    expect(rawText(undefined)).toBeNull()
  })
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
