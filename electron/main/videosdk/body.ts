// Reads an answer's body as text while counting its bytes, so that an endless one cannot fill the memory.

import { fail, ok, type Result } from '../../shared/result'

/**
 * The body as text, or `too-large` as soon as it passes `maxBytes`, or `unexpected-answer` when it is no UTF-8.
 * Ends the stream in both cases; rejects with the stream's own error, or with what `aborted` rejects with.
 */
export async function readBody(response: Response, maxBytes: number, aborted: Promise<never>): Promise<Result<string>> {
  if (!response.body) return ok('')
  const reader = response.body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parts: string[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted])
      if (done) break
      bytes += value.byteLength
      if (bytes > maxBytes) return fail('too-large', `The answer is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB.`)
      const part = decoded(decoder, value)
      if (part === null) return fail('unexpected-answer', 'The answer is no valid UTF-8 text.')
      parts.push(part)
    }
    const last = decoded(decoder)
    return last === null ? fail('unexpected-answer', 'The answer is no valid UTF-8 text.') : ok(parts.join('') + last)
  } finally {
    // Does nothing after the end; otherwise it frees the connection. Its own failure changes nothing.
    reader.cancel().catch(() => undefined)
  }
}

function decoded(decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): string | null {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
