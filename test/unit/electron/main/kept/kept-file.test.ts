// The format of a kept session: what was kept comes back to the byte, and anything else is never taken for it.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeKeptFile, encodeKeptFile, looksKept, type KeptFile } from '../../../../../electron/main/kept/kept-file'
import { textOf } from '../../../../../electron/main/files/bytes'
import { accountColors } from '../../../../../electron/shared/account'

const kept: KeptFile = {
  sessionId: '621490331a4fb00409e38ca4',
  roomId: 'abc-xyzw-lmno',
  customRoomId: null,
  startMs: 1645514803863,
  fetchedAtMs: 1645516803000,
  keptAtMs: 1645516903123,
  account: { name: 'Acme', color: 'teal' },
  marks: [
    { id: 'm1', name: 'Lost her\n“audio”', startMs: 1645514900000, endMs: 1645514960000.5 },
    { id: 'm2', name: '', startMs: 1645514803863, endMs: null }
  ],
  raw: '{\n  "id": "621490331a4fb00409e38ca4",\r\n "name": "Zoë 😀"}\n'
}

const timeMs = fc.integer({ min: 0, max: 253402300799999 })
const text = fc.string({ unit: 'binary' })
const anyMarks: fc.Arbitrary<KeptFile['marks']> = fc.uniqueArray(
  fc
    .record({
      id: fc.string({ unit: 'binary', minLength: 1, maxLength: 64 }).filter(({ length }) => length <= 64),
      name: text,
      startMs: fc.double({ min: -8e15, max: 8e15, noNaN: true }),
      lengthMs: fc.option(fc.nat())
    })
    // JSON knows no negative zero.
    .map(({ id, name, startMs, lengthMs }) => ({
      ...{ id, name, startMs: startMs + 0 },
      endMs: lengthMs === null ? null : startMs + lengthMs
    })),
  { selector: ({ id }) => id }
)
const anyKept: fc.Arbitrary<KeptFile> = fc.record(
  {
    sessionId: fc.option(text),
    roomId: fc.option(text),
    customRoomId: fc.option(text),
    startMs: fc.option(fc.integer()),
    fetchedAtMs: fc.option(timeMs),
    keptAtMs: timeMs,
    account: fc.option(fc.record({ name: text, color: fc.constantFrom(...accountColors) })),
    marks: anyMarks,
    stood: fc.string({ unit: 'binary', maxLength: 1000 }),
    raw: text
  },
  {
    requiredKeys: [
      'sessionId',
      'roomId',
      'customRoomId',
      'startMs',
      'fetchedAtMs',
      'keptAtMs',
      'account',
      'marks',
      'raw'
    ]
  }
)

/** What the first version wrote of a session. */
const metaOfFirst = {
  sessionId: kept.sessionId,
  roomId: kept.roomId,
  customRoomId: null,
  startMs: kept.startMs,
  fetchedAt: '2022-02-22T08:00:03.000Z',
  keptAt: '2022-02-22T08:01:43.123Z',
  account: kept.account
}
const withMarks = (marks: readonly unknown[]) => `${JSON.stringify({ ...metaOfFirst, marks })}\n{}`

const withStood = (stood: string) => `${JSON.stringify({ ...metaOfFirst, marks: [], stood })}\n{}`

/** A file that must be whole, with its raw JSON as text. */
function decoded(bytes: Uint8Array): KeptFile {
  const file = decodeKeptFile(bytes)
  if (!file.ok) throw new Error(file.failure.kind)
  return { ...file.value, raw: textOf(file.value.raw) }
}

/** A file with a right checksum over whatever follows its header. */
function sealed(content: string | Uint8Array, header: object = {}): Uint8Array {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const line = JSON.stringify({ format: 'rollcall-session', version: 1, sha256, ...header })
  return Buffer.concat([Buffer.from(`${line}\n`), Buffer.from(content)])
}

describe('a kept file', () => {
  test('begins with two lines of JSON and ends with the raw JSON word for word', () => {
    const [header, meta, ...raw] = Buffer.from(encodeKeptFile(kept)).toString('utf8').split('\n')
    expect(JSON.parse(header ?? '')).toEqual({
      format: 'rollcall-session',
      version: 2,
      sha256: createHash('sha256')
        .update([meta, ...raw].join('\n'))
        .digest('hex')
    })
    expect(JSON.parse(meta ?? '')).toEqual({
      sessionId: '621490331a4fb00409e38ca4',
      roomId: 'abc-xyzw-lmno',
      customRoomId: null,
      startMs: 1645514803863,
      fetchedAt: '2022-02-22T08:00:03.000Z',
      keptAt: '2022-02-22T08:01:43.123Z',
      account: { name: 'Acme', color: 'teal' },
      marks: kept.marks
    })
    expect(raw.join('\n')).toBe(kept.raw)
  })

  test('of the first version, which had no marks, is whole and has none', () => {
    const first = Buffer.concat([Buffer.from(`${JSON.stringify(metaOfFirst)}\n`), Buffer.from(kept.raw)])
    expect(decoded(sealed(first))).toEqual({ ...kept, marks: [] })
  })

  test('says in version 3 what its session was taken out of, and is of version 2 when that was nothing', () => {
    const versionOf = (file: KeptFile) => /"version":(\d)/.exec(Buffer.from(encodeKeptFile(file)).toString())?.[1]
    expect([kept, { ...kept, stood: null }, { ...kept, stood: 'It stood in a log.' }].map(versionOf)).toEqual([
      '2',
      '2',
      '3'
    ])
    expect(decoded(encodeKeptFile({ ...kept, stood: 'It stood in a log.' })).stood).toBe('It stood in a log.')
  })

  test('gives back whatever was kept', () => {
    fc.assert(
      fc.property(anyKept, (file) => {
        expect(decoded(encodeKeptFile(file))).toEqual(file)
      })
    )
  })

  test('with any one bit flipped is never taken for whole, and past its header always called damaged', () => {
    const bytes = encodeKeptFile(kept)
    const headerLength = Buffer.from(bytes).indexOf('\n')
    for (let at = 0; at < bytes.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Uint8Array.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        const result = decodeKeptFile(flipped)
        expect(result.ok).toBe(false)
        if (!result.ok && (at < 28 || at > headerLength)) expect(result.failure.kind).toBe('damaged-file')
      }
  })

  test('with any stretch replaced, removed or added is never taken for whole', () => {
    const bytes = encodeKeptFile(kept)
    const at = fc.nat({ max: bytes.length })
    fc.assert(
      fc.property(at, at, fc.uint8Array({ maxLength: 40 }), (one, other, middle) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const changed = Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)])
        fc.pre(!changed.equals(bytes))
        expect(decodeKeptFile(changed).ok).toBe(false)
      }),
      { numRuns: 2000 }
    )
  })

  test('cut off anywhere is damaged, and no longer one of ours once its beginning does not say so', () => {
    const bytes = encodeKeptFile(kept)
    const beginning = '{"format":"rollcall-session"'.length
    for (let length = 0; length < bytes.length; length++) {
      const kind = length === 0 || length >= beginning ? 'damaged-file' : 'foreign-file'
      expect(decodeKeptFile(bytes.subarray(0, length)), `${length} bytes`).toMatchObject({ failure: { kind } })
    }
  })

  test.each<[string, boolean]>([
    [`${'?'.repeat(50)},"sha256":"${'0'.repeat(64)}"}\n{}`, true],
    [`${'\n'.repeat(50)},"sha256":"${'0'.repeat(64)}"}\n{}`, true],
    [`${'?'.repeat(51)},"sha256":"${'0'.repeat(64)}"}\n{}`, false],
    [`{"log":[],"sha256":"${'0'.repeat(63)}"}\n{}`, false],
    [`{"log":[],"sha256":"${'0'.repeat(65)}"}\n{}`, false],
    [`{"log":[],"sha256":"${'A'.repeat(64)}"}\n{}`, false],
    [`{"log":[],"sha256":"${'0'.repeat(64)}"}`, false],
    [`{"log":[],"sha256":"${'0'.repeat(64)}","more":1}\n{}`, false]
  ])('with a broken beginning is known by the checksum right after it: %j', (content, known) => {
    const kind = known ? 'damaged-file' : 'foreign-file'
    expect(looksKept(Buffer.from(content))).toBe(known)
    expect(decodeKeptFile(Buffer.from(content))).toMatchObject({ failure: { kind } })
  })

  test.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['zeroed', new Uint8Array(4096)],
    ['zeroed at its beginning', Buffer.from('\0ession"}\n{}')],
    ['without a content that its checksum fits', sealed('{}\n{}', { sha256: '0'.repeat(64) })],
    ['of the first version with marks', sealed(`${JSON.stringify({ ...metaOfFirst, marks: [] })}\n{}`)],
    ['of the second version without marks', sealed(`${JSON.stringify(metaOfFirst)}\n{}`, { version: 2 })],
    ['of the second version with what it was taken out of', sealed(withStood('It stood.'), { version: 2 })],
    ['of the third version without it', sealed(withMarks([]), { version: 3 })],
    ['with too much of it', sealed(withStood('x'.repeat(1001)), { version: 3 })],
    ['with two marks of one id', sealed(withMarks([kept.marks[0], kept.marks[0]]), { version: 2 })],
    ['with a mark that ends before it starts', sealed(withMarks([{ ...kept.marks[0], endMs: 1 }]), { version: 2 })],
    ['without a line about the session', sealed('')],
    ['with another line about the session', sealed('{"sessionId":1}\n{}')],
    ['with a header of another shape', sealed(withMarks([]), { version: 2, more: 1 })],
    ['of version 0', sealed(withMarks([]), { version: 0 })],
    ['with raw JSON that is not UTF-8', sealed(notUtf8())]
  ])('%s is damaged', (_how, bytes) => {
    expect(decodeKeptFile(bytes)).toMatchObject({ ok: false, failure: { kind: 'damaged-file' } })
  })

  test('of a later version is called newer, whatever else is in it', () => {
    const header = '{"format":"rollcall-session","version":4}'
    for (const later of [sealed('anything', { version: 4, more: [] }), Buffer.from(header)])
      expect(decodeKeptFile(later)).toMatchObject({ failure: { kind: 'newer-file' } })
  })

  test.each(['{"id":"x"}', 'hello\n', '{"format":"other"}\n{}', 'PK\u0003\u0004', '[]', 'null\n'])(
    '%j is not one of ours',
    (content) => {
      expect(looksKept(Buffer.from(content))).toBe(false)
      expect(decodeKeptFile(Buffer.from(content))).toMatchObject({ failure: { kind: 'foreign-file' } })
    }
  )

  test('is read without a throw whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeKeptFile(bytes).ok).toBe(false)
      })
    )
  })
})

function notUtf8(): Uint8Array {
  const names = { sessionId: null, roomId: null, customRoomId: null, startMs: null }
  const meta = { ...names, fetchedAt: null, keptAt: '2022-02-22T08:01:43.123Z', account: null }
  return Buffer.concat([Buffer.from(`${JSON.stringify(meta)}\n`), Buffer.from([0x22, 0xff, 0x22])])
}
