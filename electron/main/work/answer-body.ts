// Reads an answer's body, counting its bytes so that an endless one cannot fill the memory, and what the client needs to know of it.

import { isUtf8 } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { fail, ok, type Result } from '../../shared/result'
import { joined, textOf, withoutMark } from '../files/bytes'

/** In bytes: a millisecond's work, or some when the system has to find the memory first. */
const copiedAtOnce = 2 * 2 ** 20

/**
 * The body in parts, each in memory that can be shared with the worker; or `too-large` as soon as it passes `maxBytes`.
 * Ends the stream in each case; rejects with the stream's own error, or with what `aborted` rejects with.
 */
export async function readBody(
  response: Response,
  maxBytes: number,
  aborted: Promise<never>
): Promise<Result<readonly Uint8Array[]>> {
  if (!response.body) return ok([])
  const reader = response.body.getReader()
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    if (Number(response.headers.get('content-length')) > maxBytes) return tooLarge(maxBytes)
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted])
      // Copied only now: an answer that is cut costs its bytes once.
      if (done) return ok(await sharedParts(parts, aborted))
      bytes += value.byteLength
      if (bytes > maxBytes) return tooLarge(maxBytes)
      parts.push(value)
    }
  } finally {
    // Does nothing after the end; otherwise it frees the connection. Its own failure changes nothing.
    reader.cancel().catch(() => undefined)
  }
}

/** Copies of the parts in memory that can be shared; other work comes between some megabytes and the next. */
async function sharedParts(parts: readonly Uint8Array[], aborted: Promise<never>): Promise<readonly Uint8Array[]> {
  const copies: Uint8Array[] = []
  let bytes = 0
  for (const part of parts) {
    copies.push(joined([part]))
    bytes += part.byteLength
    if (bytes < copiedAtOnce) continue
    bytes = 0
    await Promise.race([setImmediate(), aborted])
  }
  return copies
}

/** The failure of an answer that passes a limit. */
export function tooLarge(maxBytes: number): Result<never> {
  return fail('too-large', `The answer is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB.`)
}

/** What the client needs to know of an answer, and its bytes. */
export interface AnswerBody {
  /** The body, word for word; it is JSON in UTF-8. */
  readonly bytes: Uint8Array
  /** How many participants it lists. */
  readonly participants: number
  /** How many there are, and on how many pages, where the answer is a page. */
  readonly total: number | null
  readonly lastPage: number
}

/** The bytes of a whole body in, what they say out, or `unexpected-answer` with what came instead. */
export function answerOf(received: Uint8Array): Result<AnswerBody> {
  if (!isUtf8(received)) return fail('unexpected-answer', 'The answer is no valid UTF-8 text.')
  const bytes = withoutMark(received)
  const json = jsonOf(textOf(bytes))
  return json.ok ? ok({ bytes, participants: participantsIn(json.value), ...pageInfoOf(json.value) }) : json
}

function jsonOf(text: string): Result<unknown> {
  if (text.trim() === '') return fail('unexpected-answer', 'The answer is empty.')
  try {
    return ok(JSON.parse(text))
  } catch {
    if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return fail('network-sign-in', 'A web page came instead of data.')
    return fail('unexpected-answer', 'The answer is no JSON, or only a part of it.')
  }
}

function participantsIn(json: unknown): number {
  const body = recordOf(json)
  const data = 'data' in body ? body['data'] : body
  const holder = recordOf(Array.isArray(data) ? data[0] : data)
  const list = holder['participants'] ?? holder['participantArray']
  return Array.isArray(list) ? list.length : 0
}

function pageInfoOf(json: unknown): { total: number | null; lastPage: number } {
  const { total, lastPage } = recordOf(recordOf(json)['pageInfo'])
  return { total: typeof total === 'number' ? total : null, lastPage: typeof lastPage === 'number' ? lastPage : 1 }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
