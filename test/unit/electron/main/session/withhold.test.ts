// Secrets leave the text, and nothing else does.

import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { withheldMarker, withholdSecrets } from '../../../../../electron/main/session/withhold'
import { sign } from '../../../../../electron/main/videosdk/token'
import { documented, parses } from './bodies'

// How long hundreds of generated bodies take is not what is tested.
vi.setConfig({ testTimeout: 120_000 })

const marker = JSON.stringify(withheldMarker)

describe('values of keys that name secrets', () => {
  test.each([
    ['{"apiKey":"k","id":"1"}', `{"apiKey":${marker},"id":"1"}`],
    ['{ "apikey" :\n "k" }', `{ "apikey" :\n ${marker} }`],
    ['{"a":[{"streamKey":"x"},{"token":"y"}]}', `{"a":[{"streamKey":${marker}},{"token":${marker}}]}`],
    ['{"Authorization":"z","secret":"\\"q\\\\"}', `{"Authorization":${marker},"secret":${marker}}`],
    ['{"api\\u004bey":"k"}', `{"api\\u004bey":${marker}}`],
    ['{"token":null,"secret":true,"apiKey": false}', '{"token":null,"secret":true,"apiKey": false}'],
    ['{"token":12 ,"secret":-1.5e3}', `{"token":${marker} ,"secret":${marker}}`],
    ['{"secret": ["x"],"a":["x"]}', `{"secret": ${marker},"a":["x"]}`],
    ['{"authorization":{"a":[{"b":"}]\\""}],"token":1},"a":1}', `{"authorization":${marker},"a":1}`],
    ['[{"token":{}}, {"token":[]}]', `[{"token":${marker}}, {"token":${marker}}]`],
    ['{"token":{"cut":["o', `{"token":${withheldMarker}`],
    ['{"token":{"a":1]}', `{"token":${withheldMarker}}`],
    ['{"token":[}}', `{"token":${withheldMarker}}`],
    ['{"token":k}', `{"token":${withheldMarker}}`],
    ['{"token":}', '{"token":}'],
    ['{"token":]', '{"token":]'],
    ['{"token": ', '{"token": '],
    ['{"token":12', `{"token":${marker}`],
    ['{"token":1.25,"secret":-1e-31}', `{"token":${marker},"secret":${marker}}`],
    ['{"token":"', `{"token":${withheldMarker}`],
    ['{"token":"\\u12"}', `{"token":${withheldMarker}}`],
    ['{"token":"a""b"}', `{"token":${marker}"b"}`],
    ['{"\\q":1,"token":"k"}', `{"\\q":1,"token":${marker}}`],
    ['{"name":"apiKey","x":"token"}', '{"name":"apiKey","x":"token"}'],
    ['{"name":"\\"apiKey\\":\\"k\\""}', '{"name":"\\"apiKey\\":\\"k\\""}'],
    ['["token","a"]', '["token","a"]'],
    ['{"token":"y","name":"null"}', `{"token":${marker},"name":"null"}`],
    ['{"apiKey":"cut o', `{"apiKey":${withheldMarker}`],
    ['{"apiKey":"two\nlines"}', `{"apiKey":${withheldMarker}}`]
  ])('%s', (text, clean) => {
    expect(withholdSecrets(text, [])).toBe(clean)
  })

  test('the documented bodies lose exactly theirs', () => {
    const active = documented('participants-active.json')
    const clean = active.replace('"02jd88ag-f229-4c73-4be4-c35c2rf5f220"', marker)
    expect(clean).not.toBe(active)
    expect(withholdSecrets(active, [])).toBe(clean)
    const streams = documented('livestreams.json')
    expect(withholdSecrets(streams, [])).toBe(streams.replaceAll('"fcz-4da-dver-qxzp-0rm"', marker))
    expect(withholdSecrets(documented('session.json'), [])).toBe(documented('session.json'))
  })
})

describe('known secrets', () => {
  test.each([
    ['{"url":"https://x/?k=CANARY-1&v=2"}', `{"url":"https://x/?k=${withheldMarker}&v=2"}`],
    ['{"CANARY-1":true}', `{"${withheldMarker}":true}`],
    ['{"a":"\\u0043ANARY-1 \\n"}', `{"a":"${withheldMarker} \\n"}`],
    ['{"a":"\\nCANARY-1"}', `{"a":"\\n${withheldMarker}"}`],
    ['{"a":"\\u0041\\/B","b":"CANARY-1"}', `{"a":"\\u0041\\/B","b":${marker}}`],
    ['{"a":"\\q CANARY-1"}', `{"a":"\\q ${withheldMarker}"}`],
    ['{"a":"sla\\/sh"}', `{"a":${marker}}`],
    ['{"a":"sla/sh","b":"q\\"uote"}', `{"a":${marker},"b":${marker}}`],
    ['{"n":1234567890123}', `{"n":${marker}}`],
    ['CANARY-1 was not accepted', `${withheldMarker} was not accepted`],
    ['[CANARY-1]', `[${withheldMarker}]`],
    ['{"a":"CANARY-1', `{"a":"${withheldMarker}`]
  ])('%s', (text, clean) => {
    expect(withholdSecrets(text, ['CANARY-1', 'sla/sh', 'q"uote', '1234567890123', ''])).toBe(clean)
  })

  test('a secret that is part of another does not leave the rest of it', () => {
    expect(withholdSecrets('{"a":"abcdef"}', ['abc', 'abcdef'])).toBe(`{"a":${marker}}`)
  })

  test('characters with a meaning in patterns are only characters', () => {
    expect(withholdSecrets('{"a":"a.c abc (x|y)"}', ['a.c', '(x|y)'])).toBe(
      `{"a":"${withheldMarker} abc ${withheldMarker}"}`
    )
  })
})

describe('signed tokens, known or not', () => {
  const token = sign({ apiKey: 'the-key', secret: 'the-secret' }, Date.UTC(2026, 10, 1))
  const escaped = token.replaceAll('.', '\\u002e')
  test.each([
    ['alone', `{"trace":"${token}"}`, `{"trace":${marker}}`],
    ['after a word', `{"a":"Bearer ${token}, b"}`, `{"a":"Bearer ${withheldMarker}, b"}`],
    ['in a link', `{"a":"https://x.y.z/?token=${token}&b=1"}`, `{"a":"https://x.y.z/?token=${withheldMarker}&b=1"}`],
    ['in an encoded link', `{"a":"?b%3D${token}%26c"}`, `{"a":"?b%${withheldMarker}%26c"}`],
    ['with a prefix', `{"a":"x-${token}"}`, `{"a":${marker}}`],
    ['escaped', `{"a":"${escaped}"}`, `{"a":${marker}}`],
    ['in escaped JSON', `{"a":"{\\"b\\":\\"${token}\\"}"}`, `{"a":"{\\"b\\":\\"${withheldMarker}\\"}"}`],
    ['as a key', `{"${token}":1}`, `{"${withheldMarker}":1}`],
    ['in a text that is no JSON', `invalid: ${token}`, `invalid: ${withheldMarker}`]
  ])('leave a text: %s', (_where, text, clean) => {
    expect(withholdSecrets(text, [])).toBe(clean)
    expect(withholdSecrets(text, ['CANARY-1'])).toBe(clean)
  })

  test.each([
    '{"a":"https://eu-recordings.videosdk-live.amazonaws.com/a.b.c"}',
    '{"a":"eyJhbGciOi.eyJhcGlrZXki","b":"eyJhbGciOi..eyJhcGlrZXki.x"}',
    '{"a":"one.eyJtwo.","b":".eyJtwo.three"}',
    '{"a":"https://a.eyJack.example/x","b":"cdn.eyJournal.com/x"}'
  ])('are not taken for what has dots as well: %s', (text) => {
    expect(withholdSecrets(text, [])).toBe(text)
  })
})

const secret = fc.string({ minLength: 12, maxLength: 20, unit: fc.constantFrom(...'abcXYZ019-_/+="\\é') })
const key = fc.oneof(fc.constantFrom('apiKey', 'token', 'name', 'ap\\iKey', 'id'), fc.string())
const bodyWith = (planted: string): fc.Arbitrary<unknown> =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.constantFrom(planted, `Bearer ${planted}`, null, true),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(key, fc.constant(planted)), tie('value'), { maxKeys: 4 })
    )
  })).value

/** What the text should become, computed on values instead of on text. */
function expected(value: unknown, planted: string): unknown {
  if (typeof value === 'string') return value.split(planted).join(withheldMarker)
  if (Array.isArray(value)) return value.map((item) => expected(item, planted))
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([name, item]) => [
    name.split(planted).join(withheldMarker),
    ['apikey', 'token'].includes(name.toLowerCase()) && item !== null && typeof item !== 'boolean'
      ? withheldMarker
      : expected(item, planted)
  ])
}

/** Objects as lists of their entries, which keeps `__proto__` and repeated keys apart from the language's own ideas. */
function asEntries(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asEntries)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([name, item]) => [name, asEntries(item)])
}

describe('for any JSON', () => {
  const cases = secret.chain((planted) => fc.tuple(fc.constant(planted), bodyWith(planted), fc.constantFrom(0, 2)))

  test('it still parses, every other value is as it was, and the secret is gone', () => {
    fc.assert(
      fc.property(cases, ([planted, body, indent]) => {
        const clean = withholdSecrets(JSON.stringify(body, null, indent), [planted])
        expect(clean).not.toContain(JSON.stringify(planted).slice(1, -1))
        expect(asEntries(JSON.parse(clean))).toEqual(expected(JSON.parse(JSON.stringify(body)), planted))
      }),
      { numRuns: 1000 }
    )
  })

  test('without a secret in it, not one character changes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (body, indent) => {
        const text = JSON.stringify({ body, id: 'session-1' }, null, indent)
        fc.pre(!/"(?:apikey|streamkey|secret|token|authorization)"/i.test(text))
        expect(withholdSecrets(text, ['CANARY-OF-20-LETTERS'])).toBe(text)
      })
    )
  })

  test('what surrounds a replaced value stays, character for character', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), fc.constantFrom('', ' ', '\n\t'), (before, after, blank) => {
        fc.pre(!/apikey|token|secret|authorization|streamkey/i.test(before + after))
        const around = (value: string): string => `[${before},{"apiKey"${blank}:${blank}${value}${blank}},${after}]`
        expect(withholdSecrets(around('"k\\"\\\\"'), [])).toBe(around(marker))
      })
    )
  })

  test('doing it twice changes nothing more', () => {
    fc.assert(
      fc.property(cases, ([planted, body]) => {
        const once = withholdSecrets(JSON.stringify(body), [planted])
        expect(withholdSecrets(once, [planted])).toBe(once)
      })
    )
  })

  test('any text at all is taken without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'"\\:{}[],tokenapiKey 1') }), (text) => {
        withholdSecrets(text, ['tok', '11'])
      })
    )
  })
})

describe('what is no JSON', () => {
  afterEach(() => void vi.restoreAllMocks())

  // Whatever is parsed in vain throws, which takes microseconds: a text of many such pieces would stop the window.
  test.each(['a.eyJb.eyJc.d ', '"token":k ', '"token":"\n" ', '"token":"\\x" ', '"\\x" '])(
    'is not parsed for %j',
    (piece) => {
      const parse = vi.spyOn(JSON, 'parse')
      withholdSecrets(piece.repeat(1_000), ['CANARY-1'])
      expect(parse.mock.calls.length).toBe(0)
    }
  )

  test('is told from a string and a number as a parser tells it', () => {
    const piece = fc.constantFrom(...'\\"u0041/bnxé\u0007\u0085\u2028 ', '\\u00e9', '\\"')
    const string = fc.array(piece, { maxLength: 8 }).map((pieces) => `"${pieces.join('').replaceAll(/(?<!\\)"/g, '')}"`)
    const number = fc.string({ unit: fc.constantFrom(...'-+0129.eE'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.oneof(string, number), (token) => {
        const clean = withholdSecrets(`{"token":${token}}`, [])
        expect(parses(clean)).toBe(parses(`{"token":${token}}`))
      }),
      { numRuns: 2_000 }
    )
  })
})
