// What a line of the left column says of a session.
import { expect, test } from 'vitest'
import type { KeptFacts, SessionBrief } from '../../../../electron/shared/snapshot'
import { utc } from '../../../../renderer/clock/zone'
import type { Listed } from '../../../../renderer/state/session/listed'
import { rowWords } from '../../../../renderer/ui/frame/row-words'

const startMs = Date.parse('2026-11-27T14:52:10Z')
const nowMs = Date.parse('2026-11-30T14:52:10Z')
const minute = 60_000
const facts: KeptFacts = { endMs: startMs + 41 * minute, running: false, participants: 2, people: ['Maria', 'Wei'] }
const keptOf = (change: Partial<SessionBrief>): Exclude<Listed, { kind: 'unreadable' }> => {
  const brief = { sessionId: 's1', title: 'visit', account: null, fetchedAtMs: null, startMs, facts, ...change }
  return { kind: 'kept', entry: { id: 'k', state: 'whole', keptAtMs: nowMs - 5 * minute, brief } }
}

test('it says when it was, how long, and who was in it; the rest stands in its hint', () => {
  const words = rowWords(keptOf({}), utc, nowMs)
  expect(words).toMatchObject({ title: 'visit', facts: 'Fri 27 Nov, 14:52 · 41 m 00 s', people: ['Maria', 'Wei'] })
  expect(words.more).toBe('')
  expect(words.hint.split('\n')).toEqual([
    'visit',
    'Fri 27 Nov, 14:52 · 41 m 00 s (UTC)',
    'Maria, Wei',
    's1',
    'kept 5 min ago'
  ])
  expect(words.spoken).toContain('kept 2026-11-30 14:47 UTC')
  expect(words.spoken).not.toContain('ago')
})

test('a year is said where it is another one, and more people than there is room for are counted', () => {
  const many = keptOf({
    startMs: Date.parse('2024-02-29T23:59:00Z'),
    facts: { ...facts, endMs: null, participants: 1204 }
  })
  const words = rowWords(many, utc, nowMs)
  expect(words.facts).toBe('Thu 29 Feb 2024, 23:59')
  expect(words.more).toBe('and 1,202 more')
})

test('of people who could not all be read no number is said to be all, and more are found than are named', () => {
  const people = ['Ann', 'Ben', 'Cleo', 'Dora', 'Emil']
  const moreOf = (change: Partial<KeptFacts>) =>
    rowWords(keptOf({ facts: { ...facts, people, participants: 5, ...change } }), utc, nowMs)
  expect(moreOf({}).people).toEqual(['Ann', 'Ben', 'Cleo'])
  expect(moreOf({}).more).toBe('and 2 more')
  expect(moreOf({ incomplete: true }).more).toBe('and at least 2 more')
  expect(moreOf({ people: ['Ann'], participants: 1, incomplete: true }).more).toBe('and perhaps others')
})

test('what is not known is not made up', () => {
  expect(rowWords(keptOf({ startMs: null, facts: null }), utc, nowMs).facts).toBe('s1')
  expect(rowWords(keptOf({ facts: null }), utc, nowMs).facts).toBe('Fri 27 Nov, 14:52')
  const nobody = { ...facts, running: true, endMs: null, people: [] }
  expect(rowWords(keptOf({ facts: { ...nobody, participants: null } }), utc, nowMs).facts).toBe(
    'Fri 27 Nov, 14:52 · not ended · participants not recorded'
  )
  expect(rowWords(keptOf({ facts: { ...nobody, participants: 0, incomplete: true } }), utc, nowMs).facts).toContain(
    'participants not readable'
  )
})

test('of what was only opened the names are not told, but how many there were', () => {
  const rest = { endMs: facts.endMs, running: facts.running, participants: facts.participants }
  const opened = { id: 'r', kind: 'file', title: 'call.json', where: '/tmp/call.json', account: null } as const
  const words = rowWords({ kind: 'recent', recent: { ...opened, openedAtMs: nowMs, startMs, facts: rest } }, utc, nowMs)
  expect(words.facts).toBe('Fri 27 Nov, 14:52 · 41 m 00 s · 2 participants')
  expect(words.hint).toContain('/tmp/call.json')
})
