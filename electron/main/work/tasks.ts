// The work that grows with a text: to read, check, decode, hash and put it together; done in main for short ones, else in the worker.

import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { packedLength, packSession, type PackedSession } from '../../shared/packed-session'
import { fail, ok, type Result } from '../../shared/result'
import {
  decodeKeptFile,
  encodeKeptFile,
  keptExtension,
  largestBody,
  looksKept,
  type KeptBytes,
  type KeptFile
} from '../library/kept-file'
import { decode } from '../session/decode'
import { withholdSecrets } from '../session/withhold'
import { answerOf, type AnswerBody } from '../videosdk/body'
import { bytesOf, joined, readWhole, textOf, withoutMark } from './bytes'

/** In characters; a longer session does not cross to the window with its snapshot but in parts. */
const longestAtOnce = 2 * 1024 * 1024

export interface SessionText {
  readonly ids: Pick<KeptFile, 'sessionId' | 'roomId' | 'customRoomId' | 'startMs'>
  /** The text without secrets. */
  readonly raw: Uint8Array
  /** Packed; when it is too long to cross at once: its pieces, each in a line of its own. */
  readonly session: PackedSession | Uint8Array
}

export type KeptHead = Omit<KeptFile, 'raw'>

/** Thrown instead of decoding a text of more values than were allowed: they, not its length, are what takes time. */
export class TooManyValues extends Error {}

/** All tasks: plain data and bytes in, a Result of the same out. Those that decode take the most values that they may. */
export const tasks = {
  /** A file from outside, kept one or raw body; `head` is what a kept one says of itself. */
  async openFile(
    { path, secrets }: { readonly path: string; readonly secrets: readonly string[] },
    mostValues = Infinity
  ) {
    const fileName = basename(path)
    const read = await readWhole(path)
    if (!read.ok) return read
    const bytes = read.value
    if (looksKept(bytes) || fileName.toLowerCase().endsWith(keptExtension)) {
      const file = decodeKeptFile(bytes)
      if (!file.ok) return fail(file.failure.kind, fileName)
      const { raw, ...head } = file.value
      return ok({ head, opened: openText(raw, secrets, mostValues) })
    }
    if (bytes.length > largestBody) return fail('file-too-large', `${fileName} has ${bytes.length} bytes.`)
    if (!isUtf8(bytes)) return fail('unreadable-file', `${fileName} is not text in UTF-8.`)
    return ok({ head: null, opened: openText(withoutMark(bytes), secrets, mostValues) })
  },

  /** A text in parts, in their order. */
  openText(
    { parts, secrets }: { readonly parts: readonly Uint8Array[]; readonly secrets: readonly string[] },
    mostValues = Infinity
  ) {
    const [only] = parts
    return openText(only !== undefined && parts.length === 1 ? only : joined(parts), secrets, mostValues)
  },

  async readKept({ path }: { readonly path: string }): Promise<Result<KeptBytes>> {
    const bytes = await readWhole(path)
    return bytes.ok ? decodeKeptFile(bytes.value) : bytes
  },

  /** What a kept file says of itself, once all of it was read and verified. */
  async verifyKept({ path }: { readonly path: string }): Promise<Result<KeptHead>> {
    const file = await tasks.readKept({ path })
    if (!file.ok) return file
    const head: KeptHead & { raw?: Uint8Array } = file.value
    delete head.raw
    return ok(head)
  },

  encodeKept({ file }: { readonly file: KeptFile }): Result<Uint8Array> {
    return ok(encodeKeptFile(file))
  },

  sha256({ text }: { readonly text: string | Uint8Array }): Result<string> {
    return ok(createHash('sha256').update(text).digest('hex'))
  },

  /** The parts of an answer's body, in the order in which they came. */
  readAnswer({ parts }: { readonly parts: readonly Uint8Array[] }): Result<AnswerBody> {
    return answerOf(joined(parts))
  }
}

export type Tasks = typeof tasks
export type TaskName = keyof Tasks

function openText(bytes: Uint8Array, secrets: readonly string[], mostValues: number): Result<SessionText> {
  if (mostValues < Infinity && valuesIn(bytes) > mostValues) throw new TooManyValues()
  const text = textOf(bytes)
  const clean = withholdSecrets(text, secrets)
  const session = decode(clean)
  if (!session.ok) return session
  const { id: sessionId, roomId, customRoomId, startMs } = session.value
  const packed = packSession(session.value)
  return ok({
    ids: { sessionId, roomId, customRoomId, startMs },
    raw: clean === text ? bytes : bytesOf(clean),
    session: packedLength(packed) > longestAtOnce ? bytesOf(packed.join('\n')) : packed
  })
}

/** As many values as JSON text can hold at most, told by what begins or follows each of them. */
function valuesIn(bytes: Uint8Array): number {
  let values = 1
  for (const byte of bytes) if (byte === comma || byte === bracket || byte === brace) values += 1
  return values
}

const [comma, bracket, brace] = [0x2c, 0x5b, 0x7b]
