// Takes off what a file's bytes are packed in: gzip, UTF-16, the headers of an answer.

import { isUtf8 } from 'node:buffer'
import { gunzipSync } from 'node:zlib'
import { fail, ok, type Result } from '../../shared/result'
import { errorCode } from '../files/error-code'
import { bytesOf, joined, viewOf, withoutMark } from '../files/bytes'
import { headEnd, longestHead } from './json-in-text'

/** Text in UTF-8 without a byte order mark, and what it was taken out of. */
export interface Unpacked {
  readonly bytes: Uint8Array
  /** Nouns for a sentence, outermost first. */
  readonly around: readonly string[]
}

const mostLayers = 8
/** JSON is packed to a tenth, or a fiftieth where it says the same again and again; bombs to a thousandth. */
const mostTimes = 500

/**
 * The bytes of a file in; the text in them out. Fails with `not-text` and what they are instead, or with `file-too-large`
 * as soon as more than `mostBytes` come out.
 */
export function unpacked(received: Uint8Array, mostBytes: number): Result<Unpacked> {
  let bytes = received
  const around: string[] = []
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const next = withoutLayer(bytes, mostBytes)
    if (next === null) break
    if (!next.ok) return next
    bytes = next.value.bytes
    around.push(next.value.name)
  }
  if (!isUtf8(bytes)) return fail('not-text', whatBytes(bytes))
  return ok({ bytes: withoutMark(bytes), around })
}

type Layer = Result<{ readonly bytes: Uint8Array; readonly name: string }> | null

function withoutLayer(bytes: Uint8Array, mostBytes: number): Layer {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return inflated(bytes, mostBytes)
  const order = byteOrder(bytes)
  if (order !== null) return decoded(bytes, order)
  if (!startsWith(bytes, 'HTTP/')) return null
  const end = headEnd(viewOf(bytes.subarray(0, longestHead)).toString('latin1'))
  return end === 0 ? null : ok({ bytes: bytes.subarray(end), name: 'an answer with its HTTP headers' })
}

function inflated(bytes: Uint8Array, mostBytes: number): Layer {
  const most = Math.min(mostBytes, Math.max(1024 * 1024, bytes.length * mostTimes))
  try {
    // Stops as soon as there is more: what a bomb would unpack to is never made.
    const plain = gunzipSync(viewOf(bytes), { maxOutputLength: most })
    return ok({ bytes: joined([plain]), name: 'a file packed with gzip' })
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE')
      return fail('file-too-large', `It unpacks to more than ${Math.floor(most / 1024 / 1024)} MiB.`)
    return fail('not-text', 'It is packed with gzip, and damaged or cut off.')
  }
}

type ByteOrder = 'little-endian' | 'big-endian'

/** So many units say whether text without a mark is UTF-16: in JSON in any language every third, at least, is of ASCII. */
const unitsSeen = 64

/** How UTF-16 is ordered, by its mark or, of text that begins with a letter or sign of ASCII, by its zeros. */
function byteOrder(bytes: Uint8Array): ByteOrder | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'little-endian'
  if (first === 0xfe && second === 0xff) return 'big-endian'
  if (second === undefined || bytes.length < 4 || (first === 0) === (second === 0)) return null
  const zeroAt = first === 0 ? 0 : 1
  const units = Math.min(unitsSeen, Math.floor(bytes.length / 2))
  let ofAscii = 0
  for (let unit = 0; unit < units; unit++)
    if (bytes[2 * unit + zeroAt] === 0 && bytes[2 * unit + 1 - zeroAt] !== 0) ofAscii++
  if (ofAscii < units / 3) return null
  return zeroAt === 0 ? 'big-endian' : 'little-endian'
}

function decoded(bytes: Uint8Array, order: ByteOrder): Layer {
  const name = `text in UTF-16, ${order}`
  if (bytes.length % 2 === 1) return fail('not-text', 'It is text in UTF-16, and damaged or cut off.')
  const copy = Buffer.from(bytes)
  const text = (order === 'big-endian' ? copy.swap16() : copy).toString('utf16le').replace(/^\ufeff+/, '')
  // Half a character would be replaced on the way to UTF-8.
  if (/\p{Surrogate}/u.test(text)) return fail('not-text', 'It is text in UTF-16, and damaged or cut off.')
  return ok({ bytes: bytesOf(text), name })
}

const signatures: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', 'a zip archive. Unpack it first'],
  ['\x28\xb5\x2f\xfd', 'packed with zstd. Unpack it first'],
  ['BZh', 'packed with bzip2. Unpack it first'],
  ['\xfd7zXZ', 'packed with xz. Unpack it first'],
  ['7z\xbc\xaf', 'a 7-Zip archive. Unpack it first'],
  ['%PDF', 'a PDF document'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture']
]

function whatBytes(bytes: Uint8Array): string {
  const found = signatures.find(([start]) => startsWith(bytes, start))
  return found === undefined ? 'It is neither text in UTF-8 nor in UTF-16.' : `It is ${found[1]}.`
}

function startsWith(bytes: Uint8Array, latin1: string): boolean {
  return viewOf(bytes.subarray(0, latin1.length)).toString('latin1') === latin1
}
