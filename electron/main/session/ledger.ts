// Collects the data notes while a body is read: every oddity is written down here, in the order in which it was met.

import type { Ms, NoteKind } from '../../shared/session'
import type { DataNote } from '../../shared/session-rows'
import { numbersAt } from './number-texts'
import { textsAt } from './place'

interface Remark {
  readonly kind: NoteKind
  readonly participantId?: string | null
  readonly path: string
  /** The value as received; left out when there was none. The note shows it as it stands in the text. */
  readonly raw?: unknown
  /** Where that stands, when it is not what stands at `path`. */
  readonly rawPath?: string
  /** What the note shows instead. */
  readonly source?: string
  readonly handling: string
  readonly atMs?: Ms | null
  readonly count?: number
  /** True when participants may have stood there who are not shown. */
  readonly hidesPeople?: true
  /** True when it may have been a record of anybody, also of those who are shown. */
  readonly hidesRecord?: true
}

const rawLimit = 200

export class Ledger {
  readonly #remarks: Remark[] = []
  readonly #counted = new Map<string, number>()
  #hidesPeople = false
  #hidesRecord = false
  #hasEscapes: boolean | null = null
  #numbers: ReadonlyMap<string, string> | null = null

  /** `text` is the body that is read. */
  constructor(private readonly text: string) {}

  /** The notes so far. */
  get notes(): readonly DataNote[] {
    const written = this.#remarks.map(({ raw, source }) => source ?? this.#onlyText(raw))
    const sought = this.#remarks.filter(({ raw }, index) => raw !== undefined && written[index] === undefined)
    const paths = new Set(sought.map(({ path, rawPath }) => rawPath ?? path))
    const texts = paths.size === 0 ? null : textsAt(this.text, paths)
    return this.#remarks.map(({ kind, participantId, path, raw, rawPath, handling, atMs, count }, index) => {
      const text = written[index] ?? (raw === undefined ? undefined : texts?.get(rawPath ?? path))
      return {
        kind,
        participantId: participantId ?? null,
        path,
        raw: text === undefined ? null : shortened(text, rawLimit),
        handling,
        atMs: atMs ?? null,
        count: count ?? 1
      }
    })
  }

  /** How a value is written where it can be written in one way only, so that nobody has to look for it. */
  #onlyText(raw: unknown): string | undefined {
    if (raw === null || typeof raw === 'boolean') return String(raw)
    // Without an escape in the whole text a string stands there as it is.
    return typeof raw === 'string' && (this.#hasEscapes ??= this.text.includes('\\')) === false ? `"${raw}"` : undefined
  }

  /** Whether there may be participants who are not shown: some could not be read, or are said to be missing. */
  get hidesPeople(): boolean {
    return this.#hidesPeople
  }

  /** Whether a record could not be read that may be of somebody who is shown: ids can occur more than once. */
  get hidesRecord(): boolean {
    return this.#hidesRecord
  }

  /** Writes down one oddity. */
  add(remark: Remark): void {
    if (remark.hidesRecord) this.#hidesRecord = true
    if (remark.hidesPeople || remark.kind === 'participants-missing') this.#hidesPeople = true
    this.#remarks.push(remark)
  }

  /** Writes down an oddity once for all places of the same sort, and counts the others. */
  count(kind: NoteKind, pattern: string, remark: () => Omit<Remark, 'kind'>): void {
    const name = `${kind} ${pattern}`
    const index = this.#counted.get(name)
    const before = index === undefined ? undefined : this.#remarks[index]
    if (index === undefined || before === undefined) {
      this.#counted.set(name, this.#remarks.length)
      this.add({ kind, ...remark() })
    } else {
      this.#remarks[index] = { ...before, participantId: null, atMs: null, count: (before.count ?? 1) + 1 }
    }
  }

  /** A number that stands where a text should, with every digit as it was written. */
  numberAt(path: string, value: number): string {
    this.#numbers ??= numbersAt(this.text)
    return this.#numbers.get(path) ?? String(value)
  }
}

/** A text in; at most so many characters of it out, with an ellipsis where some are left out. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '') + '…'
}
