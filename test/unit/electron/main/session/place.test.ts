// What stands in a text at the places that notes name.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemOf, keyOf, textsAt, wholeText, type Place } from '../../../../../electron/main/session/place'

/** Every value of a JSON value with its place. */
function placesIn(value: unknown, place: Place = wholeText): readonly (readonly [Place, unknown])[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => placesIn(item, itemOf(place, index)))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => placesIn(item, keyOf(place, key)))
      : []
  return [[place, value], ...inner]
}

test('what stands at any place of any JSON is the value that the parser has there, however it is indented', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t', '\n '), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const parsed: unknown = JSON.parse(text)
      const places = placesIn(parsed)
      const texts = textsAt(
        text,
        places.map(([{ path }]) => path)
      )
      for (const [{ path }, inner] of places) {
        const found = texts.get(path) ?? ''
        expect(text).toContain(found)
        expect(JSON.parse(found)).toEqual(inner)
      }
    }),
    { numRuns: 1000 }
  )
})

test.each([
  ['{"id": 1e5}', 'id', '1e5'],
  ['{"a":[7.10, -0]}', 'a[0]', '7.10'],
  ['{"a":[7.10, -0 ]}', 'a[1]', '-0'],
  ['{"\\u0061":"\\u0062\\/"}', 'a', '"\\u0062\\/"'],
  ['{"a":{ "b" : [ ] }}', 'a.b', '[ ]'],
  ['{"a":{"b":1},"a":{"b":2}}', 'a.b', '2'],
  ['{"x y":{"":true}}', '["x y"][""]', 'true'],
  [`{"${'-'.repeat(90)}":5}`, `["${'-'.repeat(80)}"]`, '5'],
  ['{"a":1}', '', '{"a":1}']
])('of %s at %s it is %s', (text, path, found) => {
  expect(textsAt(text, [path]).get(path)).toBe(found)
})

test('where a path leads nowhere it is what stands where the path ends', () => {
  const text = '{"a":{"b":[1]}}'
  const texts = textsAt(text, ['a.b[4].c', 'a.x', 'y'])
  expect([...texts.values()]).toEqual(['[1]', '{"b":[1]}', text])
})

test('is found however deep it stands, and however much stands before it', () => {
  const deep = `${'{"a":['.repeat(20_000)}1e2${']}'.repeat(20_000)}`
  const text = `{"skipped":${deep},"also":"}\\"]","wanted":[${'[],'.repeat(50_000)}7.0]}`
  expect(textsAt(text, ['wanted[50000]']).get('wanted[50000]')).toBe('7.0')
  const path = '["a"][0]'.repeat(20_000)
  expect(textsAt(deep, [path]).get(path)).toBe('1e2')
})
