// The names of kept files.

import { describe, expect, test } from 'vitest'
import { isFileName, namesFor } from '../../../../../electron/main/library/kept-names'

const fetchedAtMs = Date.parse('2022-02-22T08:00:03.250Z')

function firstNames(sessionId: string | null, atMs: number | null, count: number): string[] {
  const names: string[] = []
  for (const name of namesFor({ sessionId, fetchedAtMs: atMs }, '0a1b2c3d')) if (names.push(name) === count) break
  return names
}

describe('a session is kept under', () => {
  test('its id and the time it was fetched at, and under others where that is taken', () => {
    expect(firstNames('abc', fetchedAtMs, 4)).toEqual([
      'abc-20220222T080003Z.rollcall',
      'abc-20220222T080003Z-0a1b2c3d.rollcall',
      'abc-20220222T080003Z-0a1b2c3d-2.rollcall',
      'abc-20220222T080003Z-0a1b2c3d-3.rollcall'
    ])
  })

  test('its id and its content when nobody knows the time', () => {
    expect(firstNames('abc', null, 2)).toEqual(['abc-0a1b2c3d.rollcall', 'abc-0a1b2c3d-2.rollcall'])
  })

  test('the first 64 characters of an id that is longer', () => {
    expect(firstNames('x'.repeat(64), null, 1)).toEqual([`${'x'.repeat(64)}-0a1b2c3d.rollcall`])
    expect(firstNames(`${'x'.repeat(64)}y`, null, 1)).toEqual([`${'x'.repeat(64)}-0a1b2c3d.rollcall`])
  })

  test.each([null, '', '../', '会議'])('“session” when its id is %j', (id) => {
    expect(firstNames(id, null, 1)).toEqual(['session-0a1b2c3d.rollcall'])
  })
})

test.each(['', '.', '..', '.hidden', 'a/b', 'a\\b', 'a\0', 'c:d', 'x'.repeat(256)])('%j names no file here', (name) => {
  expect(isFileName(name)).toBe(false)
})

test.each(['a', 'a..b', 'ü 😀.rollcall', 'x'.repeat(255)])('%j names a file here', (name) => {
  expect(isFileName(name)).toBe(true)
})
