// Texts as their bytes in memory that main and the worker share, so that a large one is never copied from one to the other.

import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ok, type Result } from '../../shared/result'
import type { TextPart } from '../../shared/snapshot'
import { readFailure } from './read-failure'

const partLength = 1024 * 1024

/** Parts in, the length of all of them together out, in bytes. */
export function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}

/** Parts in, all of them in their order out, in shared memory. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = shared(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A text in, its UTF-8 out, in shared memory. */
export function bytesOf(text: string): Uint8Array {
  const bytes = shared(Buffer.byteLength(text))
  viewOf(bytes).write(text)
  return bytes
}

/** UTF-8 in, its text out. */
export function textOf(bytes: Uint8Array): string {
  return viewOf(bytes).toString('utf8')
}

/** Whether bytes hold a text, which is written in Latin-1, at a place. */
export function holdsAt(bytes: Uint8Array, latin1: string, at = 0): boolean {
  return viewOf(bytes.subarray(at, at + latin1.length)).toString('latin1') === latin1
}

/** UTF-8 in; the same without its byte order mark out. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

/** UTF-8 and the byte to begin at in, some of its text out; no character is ever cut, and beyond the end there is nothing. */
export function partOf(bytes: Uint8Array, fromByte: number, length = partLength): TextPart {
  let end = Math.min(fromByte + length, bytes.length)
  // A byte that goes on with a character begins with the bits 10; no character has more than three of them.
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1
  return { text: textOf(bytes.subarray(fromByte, end)), nextByte: end < bytes.length ? end : null }
}

/** All bytes of a file, in shared memory. Fails with why it cannot be read. */
export async function readWhole(path: string): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const bytes = shared(size)
      for (let at = 0; at < size;) {
        const { bytesRead } = await file.read(bytes, at, size - at, at)
        if (bytesRead === 0) return ok(bytes.subarray(0, at))
        at += bytesRead
      }
      return ok(bytes)
    } finally {
      await file.close()
    }
  } catch (error) {
    return readFailure(error, basename(path))
  }
}

function shared(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length))
}

/** The same memory as a Buffer. */
export function viewOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
