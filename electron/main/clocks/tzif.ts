// Reads a compiled zone file (TZif, RFC 9636): its changes, and the rule at its end that goes on for ever.

import type { Ms } from '../../shared/session'
import { continuedBy, posixRule, type Changes, type Listed } from './posix-rule'

/** No zone file is larger; those of today have up to 4 kB. */
export const largestTzif = 64 * 1024
const headerBytes = 44
const secondMs = 1000
/** What a Date can hold; no file names changes as late as the year 3000; and no zone is further from UTC. */
const firstSeconds = -8.64e12
const lastSeconds = Date.UTC(3000, 0, 1) / secondMs
const mostOffsetSeconds = 26 * 3600

interface Header {
  readonly version: number
  readonly leapSeconds: number
  readonly times: number
  readonly types: number
  /** Of the block that follows. */
  readonly bytes: number
}

/** The bytes of a file in; its changes out, or null when it is no zone file, is damaged, or counts leap seconds. Never throws. */
export function readTzif(bytes: Uint8Array): Changes | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = headerAt(view, 0, 4)
  if (first === null) return null
  if (first.version === 0) return withoutRule(changesAt(view, 0, first, 4))
  const at = headerBytes + first.bytes
  const header = headerAt(view, at, 8)
  if (header === null) return null
  const changes = changesAt(view, at, header, 8)
  const end = new TextDecoder('latin1').decode(bytes.subarray(at + headerBytes + header.bytes))
  const text = /^\n([^\n]*)\n/.exec(end)?.[1]
  if (changes === null || text === undefined) return null
  if (text === '') return withoutRule(changes)
  const rule = posixRule(text)
  // A file without changes has its rule for all times.
  return rule === null ? null : continuedBy(rule, header.times === 0 ? null : changes)
}

function withoutRule(listed: Listed | null): Changes | null {
  return listed && { changesMs: listed.changesMs, offsetsMs: listed.offsetsMs, repeatsFromMs: null }
}

function headerAt(view: DataView, at: number, timeBytes: number): Header | null {
  if (at + headerBytes > view.byteLength || view.getUint32(at) !== 0x545a6966) return null
  const [utcFlags, standardFlags, leapSeconds, times, types, letters] = [20, 24, 28, 32, 36, 40].map((offset) =>
    view.getUint32(at + offset)
  ) as [number, number, number, number, number, number]
  const bytes = times * (timeBytes + 1) + types * 6 + letters + leapSeconds * (timeBytes + 4) + standardFlags + utcFlags
  if (types === 0 || at + headerBytes + bytes > view.byteLength) return null
  return { version: view.getUint8(at + 4), leapSeconds, times, types, bytes }
}

function changesAt(view: DataView, at: number, { leapSeconds, times, types }: Header, timeBytes: 4 | 8): Listed | null {
  if (leapSeconds > 0) return null
  const timesAt = at + headerBytes
  const typesAt = timesAt + times * timeBytes
  const offsetOf = (type: number): Ms => view.getInt32(typesAt + times + type * 6) * secondMs
  const changesMs: Ms[] = []
  const offsetsMs = [offsetOf(0)]
  let untilMs = firstSeconds * secondMs
  for (let index = 0; index < times; index++) {
    const place = timesAt + index * timeBytes
    const seconds = timeBytes === 4 ? view.getInt32(place) : Number(view.getBigInt64(place))
    const type = view.getUint8(typesAt + index)
    if (type >= types || seconds > lastSeconds) return null
    const offsetMs = offsetOf(type)
    // Files may begin with a change in the deepest past.
    if (seconds < firstSeconds) offsetsMs.splice(0, 1, offsetMs)
    else if (seconds * secondMs < untilMs) return null
    else {
      untilMs = seconds * secondMs
      if (offsetMs === offsetsMs.at(-1)) continue
      changesMs.push(untilMs)
      offsetsMs.push(offsetMs)
    }
  }
  if (offsetsMs.some((ms) => Math.abs(ms) > mostOffsetSeconds * secondMs)) return null
  return { changesMs, offsetsMs, untilMs }
}
