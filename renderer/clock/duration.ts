// Reads a typed length of time.

import type { Ms } from '../../electron/shared/session'

const units: Readonly<Record<string, Ms>> = {
  ms: 1,
  s: 1000,
  sec: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000
}
const part = /(\d+(?:\.\d+)?)\s*(ms|sec|min|s|m|h|d)\b/g
const clock = /^(?:(\d+):)?(\d+):([0-5]?\d)$/

/** `90 s`, `5 m`, `1 h 30 m`, `1.5 h`, `2:30`, `1:02:30`; null for anything else, a number without a unit and no time at all among it. */
export function durationOf(typed: string): Ms | null {
  const text = typed.trim().toLowerCase()
  const wall = clock.exec(text)
  if (wall !== null) {
    const [, hours = '0', minutes, seconds] = wall
    return positive((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000)
  }
  if (text.replace(part, '').trim() !== '') return null
  let ms = 0
  for (const [, count, unit] of text.matchAll(part)) ms += Number(count) * (units[unit ?? ''] ?? 0)
  return positive(Math.round(ms))
}

function positive(ms: Ms): Ms | null {
  return ms > 0 && Number.isSafeInteger(ms) ? ms : null
}
