import { expect, test } from 'vitest'
import { inspectionWords, shortAge, sizeWords } from '../../../../renderer/ui/words'

test('ages in lists are short and rounded down', () => {
  expect([0, 59_999, 60_000, 7_199_999, 86_400_000 * 3].map((age) => shortAge(0, age))).toEqual([
    'now',
    'now',
    '1 min',
    '1 h',
    '3 d'
  ])
})

test('sizes read as words', () => {
  expect([812, 23_400, 1_400_000, 23_000_000].map(sizeWords)).toEqual(['812 B', '23 KB', '1.4 MB', '23 MB'])
})

test('a token says when it expires, for what it is good, and what was removed from it', () => {
  const expiresAtMs = Date.UTC(2026, 11, 12, 14)
  const words = inspectionWords({ expiresAtMs, roles: ['crawler', 'rtc'], cleaned: true }, expiresAtMs - 3 * 86_400_000)
  expect(words).toContain('Expires 2026-12-12 14:00 UTC (in 3 days)')
  expect(words).toContain('roles crawler, rtc')
  expect(words).toContain('what stood around the token (blanks, quotes or “Bearer”) was removed')
  expect(inspectionWords({ expiresAtMs: null, roles: [], cleaned: false }, 0)).toBe('Does not expire · no roles named')
})
