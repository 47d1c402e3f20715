// An answer's body: cut at its limit, and read for what the client needs to know of it.
import { describe, expect, test, vi } from 'vitest'
import { answerOf, readBody } from '../../../../../electron/main/work/answer-body'

const never = new Promise<never>(() => undefined)

function responseOf(
  chunks: readonly string[],
  headers: Record<string, string> = {},
  onCancel: () => unknown = () => undefined
): Response {
  const left = [...chunks]
  const stream = new ReadableStream({
    pull(controller) {
      const chunk = left.shift()
      if (chunk === undefined) controller.close()
      else controller.enqueue(new TextEncoder().encode(chunk))
    },
    cancel: () => void onCancel()
  })
  return new Response(stream, { headers })
}

const textOf = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString()

describe('a body', () => {
  test('of just the limit is whole, in memory that can be shared', async () => {
    const read = await readBody(responseOf(['12345', '67890'], { 'content-length': '10' }), 10, never)
    if (!read.ok) throw new Error(read.failure.kind)
    expect(textOf(read.value)).toBe('1234567890')
    for (const { buffer } of read.value) expect(buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  test('of many megabytes is the same as it came', async () => {
    const chunk = 'ab'.repeat(2 ** 20)
    const body = () => responseOf(Array.from({ length: 8 }, () => chunk))
    const read = await readBody(body(), 2 ** 26, never)
    if (!read.ok) throw new Error(read.failure.kind)
    expect(textOf(read.value)).toBe(chunk.repeat(8))
    for (const { buffer } of read.value) expect(buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  test('that is missing is empty', async () => {
    expect(await readBody(new Response(null), 10, never)).toEqual({ ok: true, value: [] })
  })

  test('that passes the limit is too large, and its stream is let go', async () => {
    const onCancel = vi.fn()
    const read = await readBody(responseOf(['12345', '678901', '2', '3'], {}, onCancel), 10, never)
    expect(read).toMatchObject({ ok: false, failure: { kind: 'too-large' } })
    expect(onCancel).toHaveBeenCalledOnce()
  })

  test('that says it will is not even begun, and the limit is told in MiB', async () => {
    const onCancel = vi.fn()
    const admitted = { 'content-length': String(3 * 2 ** 20 + 1) }
    expect(await readBody(responseOf(['1', '2', '3'], admitted, onCancel), 3 * 2 ** 20, never)).toMatchObject({
      failure: { kind: 'too-large', detail: 'The answer is larger than 3 MiB.' }
    })
    expect(onCancel).toHaveBeenCalledOnce()
  })

  test('that is given up rejects at once, and its stream is let go, even when that fails', async () => {
    const onCancel = vi.fn(() => {
      throw new Error('It does not let go')
    })
    const silent = new Response(new ReadableStream({ cancel: onCancel }))
    await expect(readBody(silent, 10, Promise.reject(new Error('Given up')))).rejects.toThrow('Given up')
    expect(onCancel).toHaveBeenCalledOnce()
  })
})

describe('an answer', () => {
  const read = (text: string | Buffer) => answerOf(Buffer.from(text))

  test.each([
    ['{"participants":[1,2]}', { participants: 2, total: null, lastPage: 1 }],
    ['{"participantArray":[1]}', { participants: 1 }],
    [
      '{"data":{"participants":[1,2,3]},"pageInfo":{"total":9,"lastPage":3}}',
      { participants: 3, total: 9, lastPage: 3 }
    ],
    ['{"data":[{"participants":[1,2]}],"participants":[1]}', { participants: 2 }],
    [
      '{"participants":{"length":4},"pageInfo":{"total":"9","lastPage":"3"}}',
      { participants: 0, total: null, lastPage: 1 }
    ],
    ['{"pageInfo":null,"data":null}', { participants: 0, total: null }],
    ['[]', { participants: 0 }],
    ['"text"', { participants: 0 }],
    ['null', { participants: 0, total: null, lastPage: 1 }],
    ['{"data":[]}', { participants: 0 }]
  ])('%s is counted', (text, counted) => {
    expect(read(text)).toMatchObject({ ok: true, value: counted })
  })

  test('keeps its bytes, but for the mark at their beginning', () => {
    const answer = read('\ufeff{"a":"ü"}')
    expect(answer.ok && Buffer.from(answer.value.bytes).toString()).toBe('{"a":"ü"}')
  })

  test.each<[string | Buffer, string]>([
    [Buffer.from([0x22, 0xff, 0x22]), 'The answer is no valid UTF-8 text.'],
    ['', 'The answer is empty.'],
    [' \n\t', 'The answer is empty.'],
    ['{"a":', 'The answer is no JSON, or only a part of it.'],
    ['say <html>', 'The answer is no JSON, or only a part of it.'],
    ['<p>', 'The answer is no JSON, or only a part of it.']
  ])('of %j is unexpected, and why is said', (text, detail) => {
    expect(read(text)).toMatchObject({ ok: false, failure: { kind: 'unexpected-answer', detail } })
  })

  test.each(['<!DOCTYPE html><p>', '\n <HTML>', '<?xml version="1.0"?>'])('of %j is a network’s page', (text) => {
    const detail = 'A web page came instead of data.'
    expect(read(text)).toMatchObject({ ok: false, failure: { kind: 'network-sign-in', detail } })
  })
})
