// What is no text in UTF-8 or UTF-16 is called what it is, and an encoding only where it is certain.
import { deflateRawSync } from 'node:zlib'
import { zipSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { foreignBytes, isUtf32 } from '../../../../../electron/main/unwrapping/foreign-bytes'
import { unpacked } from '../../../../../electron/main/unwrapping/layers'
import type { FailureKind } from '../../../../../electron/shared/result'

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1')
const said = (received: Uint8Array) => unpacked(received, 1024 * 1024)
const session = '{"sessionId":"621490331a4fb00409e38ca4","participants":[]}'

function utf32(text: string, order: 'LE' | 'BE'): Uint8Array {
  const buffer = Buffer.alloc(4 * [...text].length)
  for (const [at, letter] of [...text].entries()) buffer[`writeUInt32${order}`](letter.codePointAt(0) ?? 0, 4 * at)
  return buffer
}

/** Code page 037, as much of it as JSON of letters and digits takes. */
function ebcdic(text: string): Uint8Array {
  const signs: Readonly<Record<string, number>> = {
    '{': 0xc0,
    '}': 0xd0,
    '[': 0xba,
    ']': 0xbb,
    '"': 0x7f,
    ':': 0x7a,
    ',': 0x6b
  }
  const code = (letter: string): number => {
    if (/\d/.test(letter)) return 0xf0 + Number(letter)
    const at = letter.toLowerCase().charCodeAt(0) - 97
    const small = at < 9 ? 0x81 + at : at < 18 ? 0x88 + at : 0x90 + at
    return signs[letter] ?? (/[A-Z]/.test(letter) ? small + 0x40 : small)
  }
  return Uint8Array.from([...text].map(code))
}

describe('a file of another kind is named', () => {
  test.each<[FailureKind, string, Uint8Array]>([
    ['media-file', 'a picture (PNG)', bytes('\x89PNG\r\n\x1a\n')],
    ['media-file', 'a picture (JPEG)', bytes('\xff\xd8\xff\xe0')],
    ['media-file', 'a picture (WebP)', bytes('RIFF\x10\0\0\xffWEBPVP8 ')],
    ['media-file', 'a picture (HEIC)', bytes('\0\0\0\xfeftypheic')],
    ['media-file', 'a video', bytes('\0\0\0\xfeftypisom')],
    ['document-file', 'a PDF document', bytes('%PDF-1.7\n%\xe2\xe3')],
    ['document-file', 'a document of Word, Excel or PowerPoint', zipSync({ '[Content_Types].xml': strToU8('<é/>') })],
    ['document-file', 'a document of Excel', zipSync({ 'xl/workbook.xml': strToU8('<é/>') })],
    ['archive-file', 'a zip archive', zipSync({ 'session.json': strToU8('{"name":"é"}') })],
    ['archive-file', 'packed with zstd', bytes('\x28\xb5\x2f\xfd')],
    ['archive-file', 'a 7-Zip archive', bytes('7z\xbc\xaf\x27\x1c')]
  ])('%s: %s', (kind, what, received) => {
    expect(said(received)).toMatchObject({ failure: { kind, detail: `It is ${what}.` } })
  })

  test('what has no mark of its own is not guessed at', () => {
    const noise = deflateRawSync(Buffer.from('no mark '.repeat(50)))
    expect(foreignBytes(noise)).toMatchObject({ failure: { kind: 'not-text' } })
  })
})

describe('an encoding is named', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-32, little-endian', utf32(session, 'LE')],
    ['UTF-32, little-endian', utf32('\ufeff{"name":"山田"}', 'LE')],
    ['UTF-32, big-endian', utf32(session, 'BE')],
    ['UTF-32, big-endian', utf32('\ufeff{"name":"😀"}', 'BE')],
    ['EBCDIC', ebcdic(session)],
    // やまだ, ヤマダ and 김민준, as the three write them.
    ['Shift-JIS', bytes('{"name":"\x82\xe2\x82\xdc\x82\xbe"}')],
    ['EUC-JP', bytes('{"name":"\xa5\xe4\xa5\xde\xa5\xc0"}')],
    ['EUC-KR', bytes('{"name":"\xb1\xe8\xb9\xce\xc1\xd8"}')]
  ])('%s', (name, received) => {
    expect(said(received)).toMatchObject({ failure: { kind: 'foreign-encoding', detail: `It is text in ${name}.` } })
  })

  test('only when it is certain: one byte a letter has many names', () => {
    expect(said(bytes('{"name":"Jos\xe9"}'))).toMatchObject({
      failure: { kind: 'foreign-encoding', detail: expect.stringContaining('cannot be told') }
    })
  })

  test('neither UTF-8 nor UTF-16, with letters of any language, is taken for UTF-32', () => {
    for (const text of [session, '{"name":"山田"}', '{"name":"Łukasz 😀"}', '\ufeff{"a":1}']) {
      for (const encoding of ['utf8', 'utf16le'] as const) expect(isUtf32(Buffer.from(text, encoding))).toBe(false)
      expect(isUtf32(Buffer.from(text, 'utf16le').swap16())).toBe(false)
    }
  })
})
