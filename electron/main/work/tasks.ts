// The work that grows with a text: to read, check, decode, hash and put it together; done in main for short ones, else in the worker.

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fail, ok, type Result } from '../../shared/result'
import type { Session } from '../../shared/session'
import type { KeptFacts, SessionToChoose } from '../../shared/snapshot'
import {
  decodeKeptFile,
  encodeKeptFile,
  keptExtension,
  largestBody,
  longestStood,
  isRestOfKept,
  looksKept,
  type KeptBytes,
  type KeptFile
} from '../kept/kept-file'
import { decode } from '../session/decode'
import { keptFactsOf, participantCount } from '../session/facts'
import { shortened } from '../session/ledger'
import { withholdSecrets } from '../session/withhold'
import { unpacked, type Unpacked } from '../unwrapping/layers'
import { sessionsIn } from '../unwrapping/sessions-in'
import { answerOf, type AnswerBody } from './answer-body'
import { bytesOf, joined, readWhole, textOf } from '../files/bytes'

/** In bytes; more is not unpacked in main. */
const longestInMain = 2 * 1024 * 1024
/** In bytes; of a longer session a list says no more than what its file does. */
const longestLookedInto = 128 * 1024

type SessionIds = Pick<KeptFile, 'sessionId' | 'roomId' | 'customRoomId' | 'startMs'>

export interface SessionText {
  readonly ids: SessionIds
  /** The text without secrets. */
  readonly raw: Uint8Array
  /** What it was taken out of, as a sentence; null when it stood by itself. */
  readonly stood: string | null
  readonly session: Session
}

/** One of several sessions in a file, before it is chosen. */
export interface WaitingText extends Pick<SessionText, 'ids' | 'raw' | 'stood'> {
  /** What is said of it to choose by. */
  readonly brief: Pick<SessionToChoose, 'startUnreadable' | 'participants' | 'incomplete' | 'place'>
}

export interface SeveralSessions {
  readonly waiting: readonly WaitingText[]
  /** More than wait when there are too many to list. */
  readonly total: number
}

export type KeptHead = Omit<KeptFile, 'raw'>

/** With what a list says of its session; null where that is too long to be looked into. */
export type VerifiedHead = KeptHead & { readonly facts: KeptFacts | null }

/** More are not listed to choose from. */
const mostSessions = 1000

/** Thrown instead of decoding a text of more values than were allowed, packed or not: they, not its length, take time. */
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
      return ok({ head, opened: openText(raw, secrets, head.stood ?? null, mostValues), several: null })
    }
    if (bytes.length === 0) return fail('empty-file', fileName)
    if (isRestOfKept(bytes)) return fail('damaged-file', fileName)
    const packed = openPacked(bytes, secrets, mostValues)
    if (!packed.ok) return fail(packed.failure.kind, `${fileName}: ${packed.failure.detail}`)
    return ok({ head: null, ...packed.value })
  },

  /** A text in parts, in their order, and what it was taken out of. */
  openText(
    {
      parts,
      secrets,
      stood = null
    }: { readonly parts: readonly Uint8Array[]; readonly secrets: readonly string[]; readonly stood?: string | null },
    mostValues = Infinity
  ) {
    const [only] = parts
    return openText(only !== undefined && parts.length === 1 ? only : joined(parts), secrets, stood, mostValues)
  },

  async readKept({ path }: { readonly path: string }): Promise<Result<KeptBytes>> {
    const bytes = await readWhole(path)
    return bytes.ok ? decodeKeptFile(bytes.value) : bytes
  },

  /** What a kept file says of itself, once all of it was read and verified. */
  async verifyKept({ path }: { readonly path: string }): Promise<Result<VerifiedHead>> {
    const file = await tasks.readKept({ path })
    if (!file.ok) return file
    const { raw, ...head } = file.value
    const session = raw.length > longestLookedInto ? null : decode(textOf(raw))
    return ok({ ...head, facts: session?.ok === true ? keptFactsOf(session.value) : null })
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

function openText(
  bytes: Uint8Array,
  secrets: readonly string[],
  stood: string | null,
  mostValues: number
): Result<SessionText> {
  allowOnly(mostValues, bytes)
  const text = textOf(bytes)
  const clean = withholdSecrets(text, secrets)
  return sessionText(clean, clean === text ? bytes : null, stood)
}

type OpenedText =
  | { readonly opened: Result<SessionText>; readonly several: null }
  | { readonly opened: null; readonly several: SeveralSessions }

/** The bytes of a file that was not kept in; the session in them out, or several, or why there is none. */
export function openPacked(bytes: Uint8Array, secrets: readonly string[], mostValues = Infinity): Result<OpenedText> {
  if (bytes.length > largestBody) return fail('file-too-large', `It has ${bytes.length} bytes.`)
  const most = mostValues === Infinity ? largestBody : longestInMain
  const plain = unpacked(bytes, most)
  if (plain.ok) return ok(openUnpacked(plain.value, secrets, mostValues))
  if (plain.failure.kind === 'file-too-large' && most < largestBody) throw new TooManyValues()
  return plain
}

/** What stands by itself is opened at once; else what it stands in is looked through. */
function openUnpacked({ bytes, around }: Unpacked, secrets: readonly string[], mostValues: number): OpenedText {
  allowOnly(mostValues, bytes)
  const text = textOf(bytes)
  const clean = (part: string) => withholdSecrets(part, secrets)
  const whole = clean(text)
  const standsAlone = /^\s*\{/.test(whole)
  const opened = standsAlone ? sessionText(whole, whole === text ? bytes : null, stoodIn(around, clean)) : null
  if (opened?.ok === true) return { opened, several: null }

  const { sessions, total, otherwise } = sessionsIn(whole, around, {
    mostBytes: largestBody,
    mostSessions,
    clean,
    onUnpacked: (part) => allowOnly(mostValues, part)
  })
  const [only] = sessions
  if (only === undefined) return { opened: otherwise, several: null }
  if (total === 1) return { opened: sessionText(clean(only.text), null, stoodIn(only.around, clean)), several: null }
  const waiting = sessions.flatMap((found): WaitingText[] => {
    const own = clean(found.text)
    const session = decode(own)
    if (!session.ok) return []
    const { value } = session
    const brief = { ...briefOf(value), place: placeIn(found.around, clean) }
    return [{ ids: idsOf(value), brief, raw: bytesOf(own), stood: stoodIn(found.around, clean) }]
  })
  return { opened: null, several: { waiting, total } }
}

function sessionText(clean: string, bytes: Uint8Array | null, stood: string | null): Result<SessionText> {
  const session = decode(clean, stood)
  if (!session.ok) return session
  return ok({ ids: idsOf(session.value), raw: bytes ?? bytesOf(clean), stood, session: session.value })
}

function idsOf({ id: sessionId, roomId, customRoomId, startMs }: Session): SessionIds {
  return { sessionId, roomId, customRoomId, startMs }
}

function briefOf(session: Session): Omit<WaitingText['brief'], 'place'> {
  const { startUnreadable, incomplete } = session
  return {
    ...(startUnreadable && { startUnreadable }),
    participants: participantCount(session),
    ...(incomplete && { incomplete })
  }
}

/** The sentence about what a session was taken out of, innermost first; null when it stood by itself. */
function stoodIn(around: readonly string[], clean: (text: string) => string): string | null {
  const place = placeIn(around, clean)
  return place && `The session stood in ${place}. Its own text alone is shown and kept.`
}

/** What a session stands in, innermost first; null when it stands by itself. */
function placeIn(around: readonly string[], clean: (text: string) => string): string | null {
  return around.length === 0 ? null : shortened(clean([...around].reverse().join(', in ')), longestStood - 100)
}

function allowOnly(mostValues: number, bytes: Uint8Array): void {
  if (mostValues < Infinity && mayHoldMore(bytes, mostValues)) throw new TooManyValues()
}

/** Whether JSON text can hold more than so many values, told by what begins or follows each of them; read no further than that is known. */
function mayHoldMore(bytes: Uint8Array, mostValues: number): boolean {
  let values = 1
  for (const byte of bytes)
    if ((byte === comma || byte === bracket || byte === brace) && ++values > mostValues) return true
  return false
}

const [comma, bracket, brace] = [0x2c, 0x5b, 0x7b]
