// What a file's bytes are packed in comes off within limits, and what is no text says what it is.

import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpacked } from '../../../../../electron/main/unwrapping/layers'
import { textOf } from '../../../../../electron/main/files/bytes'
import type { FailureKind } from '../../../../../electron/shared/result'

const mostBytes = 4 * 1024 * 1024

test('a bomb is refused as too large while it unpacks, also one in another', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
  const before = process.memoryUsage().arrayBuffers
  for (const bytes of [bomb, gzipSync(bomb)])
    expect(unpacked(bytes, mostBytes)).toMatchObject({ failure: { kind: 'file-too-large' } })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * mostBytes)
})

test('what unpacks to more than 500 times its size is refused, however small the limit leaves it', () => {
  expect(unpacked(gzipSync(Buffer.alloc(3 * 1024 * 1024)), mostBytes)).toMatchObject({
    failure: { kind: 'file-too-large', detail: 'It unpacks to more than 1 MiB.' }
  })
  expect(unpacked(gzipSync(Buffer.alloc(1024 * 1024, ' ')), mostBytes).ok).toBe(true)
})

test.each<[FailureKind, string, Uint8Array]>([
  ['cut-off-file', 'It is packed with gzip, and damaged or cut off.', gzipSync('{}').subarray(0, 15)],
  ['cut-off-file', 'It is text in UTF-16, and damaged or cut off.', Buffer.from('\ufeff{}', 'utf16le').subarray(0, 5)],
  ['cut-off-file', 'It is text in UTF-16, and damaged or cut off.', Buffer.from('\ufeff"\ud800"', 'utf16le')],
  ['archive-file', 'It is a zip archive.', Buffer.from('PK\x03\x04\xff', 'latin1')],
  ['not-text', 'It is neither text in UTF-8 nor in UTF-16.', Buffer.from('\0\x01\xff', 'latin1')]
])('%s: %s', (kind, detail, bytes) => {
  expect(unpacked(bytes, mostBytes)).toMatchObject({ failure: { kind, detail } })
})

test('the headers of an answer come off what is packed behind them', () => {
  const headers = 'HTTP/1.1 302 Found\r\nlocation: /x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n'
  const result = unpacked(Buffer.concat([Buffer.from(headers), gzipSync('{"id":1}')]), mostBytes)
  if (!result.ok) throw new Error(result.failure.kind)
  expect(textOf(result.value.bytes)).toBe('{"id":1}')
  expect(result.value.around).toEqual(['an answer with its HTTP headers', 'a file packed with gzip'])
})

test.each(['"\ufeff{\\"id\\":1}"', '{"名":"山田","id":1}', '"ü"', '{}'])(
  'text in UTF-16 without a mark, %j, is known by its ASCII, wherever that stands',
  (text) => {
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
      const result = unpacked(bytes, mostBytes)
      expect(result.ok && textOf(result.value.bytes)).toBe(text)
    }
  }
)
