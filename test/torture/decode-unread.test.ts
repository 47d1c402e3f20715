// Whatever single value of a body cannot be read, nothing that is said of who was in becomes stronger.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from '../../electron/main/session/decode'
import { effort } from './effort'
import { noteFigure } from './figures'
import { anyRepeated, anyUnread, type Unread } from './unread-body'
import { statementsOf, strongerThan } from './statements'

const runs = effort({ test: 1_500, torture: 200_000 })

function statements(body: unknown, text = JSON.stringify(body)) {
  const result = decode(text)
  if (!result.ok) throw new Error(`Not decoded: ${result.failure.detail}`)
  return statementsOf(result.value)
}

/** What is said more strongly of the changed body than of the other, in words. */
function stronger({ body, changed, path }: Unread): readonly string[] {
  const found = strongerThan(statements(changed), statements(body))
  // A record of nobody knows whom is shown and counted as somebody's of its own, as its note says.
  return path.at(-1) === 'participantId' ? found.filter((words) => /^p\d+: /.test(words)) : found
}

test(
  'whatever value of a body is made unreadable, no statement about presence becomes stronger',
  { timeout: runs * 100 + 60_000 },
  () => {
    const kinds = new Map<string, number>()
    fc.assert(
      fc.property(anyUnread, (unread) => {
        const sort = unread.path.map((step) => (typeof step === 'number' ? '[]' : step)).join('.')
        kinds.set(sort, (kinds.get(sort) ?? 0) + 1)
        expect(stronger(unread)).toEqual([])
      }),
      { numRuns: runs }
    )
    noteFigure(
      'Decode',
      `${runs} bodies, each with a value that cannot be read, in ${kinds.size} sorts of places: no statement stronger`
    )
    expect([...kinds.keys()].sort()).toEqual(
      [
        ...['start', 'end', 'status', 'participants', 'participants.[]', 'participants.[].timelog'],
        'participants.[].participantId',
        ...['participants.[].timelog.[]', 'participants.[].timelog.[].start', 'participants.[].timelog.[].end'],
        ...['participants.[].events', 'participants.[].events.mic', 'participants.[].events.mic.[]'],
        ...['participants.[].events.mic.[].start', 'participants.[].events.mic.[].end'],
        ...['webcam', 'screenShare', 'screenShareAudio'].map((kind) => `participants.[].events.${kind}`)
      ].sort()
    )
  }
)

test(
  'of a key that stands twice the last value is believed, and nobody is said to have been away whom the other has in',
  { timeout: runs * 100 + 60_000 },
  () => {
    fc.assert(
      fc.property(anyRepeated, ({ text, path, bodies: [first, last] }) => {
        const both = statements(null, text)
        expect(strongerThan(both, statements(last)), path.join('.')).toEqual([])
        for (const [id, { states }] of statements(first).people) {
          const said = both.people.get(id)?.states ?? []
          const denied = said.filter(
            (state, index) => states[index] === 'present' && !['present', 'unknown'].includes(state)
          )
          expect(denied, `${id} by ${path.join('.')}`).toEqual([])
        }
      }),
      { numRuns: runs / 3 }
    )
  }
)
