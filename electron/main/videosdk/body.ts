// Reads an answer's body as text and as JSON, counting its bytes so that an endless one cannot fill the memory.

import { fail, ok, type Result } from '../../shared/result'

/**
 * The body as text, or `too-large` as soon as it passes `maxBytes`, or `unexpected-answer` when it is no UTF-8.
 * Ends the stream in each case; rejects with the stream's own error, or with what `aborted` rejects with.
 */
export async function readBody(response: Response, maxBytes: number, aborted: Promise<never>): Promise<Result<string>> {
  if (!response.body) return ok('')
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    const tooLarge = fail('too-large', `The answer is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB.`)
    if (Number(response.headers.get('content-length')) > maxBytes) return tooLarge
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted])
      if (done) return decoded(chunks)
      bytes += value.byteLength
      if (bytes > maxBytes) return tooLarge
      chunks.push(value)
    }
  } finally {
    // Does nothing after the end; otherwise it frees the connection. Its own failure changes nothing.
    reader.cancel().catch(() => undefined)
  }
}

function decoded(chunks: readonly Uint8Array[]): Result<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    return ok(chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode())
  } catch (error) {
    if (error instanceof TypeError) return fail('unexpected-answer', 'The answer is no valid UTF-8 text.')
    throw error
  }
}

/** A whole body in, its JSON value out, or `unexpected-answer` with what came instead. */
export function jsonOf(text: string): Result<unknown> {
  if (text.trim() === '') return fail('unexpected-answer', 'The answer is empty.')
  try {
    return ok(JSON.parse(text))
  } catch {
    if (/^\s*<(!doctype|html|\?xml)/i.test(text))
      return fail('unexpected-answer', 'A web page came instead of data; a network that asks to sign in answers so.')
    return fail('unexpected-answer', 'The answer is no JSON, or only a part of it.')
  }
}
