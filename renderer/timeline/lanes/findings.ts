// What is odd in a session, in the order of time: reconnects, media errors, and data notes that have a moment.

import type { DataNote, Ms, NoteKind } from '../../../electron/shared/session'
import { atOnce, stretch, type Work } from '../../../electron/shared/work'
import { firstWhere } from '../../analysis/search'
import { sortedBy } from '../../analysis/sorted-by'
import type { Direction } from './edges'
import { formatCount, formatDuration } from '../../clock/format'
import type { Lane } from './lanes'
import { noteWords } from '../../words/note-words'

interface Found {
  /** Null for a note about the session itself. */
  readonly participantId: string | null
  readonly ms: Ms
}

/** One oddity and its moment: of a reconnect, the leave. */
export type Finding = Found &
  (
    | { readonly what: 'reconnect'; readonly awayMs: Ms }
    | { readonly what: 'error'; readonly message: string }
    | { readonly what: 'note'; readonly kind: NoteKind; readonly count: number }
  )

/** The findings of these lanes, and of the notes about them or about nobody; by time, then in the order of the lanes. */
export function findingsOf(lanes: readonly Lane[], notes: readonly DataNote[]): readonly Finding[] {
  return atOnce(finding(lanes, notes))
}

/** The same as work that can be interrupted. */
export function* finding(lanes: readonly Lane[], notes: readonly DataNote[]): Work<readonly Finding[]> {
  const findings: Finding[] = []
  const ids = new Set<string | null>([null])
  for (const [index, { participant, presence, errors }] of lanes.entries()) {
    if (index % 100 === 99) yield
    const participantId = participant.id
    ids.add(participantId)
    for (const { startMs, endMs } of presence.gaps) {
      findings.push({ what: 'reconnect', participantId, ms: startMs, awayMs: endMs - startMs })
      if (findings.length % stretch === 0) yield
    }
    for (const { atMs, message } of errors) findings.push({ what: 'error', participantId, ms: atMs, message })
  }
  for (const [index, { participantId, atMs, kind, count }] of notes.entries()) {
    if (index % stretch === stretch - 1) yield
    if (atMs !== null && ids.has(participantId)) findings.push({ what: 'note', participantId, ms: atMs, kind, count })
  }
  return yield* sortedBy(findings, (one) => one.ms)
}

/** `reconnect: away 25 s`, `error: camera lost`, `data note: no end recorded`. */
export function findingWords(finding: Finding): string {
  switch (finding.what) {
    case 'reconnect':
      return `reconnect: away ${formatDuration(finding.awayMs)}`
    case 'error':
      return `error: ${finding.message}`
    case 'note': {
      const places = finding.count > 1 ? ` (${formatCount(finding.count)} places)` : ''
      return `data note: ${noteWords[finding.kind]}${places}`
    }
  }
}

/**
 * The next (1) or previous (-1) finding in a sorted list; null past its end. From one of the list it steps to its
 * neighbour, so that several at one moment are all reached; from a moment, to the nearest beyond it.
 */
export function nextFinding(findings: readonly Finding[], from: Finding | Ms, direction: Direction): Finding | null {
  if (typeof from !== 'number') {
    const at = findings.indexOf(from, firstFrom(findings, from.ms))
    if (at !== -1) return findings[at + direction] ?? null
  }
  const ms = typeof from === 'number' ? from : from.ms
  const index = direction === 1 ? firstAfter(findings, ms) : firstFrom(findings, ms) - 1
  return findings[index] ?? null
}

function firstFrom(findings: readonly Finding[], ms: Ms): number {
  return firstWhere(findings.length, (index) => (findings[index]?.ms ?? Infinity) >= ms)
}

function firstAfter(findings: readonly Finding[], ms: Ms): number {
  return firstWhere(findings.length, (index) => (findings[index]?.ms ?? Infinity) > ms)
}
