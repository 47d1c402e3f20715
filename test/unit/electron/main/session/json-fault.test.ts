// Where a text stops being JSON.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findJsonFault } from '../../../../../electron/main/session/json-fault'
import { parses } from './bodies'

test.each([
  ['{"a": 1,}', 8],
  ['[1 2]', 3],
  ['{"a" 1}', 5],
  ['{a: 1}', 1],
  ["['x']", 1],
  ['[01]', 1],
  ['"a\nb"', 2],
  ['"\\x"', 1],
  ['[1]]', 3],
  ['[1}', 2],
  ['', 0],
  ['[1', 2],
  ['"abc', 4],
  ['tru', 0]
])('%j goes wrong at character %d', (text, offset) => {
  expect(findJsonFault(text)).toBe(offset)
})

test('no fault is found in any JSON, however it is laid out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, indent) => {
      expect(findJsonFault(JSON.stringify(value, null, indent))).toBeNull()
    })
  )
})

test('a fault is found exactly when the text cannot be parsed', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"\\u00e9"',
    '1',
    '-0.5e+3',
    'null',
    ' ',
    '"',
    '.',
    'x'
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join('')
      expect(findJsonFault(text) === null).toBe(parses(text))
    }),
    { numRuns: 5000 }
  )
})

test('a broken text is whole up to its fault: cut there, it only stops too early', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.constantFrom('}', ',', '"', '\\', 'x', '[', ''), (value, at, junk) => {
      const text = JSON.stringify(value)
      const place = at % (text.length + 1)
      const broken = text.slice(0, place) + junk + text.slice(place + 1)
      const fault = findJsonFault(broken)
      if (fault === null) expect(parses(broken)).toBe(true)
      else expect(findJsonFault(broken.slice(0, fault)) ?? fault).toBeLessThanOrEqual(fault)
    })
  )
})

test('a string of a million escapes is read without running out of stack', () => {
  expect(findJsonFault(`"${'\\n'.repeat(1_000_000)}`)).toBe(2_000_001)
})
