import { describe, expect, it } from 'vitest'
import {
  choosableWords,
  durationWords,
  joinsWords,
  nobodyWords,
  openEndWords,
  participantsWords,
  peakCount,
  startWords
} from '../../../../../renderer/timeline/sentences/session-words'
import { participantOf, sessionOf } from '../sessions'

describe('the figures of a session', () => {
  it('say what is not recorded', () => {
    expect(startWords(sessionOf([], { startMs: null }), String)).toBe('no start recorded')
    expect(startWords(sessionOf([], { startMs: 5 }), String)).toBe('5')
    expect(openEndWords(sessionOf([], { endMs: null }), 5)).toBe('no end recorded')
  })

  it('tell what could not be read from what was not recorded', () => {
    expect(startWords(sessionOf([], { startMs: null, startUnreadable: true }), String)).toBe('start not readable')
    expect(openEndWords(sessionOf([], { endMs: null, endUnreadable: true }), 5)).toBe('end not readable')
  })

  it('are lower bounds where others may have been in', () => {
    const people = [participantOf('a', []), participantOf('b', [])]
    expect(participantsWords(sessionOf(people))).toBe('2 participants')
    expect(participantsWords(sessionOf(people, { incomplete: true }))).toBe('at least 2 participants')
    expect(participantsWords(sessionOf(people, { incomplete: true, participantsTotal: 5 }))).toBe('2 of 5 participants')
    expect(joinsWords({ joins: 1, joinsAtLeast: true })).toBe('at least 1 join')
    expect(joinsWords({ joins: 3, joinsAtLeast: false })).toBe('3 joins')
  })

  it('tell a list that could not be read from one that names nobody', () => {
    expect(nobodyWords(false)).toBe('The data of this session names no participants.')
    expect(nobodyWords(true)).toBe(
      'Who was in this session is not known: its participants are missing in the data, or could not be read.'
    )
  })

  it('tell, of a session to choose, nobody from no list and from one that could not be read', () => {
    expect(choosableWords({ participants: 0 })).toBe('0 participants')
    expect(choosableWords({ participants: null })).toBe('participants not recorded')
    expect(choosableWords({ participants: 0, incomplete: true })).toBe('participants not readable')
    expect(choosableWords({ participants: 1, incomplete: true })).toBe('at least 1 participant')
    expect(choosableWords({ participants: 2 })).toBe('2 participants')
  })

  it('do not say of a file that the session still runs', () => {
    expect(openEndWords(sessionOf([], { running: true, endMs: null }), 5)).toBe('was running when it was fetched')
    expect(openEndWords(sessionOf([], { running: true, endMs: null }), null)).toBe('was running when it was saved')
    expect(durationWords(1_000_000, true)).toBe('16 m 40 s so far')
    expect(durationWords(1_000_000, false)).toBe('16 m 40 s')
  })

  it('give the peak as a lower bound where a leave is not recorded', () => {
    expect(peakCount({ peak: { count: 1_200, atMs: 0 }, peakAtLeast: true })).toBe('at least 1,200')
    expect(peakCount({ peak: { count: 4, atMs: 0 }, peakAtLeast: false })).toBe('4')
    expect(peakCount({ peak: null, peakAtLeast: false })).toBeNull()
  })
})
