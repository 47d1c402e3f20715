import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indented } from '../../../../../renderer/report/text/indented-json'

test('JSON laid out for reading is what JSON.stringify would lay out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { lines, cut } = indented(JSON.stringify(value), Infinity)
      expect(cut).toBe(false)
      expect(lines.join('\n')).toBe(JSON.stringify(value, null, 2))
    })
  )
})

test('large numbers, repeated keys and escapes stay as received', () => {
  const { lines } = indented('{"id":12345678901234567890,"id":1.0,"text":"a\\"b, {c}"}', Infinity)
  expect(lines).toEqual(['{', '  "id": 12345678901234567890,', '  "id": 1.0,', '  "text": "a\\"b, {c}"', '}'])
})

test('text that is cut off or is no JSON at all is still shown', () => {
  expect(indented('{"a":[1,"unfinish', Infinity).lines).toEqual(['{', '  "a": [', '    1,', '    "unfinish'])
  fc.assert(
    fc.property(fc.string(), (text) => {
      const shown = indented(text, Infinity).lines.join('').replace(/\s/g, '')
      expect(shown).toBe(text.replace(/\s/g, ''))
    })
  )
})

test('a text of millions of characters or escapes is shown like any other', () => {
  for (const text of ['a'.repeat(20_000_000), '\n'.repeat(10_000_000), '\\'.repeat(10_000_001)]) {
    const json = JSON.stringify(text)
    expect(indented(`[${json},1]`, Infinity).lines.slice(2)).toEqual(['  1', ']'])
  }
})

test('a long text stops near the limit and says so', () => {
  const { lines, cut } = indented(JSON.stringify(Array.from({ length: 10_000 }, (_, index) => index)), 1000)
  expect(cut).toBe(true)
  expect(lines.join('\n').length).toBeLessThan(1100)
})
