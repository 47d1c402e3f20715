// Says what bytes are that are no text in UTF-8 or UTF-16: a picture, a document, an archive, or text in another encoding.

import { fail, type FailureKind, type Result } from '../../shared/result'
import { holdsAt, viewOf } from '../files/bytes'

type Signature = readonly [start: string, what: string, at?: number]

/** The first that fits counts; each start is written in Latin-1, and stands at the beginning if at no other place. */
const signatures: Readonly<Partial<Record<FailureKind, readonly Signature[]>>> = {
  'media-file': [
    ['\x89PNG', 'a picture (PNG)'],
    ['\xff\xd8\xff', 'a picture (JPEG)'],
    ['GIF8', 'a picture (GIF)'],
    ['WEBP', 'a picture (WebP)', 8],
    ['ftyphei', 'a picture (HEIC)', 4],
    ['ftypavif', 'a picture (AVIF)', 4],
    ['II*\0', 'a picture (TIFF)'],
    ['MM\0*', 'a picture (TIFF)'],
    ['ftyp', 'a video', 4],
    ['\x1aE\xdf\xa3', 'a video'],
    ['OggS', 'a sound recording'],
    ['ID3', 'a sound recording'],
    ['WAVE', 'a sound recording', 8]
  ],
  'document-file': [
    ['%PDF', 'a PDF document'],
    ['\xd0\xcf\x11\xe0', 'a document of an older Word or Excel, or a mail of Outlook'],
    ['[Content_Types].xml', 'a document of Word, Excel or PowerPoint', 30],
    ['xl/', 'a document of Excel', 30],
    ['mimetypeapplication/vnd.oasis', 'a document of LibreOffice', 30],
    ['SQLite format 3\0', 'a database (SQLite)']
  ],
  'archive-file': [
    ['PK\x03\x04', 'a zip archive'],
    ['\x28\xb5\x2f\xfd', 'packed with zstd'],
    ['BZh', 'packed with bzip2'],
    ['\xfd7zXZ', 'packed with xz'],
    ['7z\xbc\xaf', 'a 7-Zip archive'],
    ['Rar!', 'a RAR archive']
  ]
}

/** Bytes that are no UTF-8 in; the failure that says what they are out. Only what is certain is named. */
export function foreignBytes(bytes: Uint8Array): Result<never> {
  for (const [kind, known] of Object.entries(signatures) as [FailureKind, readonly Signature[]][]) {
    const found = known.find(([start, , at = 0]) => holdsAt(bytes, start, at))
    if (found !== undefined) return fail(kind, `It is ${found[1]}.`)
  }
  const encoding = encodingOf(bytes)
  if (encoding !== null) return fail('foreign-encoding', `It is text in ${encoding}.`)
  if (!noText.test(viewOf(bytes.subarray(0, seen)).toString('latin1')))
    return fail('foreign-encoding', 'It is text in an encoding that cannot be told, such as Windows-1252.')
  return fail('not-text', 'It is neither text in UTF-8 nor in UTF-16.')
}

/** Whether bytes are text in UTF-32, with a mark or without. */
export function isUtf32(bytes: Uint8Array): boolean {
  return utf32Of(bytes) !== null
}

/** So much of a text tells. */
const seen = 64 * 1024
/** Signs that stand in no text of one byte a letter. */
const noText = /[\0-\x08\x0e-\x1f]/ // eslint-disable-line no-control-regex -- control characters are what tells

function encodingOf(bytes: Uint8Array): string | null {
  return utf32Of(bytes) ?? (isEbcdic(bytes) ? 'EBCDIC' : eastAsianOf(bytes.subarray(0, seen)))
}

/** Of four bytes at least one is zero, as no character is beyond U+10FFFF: the first or the last, by the order. */
function utf32Of(bytes: Uint8Array): string | null {
  const units = Math.min(seen, bytes.length) >> 2
  if (units < 2 || bytes.length % 4 !== 0 || viewOf(bytes).readUInt32LE(0) === 0) return null
  const holds = (zero: number, plane: number) => {
    for (let unit = 0; unit < units; unit++)
      if (bytes[4 * unit + zero] !== 0 || (bytes[4 * unit + plane] ?? 0) > 0x10) return false
    return true
  }
  if (holds(3, 2)) return 'UTF-32, little-endian'
  return holds(0, 1) ? 'UTF-32, big-endian' : null
}

/** Letters stand at the same places in every EBCDIC: words that every answer about sessions has. */
const ebcdicWords = ['participants', 'sessionId', 'roomId', 'timelog']

function isEbcdic(bytes: Uint8Array): boolean {
  const some = viewOf(bytes.subarray(0, seen))
  return ebcdicWords.some((word) => some.includes(Buffer.from([...word].map(ebcdicOf))))
}

function ebcdicOf(letter: string): number {
  const at = letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)
  const small = at < 9 ? 0x81 + at : at < 18 ? 0x91 + at - 9 : 0xa2 + at - 18
  return letter === letter.toLowerCase() ? small : small + 0x40
}

const eastAsian: readonly (readonly [label: string, name: string, ownScript: RegExp])[] = [
  ['shift_jis', 'Shift-JIS', /[\u3041-\u3096\u30a1-\u30fa]/u],
  ['euc-jp', 'EUC-JP', /[\u3041-\u3096\u30a1-\u30fa]/u],
  ['euc-kr', 'EUC-KR', /[\uac00-\ud7a3]/u]
]
/** Letters that hardly anybody writes, but that others' bytes turn into. */
const unlikely = /[\uff61-\uff9f\ue000-\uf8ff\u0080-\u009f]/u

/** Named only when one of them alone reads it all, as words of its own script. */
function eastAsianOf(bytes: Uint8Array): string | null {
  const read = eastAsian.filter(([label, , script]) => {
    const text = decodedAs(label, bytes)
    return text !== null && script.test(text) && !unlikely.test(text)
  })
  const [only] = read
  return read.length === 1 && only !== undefined ? only[1] : null
}

function decodedAs(label: string, bytes: Uint8Array): string | null {
  try {
    // What was cut off at the end is no fault: it is read as a part of more.
    return new TextDecoder(label, { fatal: true }).decode(Uint8Array.from(bytes), { stream: true })
  } catch {
    return null
  }
}
