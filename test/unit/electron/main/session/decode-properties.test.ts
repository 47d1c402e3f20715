// Whatever is done to a body, decode answers, and its answer keeps what it promises.

import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { decode } from '../../../../../electron/main/session/decode'
import { plainOf } from '../../../plain-session'
import { atMinute, clock, documented, endedSession, runningSession, sessionOf, unionOf } from './bodies'
import { faultsOf } from './soundness'

// Thousands of bodies take seconds on a busy machine; how long is not what is tested.
vi.setConfig({ testTimeout: 120_000 })

const sessions = ['session', 'session-running', 'participants', 'participants-active', 'sessions-list', 'media-events']
const others = ['recordings', 'hls', 'livestreams', 'session-stats', 'participant-stats']
const texts = [...sessions, ...others].map((name) => documented(`${name}.json`))

/** Checks what decode says of a text; true when it says a session. */
function check(text: string): boolean {
  const result = decode(text)
  if (result.ok) expect(faultsOf(plainOf(result.value))).toEqual([])
  else expect(result.failure).toMatchObject({ kind: 'not-a-session', detail: expect.stringMatching(/\S/) })
  expect(JSON.stringify(decode(text))).toBe(JSON.stringify(result))
  return result.ok
}

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, 1e308, true, [], {}, [[]], 'soon', '2022-07-05T15:60:35.047+00:00'),
  fc.constantFrom<unknown>('2022-02-22T07:26:43.863Z', '2022-02-22T07:26:43', 1_645_514_803_863, '\ud800', '\0'),
  fc.jsonValue({ maxDepth: 3 })
)
const oddKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'data',
  'session',
  'participants',
  'start',
  'x y',
  ''
)

interface Change {
  readonly kind: 'set' | 'drop' | 'add' | 'repeat' | 'reverse'
  readonly where: number
  readonly value: unknown
  readonly key: string
}
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('set', 'drop', 'add', 'repeat', 'reverse'),
  where: fc.nat(),
  value: oddValue,
  key: oddKey
})

/** Every list and object in a value, with each of its keys. */
function slots(value: unknown): readonly (readonly [Record<string, unknown>, string])[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [[holder, key] as const, ...slots(holder[key])])
}

function changed(text: string, changes: readonly Change[]): string {
  const root: Record<string, unknown> = { body: JSON.parse(text) }
  for (const { kind, where, value: shared, key: name } of changes) {
    // A copy, or a value put into itself would never end.
    const value: unknown = structuredClone(shared)
    const all = slots(root)
    const [holder, key] = all[where % all.length] ?? [root, 'body']
    const old = holder[key]
    if (kind === 'set') holder[key] = value
    else if (kind === 'drop' && holder !== root) Reflect.deleteProperty(holder, key)
    else if (kind === 'repeat' && Array.isArray(holder)) holder.push(structuredClone(old))
    else if (kind === 'reverse' && Array.isArray(old)) old.reverse()
    else if (typeof old === 'object' && old !== null) {
      Object.defineProperty(old, name, { value, enumerable: true, configurable: true, writable: true })
    }
  }
  return JSON.stringify(root['body']) ?? ''
}

describe('no body makes decode throw, repeat an id, or give an interval of negative length', () => {
  test('documented bodies with values changed, dropped, added, repeated and reversed', () => {
    let decoded = 0
    let refused = 0
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 8 }), (text, changes) => {
        if (check(changed(text, changes))) decoded += 1
        else refused += 1
      }),
      { numRuns: 3000 }
    )
    expect(decoded).toBeGreaterThan(refused / 4)
  })

  test('documented texts with characters cut, doubled and replaced', () => {
    const edit = fc.record({
      at: fc.nat(),
      length: fc.nat(12),
      by: fc.constantFrom('', '"', '}', ',', '9', '\\', '\0', 'null')
    })
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
        const edited = edits.reduce((rest, { at, length, by }) => {
          const place = at % rest.length
          return rest.slice(0, place) + by + rest.slice(place + length) + (rest.length < 20 ? text : '')
        }, text)
        check(edited)
      }),
      { numRuns: 2000 }
    )
  })

  test('documented texts with any digit changed, which mostly leaves JSON with odd times', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 20 }),
        (text, digits) => {
          const places = [...text.matchAll(/\d/g)].map(({ index }) => index)
          const characters = [...text]
          for (const [at, digit] of digits) characters[places[at % places.length] ?? 0] = String(digit)
          check(characters.join(''))
        }
      ),
      { numRuns: 2000 }
    )
  })

  test('any text, and any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void check(text)),
      { numRuns: 1000 }
    )
  })
})

const minute = fc.integer({ min: -10, max: 70 })
const time = fc.oneof(
  { weight: 8, arbitrary: minute.map((at): unknown => clock(at)) },
  { weight: 1, arbitrary: minute.map((at): unknown => atMinute(at)) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 'soon', undefined) }
)
const entries = fc.array(fc.record({ start: time, end: time }), { maxLength: 8 })
const people = fc.array(
  fc.record({ participantId: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.constant('N'), timelog: entries }),
  {
    maxLength: 6
  }
)
const session = fc.constantFrom(endedSession, runningSession)

function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
}

describe('the union of intervals does not depend on order', () => {
  const unions = (body: unknown): ReadonlyMap<string, unknown> =>
    new Map(sessionOf(body).participants.map((participant) => [participant.id, unionOf(participant)]))

  test('of the entries of a timelog', () => {
    const cases = entries.chain((timelog) => fc.tuple(fc.constant(timelog), shuffled(timelog), session))
    fc.assert(
      fc.property(cases, ([timelog, mixed, build]) => {
        const body = (list: unknown): unknown => build({ participantId: 'a', name: 'N', timelog: list })
        expect(unions(body(mixed))).toEqual(unions(body(timelog)))
        const presence = (list: unknown): unknown =>
          sessionOf(body(list)).participants[0]?.presence.map(({ startMs, endMs }) => [startMs, endMs])
        expect(presence(mixed)).toEqual(presence(timelog))
      }),
      { numRuns: 1000 }
    )
  })

  test('of the participants, even where an id occurs twice', () => {
    const cases = people.chain((list) => fc.tuple(fc.constant(list), shuffled(list), session))
    fc.assert(
      fc.property(cases, ([list, mixed, build]) => {
        expect(unions(build(...mixed))).toEqual(unions(build(...list)))
      }),
      { numRuns: 1000 }
    )
  })
})

test('a list is read alike whether or not something in it calls for a closer look', () => {
  const moments = fc.array(fc.integer({ min: -2, max: 62 }), { minLength: 1, maxLength: 8 })
  const lists = moments.map((all) => all.map((startMinute, index) => [startMinute, all[index + 1] ?? 61] as const))
  const shapes = fc.oneof(
    lists.map((all) => all.filter((_, index) => index % 2 === 0)),
    moments.map((all) => [...all].sort((one, other) => one - other).map((at) => [at, at + 1] as const)),
    fc.constant([])
  )
  fc.assert(
    fc.property(shapes, session, (times, build) => {
      const list = times.map(([start, end]) => ({ start: clock(start), end: clock(end) }))
      const read = (entry: object) => {
        const { participants, notes } = sessionOf(
          build({ participantId: 'a', name: 'N', timelog: list.map((each) => ({ ...each, ...entry })) })
        )
        return [participants[0]?.presence, notes.map(({ kind, path, atMs }) => [kind, path, atMs])]
      }
      // The service gives an entry an id at times: it says nothing, but is not plain.
      expect(read({})).toEqual(read({ _id: 'x' }))
    }),
    { numRuns: 500 }
  )
})

test('every entry is either shown or noted', () => {
  fc.assert(
    fc.property(entries, session, (timelog, build) => {
      const { participants, notes } = sessionOf(build({ participantId: 'a', name: 'N', timelog }))
      const dropped = notes.filter(({ kind }) => kind === 'repeated')
      const { presence = [], remnants } = participants[0] ?? {}
      expect(presence.length + (remnants?.presence ?? []).length + dropped.length).toBe(timelog.length)
    })
  )
})
