// Ages, sizes and what a token says of itself, in words.

import type { TokenInspection } from '../../electron/shared/account'

const steps = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 }
] as const

/** Two epoch times in milliseconds in; the age short enough for a list out: "3 d", "5 min", "now". */
export function shortAge(thenMs: number, nowMs: number): string {
  const passedMs = nowMs - thenMs
  const step = steps.find(({ ms }) => passedMs >= ms)
  if (step === undefined) return 'now'
  return `${Math.floor(passedMs / step.ms)} ${{ day: 'd', hour: 'h', minute: 'min' }[step.unit]}`
}

/** A number of bytes (or of characters, which JSON mostly stores as one byte each) in; "812 B", "23 KB", "1.4 MB" out. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
}

/** What a token says of itself and the time now in; a sentence for under its field out. */
export function inspectionWords(inspection: TokenInspection, nowMs: number): string {
  const { expiresAtMs, roles, cleaned } = inspection
  const expiry =
    expiresAtMs === null
      ? 'Does not expire'
      : `Expires ${new Date(expiresAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC (${timeLeft(expiresAtMs - nowMs)})`
  const named = roles.length === 0 ? 'no roles named' : `${roles.length === 1 ? 'role' : 'roles'} ${roles.join(', ')}`
  return [
    expiry,
    named,
    ...(cleaned ? ['what stood around the token (blanks, quotes or “Bearer”) was removed'] : [])
  ].join(' · ')
}

function timeLeft(leftMs: number): string {
  if (leftMs <= 0) return 'expired'
  const step = steps.find(({ ms }) => leftMs >= ms)
  if (step === undefined) return 'in less than a minute'
  const count = Math.floor(leftMs / step.ms)
  return `in ${count} ${step.unit}${count === 1 ? '' : 's'}`
}
