// Ages, sizes, what a token says of itself, what a proxy asks for and what is waited for, in words.

import type { TokenInspection } from '../../../electron/shared/account'
import type { KeychainQuestion } from '../../../electron/shared/bridge'
import type { ProxyQuestion } from '../../../electron/shared/proxy'

const steps = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 }
] as const

/** An epoch time in milliseconds in; its minute out, which stays true however late it is read: "2026-03-12 14:05 UTC". */
export function minuteWords(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** A number of bytes (or of characters, which JSON mostly stores as one byte each) in; "812 B", "23 KB", "1.4 MB" out. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
}

/** What is said while the keychain is read, and while it asks its user something. */
export function keychainWait(question: KeychainQuestion | null): string {
  if (question === null) return 'Reading the account’s secret from the keychain…'
  return `Waiting for your keychain: ${question.program ?? 'its program'} asks something in a window of its own…`
}

/** When a token expires, for under its field; how long that still is stands after it. */
export function expiryWords({ expiresAtMs }: TokenInspection): string {
  return expiresAtMs === null ? 'Does not expire' : `Expires ${minuteWords(expiresAtMs)}`
}

/** What a token says of itself besides in; the rest of the line under its field out. */
export function inspectionWords({ roles, cleaned }: TokenInspection): string {
  const named = roles.length === 0 ? 'no roles named' : `${roles.length === 1 ? 'role' : 'roles'} ${roles.join(', ')}`
  return [named, ...(cleaned ? ['what stood around the token (blanks, quotes or “Bearer”) was removed'] : [])].join(
    ' · '
  )
}

/** A proxy's question in; what it asks for, why again, and who can read the answer on its way, out. */
export function proxyQuestionWords({ proxy, scheme, because }: ProxyQuestion): string {
  const asked = `The network’s proxy ${proxy} asks for a name and a password.`
  const why = {
    none: '',
    refused: ' It did not accept those that it was given.',
    unread: ' Those in the keychain could not be read.'
  }[because]
  const readers =
    scheme === 'basic' ? ' They go to it as they are (Basic): whoever listens on the way can read them.' : ''
  return asked + why + readers
}

/** How long a token lasts: "in 3 days", "in less than a minute", "expired". */
export function timeLeft(leftMs: number): string {
  if (leftMs <= 0) return 'expired'
  const step = steps.find(({ ms }) => leftMs >= ms)
  if (step === undefined) return 'in less than a minute'
  const count = Math.floor(leftMs / step.ms)
  return `in ${count} ${step.unit}${count === 1 ? '' : 's'}`
}
