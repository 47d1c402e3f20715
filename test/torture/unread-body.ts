// Bodies without an oddity, and the same with a single value that nobody can read: what is said of the second must not say more.

import fc from 'fast-check'

/** In seconds after the session's start. */
type Entry = readonly [startS: number, endS: number]

interface Person {
  readonly entries: readonly Entry[]
  readonly media: readonly Entry[]
  /** While the session runs, the last entry has no end. */
  readonly stays: boolean
  /** Those of a second record of the same id, if there is one. */
  readonly again: readonly Entry[] | null
}

/** A body and where in it a value was replaced. */
export interface Unread {
  readonly body: unknown
  readonly changed: unknown
  readonly path: readonly (string | number)[]
}

export const startMs = Date.UTC(2026, 2, 12, 9)
export const lengthS = 20
/** Before every start that is drawn. */
const longBeforeS = 3600

/** Stretches that follow one another, of at least a second each, with and without time between them. */
const entries = fc
  .uniqueArray(fc.integer({ min: -3, max: lengthS + 3 }), { maxLength: 8 })
  .map((drawn) => drawn.sort((one, other) => one - other))
  .chain((edges) => fc.tuple(fc.constant(edges), fc.boolean()))
  .map(([edges, touching]) => {
    const step = touching ? 1 : 2
    return edges.flatMap((startS, index): Entry[] => {
      const endS = edges[index + 1]
      return index % step === 0 && endS !== undefined ? [[startS, endS]] : []
    })
  })

/** Stretches that may lie over each other, as two devices of one person leave them. */
const overlapping = fc
  .array(fc.tuple(fc.integer({ min: -3, max: lengthS }), fc.integer({ min: 1, max: 8 })), { maxLength: 4 })
  .map((drawn) => drawn.map(([startS, forS]): Entry => [startS, startS + forS]))

const person = fc.record({
  entries: fc.oneof(entries, overlapping),
  media: entries,
  stays: fc.boolean(),
  again: fc.option(overlapping, { freq: 4 })
})
const people = fc.array(person, { maxLength: 5 })

/** None of it is a time, a list, or an object with a time in it. */
const garbage = fc.constantFrom<unknown>(
  ...[true, 7, -1, 1e300, 1773306600, '', 'soon', '2026-03-12T09:60:00Z', '2026-03-12', '3/12/2026, 9:10:00 AM'],
  ...[{}, { $date: 'later' }, { year: 2026 }]
)

function timeText(seconds: number): string {
  return new Date(startMs + seconds * 1000).toISOString()
}

function listOf(list: readonly Entry[], isOpen = false): object[] {
  return list.map(([startS, endS], index) => ({
    start: timeText(startS),
    end: isOpen && index === list.length - 1 ? null : timeText(endS)
  }))
}

function bodyOf(running: boolean, endIsRecorded: boolean, drawn: readonly Person[]): Record<string, unknown> {
  return {
    id: 'session-1',
    roomId: 'room-1',
    start: timeText(0),
    end: running || !endIsRecorded ? null : timeText(lengthS),
    status: running ? 'ongoing' : 'ended',
    participants: [
      ...drawn.map((one, index) => ({
        participantId: `p${index}`,
        name: `Person ${index}`,
        timelog: listOf(one.entries, one.stays && (running || !endIsRecorded)),
        events: { mic: listOf(one.media), webcam: [], screenShare: [], screenShareAudio: [], errors: [] }
      })),
      ...drawn.flatMap(({ again }, index) =>
        again === null ? [] : [{ participantId: `p${index}`, name: `Person ${index}`, timelog: listOf(again) }]
      )
    ]
  }
}

type Path = readonly (string | number)[]

/** Every value that says something of who was in when, by its path: entries, their times, lists, people, the session's own times. */
function placesOf(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => [[...path, index], ...placesOf(item, [...path, index])])
  if (typeof value !== 'object' || value === null) return []
  const told = Object.entries(value).filter(([key]) => !silentKeys.has(key))
  // An end that nobody recorded is no value that could be read.
  return told.flatMap(([key, inner]) => (inner === null ? [] : [[...path, key], ...placesOf(inner, [...path, key])]))
}

/** Which session it is of and what somebody is called does not bear on when. */
const silentKeys: ReadonlySet<string> = new Set(['id', 'roomId', 'name', 'errors'])

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaced(item, rest, by) : item))
  if (typeof value !== 'object' || value === null) throw new Error('The path leads nowhere')
  return Object.fromEntries(
    Object.entries(value).map(([own, inner]) => [own, own === key ? replaced(inner, rest, by) : inner])
  )
}

/** Another text or number would be the id of another person; an end can also contradict its start. */
function fitting(path: Path, by: unknown, dice: number): unknown {
  if (path.at(-1) === 'participantId') return { $oid: 7 }
  return path.at(-1) === 'end' && dice % 3 === 0 ? timeText(-longBeforeS) : by
}

/** A text in which a key stands twice, with two values, and the body with either of them alone. */
export interface Repeated {
  readonly text: string
  readonly path: Path
  /** Of these the parser takes the last. */
  readonly bodies: readonly [first: unknown, last: unknown]
}

/** The JSON text of a value in which the key at the end of a path stands with another value before its own. */
function textWithTwo(value: unknown, path: Path, other: unknown): string {
  const [key, ...rest] = path
  if (Array.isArray(value))
    return `[${value.map((item, index) => (index === key ? textWithTwo(item, rest, other) : JSON.stringify(item))).join()}]`
  if (typeof value !== 'object' || value === null) throw new Error('The path leads nowhere')
  const entries = Object.entries(value).flatMap(([own, inner]) => {
    const name = JSON.stringify(own)
    if (own !== key) return [`${name}:${JSON.stringify(inner)}`]
    if (rest.length > 0) return [`${name}:${textWithTwo(inner, rest, other)}`]
    return [`${name}:${JSON.stringify(other)}`, `${name}:${JSON.stringify(inner)}`]
  })
  return `{${entries.join()}}`
}

/** Values of two bodies that are alike but for what stands under one key. */
export const anyRepeated: fc.Arbitrary<Repeated> = fc
  .tuple(fc.boolean(), fc.boolean(), people, people, fc.nat())
  .map(([running, endIsRecorded, drawn, others, at]) => {
    const last = bodyOf(running, endIsRecorded, drawn)
    const other = bodyOf(running, endIsRecorded, others)
    const within = (path: Path): boolean =>
      path.length > 1 && typeof path.at(-1) === 'string' && path.at(-1) !== 'participantId'
    const places = [['participants'] as Path, ...placesOf(last).filter(within)]
    const path = places[at % places.length] ?? ['participants']
    const value =
      valueAt(other, path) ?? (path.at(-1) === 'start' || path.at(-1) === 'end' ? timeText(at % lengthS) : [])
    return { text: textWithTwo(last, path, value), path, bodies: [replaced(last, path, value), last] }
  })

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value
  )
}

export const anyUnread: fc.Arbitrary<Unread> = fc
  .tuple(fc.boolean(), fc.boolean(), people, garbage, fc.nat())
  .map(([running, endIsRecorded, drawn, by, at]) => {
    const body = bodyOf(running, endIsRecorded, drawn)
    const places = placesOf(body)
    const path = places[at % places.length] ?? ['start']
    return { body, changed: replaced(body, path, fitting(path, by, at)), path }
  })
