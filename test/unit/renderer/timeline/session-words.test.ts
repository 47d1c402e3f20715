import { describe, expect, it } from 'vitest'
import { durationWords, openEndWords, peakCount, startWords } from '../../../../renderer/timeline/session-words'

describe('the figures of a session', () => {
  it('say what is not recorded', () => {
    expect(startWords(null, String)).toBe('no start recorded')
    expect(startWords(5, String)).toBe('5')
    expect(openEndWords(false, 5)).toBe('no end recorded')
  })

  it('do not say of a file that the session still runs', () => {
    expect(openEndWords(true, 5)).toBe('was running when it was fetched')
    expect(openEndWords(true, null)).toBe('was running when it was saved')
    expect(durationWords(1_000_000, true)).toBe('16 m 40 s so far')
    expect(durationWords(1_000_000, false)).toBe('16 m 40 s')
  })

  it('give the peak as a lower bound where a leave is not recorded', () => {
    expect(peakCount({ peak: { count: 1_200, atMs: 0 }, peakAtLeast: true })).toBe('at least 1,200')
    expect(peakCount({ peak: { count: 4, atMs: 0 }, peakAtLeast: false })).toBe('4')
    expect(peakCount({ peak: null, peakAtLeast: false })).toBeNull()
  })
})
