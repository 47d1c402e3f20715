// What the left column lists, and in which order.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeptEntry, Recent } from '../../../../../electron/shared/snapshot'
import { hasWords, idOf, listedOf, withOthers } from '../../../../../renderer/state/session/listed'

const kept = (id: string, sessionId: string | null, keptAtMs: number, people: readonly string[] = []): KeptEntry => ({
  id,
  state: 'whole',
  keptAtMs,
  brief: {
    ...{ sessionId, title: `Room of ${id}`, account: null, fetchedAtMs: null, startMs: null },
    facts: { endMs: null, running: false, participants: people.length, people }
  }
})
const broken = (id: string): KeptEntry => ({ id, state: 'unreadable', fileName: id, why: 'damaged-file' })
const recent = (kind: Recent['kind'], where: string, openedAtMs: number): Recent => ({
  ...{ id: `${kind} ${where}`, kind, title: where, where, account: null, openedAtMs, startMs: null, facts: null }
})

test('what was kept or opened last comes first, and what cannot be read at the end', () => {
  const listed = listedOf(
    [kept('a', 'sa', 10), broken('z'), kept('b', 'sb', 30), broken('y')],
    [recent('session', 'sc', 20), recent('file', '/f', 40)]
  )
  expect(listed.map(idOf)).toEqual(['recent file /f', 'kept b', 'recent session sc', 'kept a', 'kept y', 'kept z'])
})

test('a session that was kept stands there once, but for one that was asked for again after it', () => {
  expect(listedOf([kept('a', 's', 20)], [recent('session', 's', 10)]).map(idOf)).toEqual(['kept a'])
  expect(listedOf([kept('a', 's', 20)], [recent('session', 's', 30)]).map(idOf)).toEqual(['recent session s', 'kept a'])
  expect(listedOf([kept('a', 's', 20)], [recent('file', 's', 10)])).toHaveLength(2)
})

test('every kept file is listed, and every file that was opened', () => {
  const ids = fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 8 })
  fc.assert(
    fc.property(ids, ids, fc.array(fc.nat(9), { minLength: 16, maxLength: 16 }), (one, other, times) => {
      const all = one.map((id, at) => (at % 3 === 2 ? broken(id) : kept(id, id, times[at] ?? 0)))
      const files = other.map((id, at) => recent('file', id, times[at + 8] ?? 0))
      const listed = listedOf(all, files).map(idOf)
      expect(listed.toSorted()).toEqual(
        [...one.map((id) => `kept ${id}`), ...other.map((id) => `recent file ${id}`)].toSorted()
      )
    })
  )
})

test('a session is found by its title, its id, its place and the names that it shows', () => {
  const [session] = listedOf([kept('a', 'abc123', 1, ['Ayşe Doe'])], [])
  const [file] = listedOf([], [recent('file', '/tmp/Call.json', 1)])
  if (session === undefined || file === undefined) throw new Error('Nothing is listed')
  for (const words of ['room of a', 'abc1', 'doe']) expect(hasWords(session, words)).toBe(true)
  for (const words of ['ann', 'kept']) expect(hasWords(session, words)).toBe(false)
  expect(hasWords(file, 'tmp/call')).toBe(true)
})

test('what was listed before stays behind what is read anew, each once', () => {
  const some = [kept('a', 'sa', 1), kept('b', 'sb', 1)]
  const ids = withOthers(some, [kept('b', 'sb', 0), kept('c', 'sc', 0)]).map(({ id }) => id)
  expect(ids).toEqual(['a', 'b', 'c'])
})
