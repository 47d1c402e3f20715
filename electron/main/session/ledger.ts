// Collects the data notes while a body is read: every oddity is written down here, in the order in which it was met.

import type { DataNote, Ms, NoteKind } from '../../shared/session'
import { rawText } from './json-reading'

interface Remark {
  readonly kind: NoteKind
  readonly participantId?: string | null
  readonly path: string
  /** The value as received; left out when there was none. */
  readonly raw?: unknown
  readonly handling: string
  readonly atMs?: Ms | null
  readonly count?: number
}

export class Ledger {
  readonly #notes: DataNote[] = []
  readonly #counted = new Map<string, number>()

  /** The notes so far. */
  get notes(): readonly DataNote[] {
    return this.#notes
  }

  /** Writes down one oddity. */
  add(remark: Remark): void {
    this.#notes.push({
      kind: remark.kind,
      participantId: remark.participantId ?? null,
      path: remark.path,
      raw: rawText(remark.raw),
      handling: remark.handling,
      atMs: remark.atMs ?? null,
      count: remark.count ?? 1
    })
  }

  /** Writes down an oddity once for all places of the same sort, and counts the others. */
  count(kind: NoteKind, pattern: string, remark: () => Omit<Remark, 'kind'>): void {
    const name = `${kind} ${pattern}`
    const index = this.#counted.get(name)
    const note = index === undefined ? undefined : this.#notes[index]
    if (index === undefined || note === undefined) {
      this.#counted.set(name, this.#notes.length)
      this.add({ kind, ...remark() })
    } else {
      this.#notes[index] = { ...note, participantId: null, atMs: null, count: note.count + 1 }
    }
  }
}
