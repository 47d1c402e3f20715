// Takes off what a file's bytes are packed in: gzip, UTF-16, the headers of an answer.

import { isUtf8 } from 'node:buffer'
import { gunzipSync } from 'node:zlib'
import { fail, ok, type Result } from '../../shared/result'
import { errorCode } from '../files/error-code'
import { bytesOf, holdsAt, joined, viewOf, withoutMark } from '../files/bytes'
import { foreignBytes, isUtf32 } from './foreign-bytes'
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
 * The bytes of a file in; the text in them out. Fails with what they are instead, or with `file-too-large` as soon as more
 * than `mostBytes` come out.
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
  // Of letters of ASCII alone, UTF-32 is UTF-8 too, with a NUL or three after each.
  if (isUtf32(bytes) || !isUtf8(bytes)) return foreignBytes(bytes)
  return ok({ bytes: withoutMark(bytes), around })
}

type Layer = Result<{ readonly bytes: Uint8Array; readonly name: string }> | null

function withoutLayer(bytes: Uint8Array, mostBytes: number): Layer {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return inflated(bytes, mostBytes)
  const order = byteOrder(bytes)
  if (order !== null) return decoded(bytes, order)
  if (!holdsAt(bytes, 'HTTP/')) return null
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
    return fail('cut-off-file', 'It is packed with gzip, and damaged or cut off.')
  }
}

type ByteOrder = 'little-endian' | 'big-endian'

/** So many units say whether text without a mark is UTF-16: in JSON in any language every third, at least, is of ASCII. */
const unitsSeen = 64

/** How UTF-16 is ordered, by its mark or, of text that begins with a letter or sign of ASCII, by its zeros. */
function byteOrder(bytes: Uint8Array): ByteOrder | null {
  const [first, second] = bytes
  if (isUtf32(bytes)) return null
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
  if (bytes.length % 2 === 1) return fail('cut-off-file', 'It is text in UTF-16, and damaged or cut off.')
  const copy = Buffer.from(bytes)
  const text = (order === 'big-endian' ? copy.swap16() : copy).toString('utf16le').replace(/^\ufeff+/, '')
  // Half a character would be replaced on the way to UTF-8.
  if (/\p{Surrogate}/u.test(text)) return fail('cut-off-file', 'It is text in UTF-16, and damaged or cut off.')
  return ok({ bytes: bytesOf(text), name })
}
