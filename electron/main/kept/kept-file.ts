// The format of one kept session: a header with a checksum, a line about the session with the user's marks, and the raw JSON word for word.

import { isUtf8 } from 'node:buffer'
import * as v from 'valibot'
import type { AccountLabel } from '../../shared/account'
import type { TimeMark } from '../../shared/mark'
import { fail, ok, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { writtenLabelSchema } from './label'
import { marksSchema } from './marks'
import { parsedJson } from '../files/parsed-json'
import { joined, viewOf } from '../files/bytes'
import { cryptography } from '../files/cryptography'

const format = 'rollcall-session'
/** Version 1 had no marks, version 2 not what the session was taken out of: what has none is still written as that. */
const version = 3
const versionWithoutStood = 2
const newline = 0x0a
export const keptExtension = '.rollcall'
/** The largest raw JSON that is read. */
export const largestBody = 64 * 1024 * 1024
/** The largest file that is kept, and so the largest one that is read again: the largest body with the longest marks. */
export const largestKeptFile = 80 * 1024 * 1024

export interface KeptFile {
  readonly sessionId: string | null
  readonly roomId: string | null
  readonly customRoomId: string | null
  readonly startMs: Ms | null
  /** When the service was asked; null when nobody knows. */
  readonly fetchedAtMs: Ms | null
  readonly keptAtMs: Ms
  readonly account: AccountLabel | null
  readonly marks: readonly TimeMark[]
  /** What the session was taken out of when it was opened, as a sentence; left out when it stood by itself. */
  readonly stood?: string | null
  /** The raw JSON; well-formed text or its UTF-8, kept to the byte. */
  readonly raw: string | Uint8Array
}

export type KeptBytes = KeptFile & { readonly raw: Uint8Array }

const anyHeaderSchema = v.object({ format: v.literal(format), version: v.pipe(v.number(), v.integer()) })
const headerSchema = v.strictObject({
  format: v.literal(format),
  version: v.picklist([1, versionWithoutStood, version]),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
})
/** In characters. */
export const longestStood = 1000
const text = v.nullable(v.string())
const isoTime = v.pipe(v.string(), v.isoTimestamp())
const firstMetaEntries = {
  sessionId: text,
  roomId: text,
  customRoomId: text,
  startMs: v.nullable(v.pipe(v.number(), v.finite())),
  fetchedAt: v.nullable(isoTime),
  keptAt: isoTime,
  account: v.nullable(writtenLabelSchema)
}
const secondMetaEntries = { ...firstMetaEntries, marks: marksSchema }
const metaEntries = { ...secondMetaEntries, stood: v.pipe(v.string(), v.maxLength(longestStood)) }
type Meta = v.InferOutput<v.StrictObjectSchema<typeof secondMetaEntries, undefined>> & { readonly stood?: string }
const metaSchemas: Readonly<Record<1 | 2 | 3, v.GenericSchema<unknown, Meta>>> = {
  1: v.pipe(
    v.strictObject(firstMetaEntries),
    v.transform((meta) => ({ ...meta, marks: [] }))
  ),
  2: v.strictObject(secondMetaEntries),
  3: v.strictObject(metaEntries)
}

/** What is to be kept in, the whole file out. */
export function encodeKeptFile(file: KeptFile): Uint8Array {
  const meta: Meta = {
    sessionId: file.sessionId,
    roomId: file.roomId,
    customRoomId: file.customRoomId,
    startMs: file.startMs,
    fetchedAt: file.fetchedAtMs === null ? null : new Date(file.fetchedAtMs).toISOString(),
    keptAt: new Date(file.keptAtMs).toISOString(),
    account: file.account,
    marks: file.marks,
    ...(file.stood == null ? {} : { stood: file.stood })
  }
  const raw = typeof file.raw === 'string' ? Buffer.from(file.raw) : file.raw
  const content = [Buffer.from(`${JSON.stringify(meta)}\n`), raw]
  const written = file.stood == null ? versionWithoutStood : version
  const header = JSON.stringify({ format, version: written, sha256: sha256(...content) })
  return joined([Buffer.from(`${header}\n`), ...content])
}

/**
 * A whole file in, what was kept out. Fails with `foreign-file` when it is not one of ours, `newer-file` when a later
 * version wrote it, `damaged-file` when it is ours but not as it was written: never wrong data.
 */
export function decodeKeptFile(bytes: Uint8Array): Result<KeptBytes> {
  const file = viewOf(bytes)
  const headerEnd = file.indexOf(newline)
  const header = parsedJson(file.toString('utf8', 0, headerEnd === -1 ? Math.min(file.length, 1000) : headerEnd))
  const known = v.safeParse(anyHeaderSchema, header)
  if (!known.success) return fail(looksKept(file) || looksLost(file) ? 'damaged-file' : 'foreign-file')
  if (known.output.version > version) return fail('newer-file')
  const content = file.subarray(headerEnd + 1)
  const strict = v.safeParse(headerSchema, header)
  if (!strict.success || headerEnd === -1 || sha256(content) !== strict.output.sha256) return fail('damaged-file')
  const metaEnd = content.indexOf(newline)
  const schema = metaSchemas[strict.output.version]
  const meta = v.safeParse(schema, parsedJson(content.toString('utf8', 0, Math.max(metaEnd, 0))))
  const raw = content.subarray(metaEnd + 1)
  if (!meta.success || !isUtf8(raw)) return fail('damaged-file')
  const { fetchedAt, keptAt, ...rest } = meta.output
  return ok({
    ...rest,
    fetchedAtMs: fetchedAt === null ? null : Date.parse(fetchedAt),
    keptAtMs: Date.parse(keptAt),
    raw: bytes.subarray(bytes.length - raw.length)
  })
}

/** Whether a file begins as a kept one does; one wrong byte at the beginning does not hide it. */
export function looksKept(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return beginning.startsWith(`{"format":"${format}"`) || /^[^]{0,50},"sha256":"[0-9a-f]{64}"\}\n/.test(beginning)
}

/** Whether the line that a kept file has of its session stands near a beginning: what follows is no longer held by a checksum. */
export function isRestOfKept(bytes: Uint8Array): boolean {
  return /"keptAt":"\d{4}-/.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))
}

/** Empty or zeroed from its beginning: what a file system leaves of a write that it lost. */
function looksLost(bytes: Uint8Array): boolean {
  return bytes.length === 0 || bytes[0] === 0
}

function sha256(...parts: readonly Uint8Array[]): string {
  const hash = cryptography().createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
