// Judges what becomes of one body: secrets out, decoded, drawn and exported; and says in words what went wrong.

import { isDeepStrictEqual } from 'node:util'
import { decode } from '../../electron/main/session/decode'
import { withheldMarker, withholdSecrets } from '../../electron/main/session/withhold'
import type { NoteKind } from '../../electron/shared/session'
import { plainOf, type PlainSession } from '../unit/plain-session'
import { faultsOf } from '../unit/electron/main/session/soundness'
import { contradictionsOf } from './decode-recount'
import { downstreamFaults, frozen } from './downstream'
import { mailed } from './mailed'

export interface Verdict {
  /** What went wrong; empty when nothing did. */
  readonly faults: readonly string[]
  /** What of decode's behaviour the body showed: note kinds with their sentences, kinds together, refusals. */
  readonly features: readonly string[]
  /** Of all notes, also those of what became of the body in the mail. */
  readonly kinds: readonly NoteKind[]
  /** Null when the body was refused. */
  readonly session: PlainSession | null
  /** Of the processor: what else a busy machine does is not counted. */
  readonly decodeMs: number
}

/** No body of the generator takes decode longer than a fraction of this. */
const slowestMs = 5000
const namesSecret = /^(?:apikey|streamkey|secret|token|authorization)$/i
const mayStay: ReadonlySet<unknown> = new Set([withheldMarker, null, true, false])

/** A body as received, and a secret that may stand in it; drawings and exports, which take longest, are made when asked for. */
export function judged(received: string, secret: string, isExported: boolean): Verdict {
  const faults: string[] = []
  const attempt = <T>(what: string, work: () => T): T | null => {
    try {
      return work()
    } catch (error) {
      faults.push(`${what} threw ${error instanceof Error ? `${error.message} ${placeOf(error)}` : String(error)}`)
      return null
    }
  }

  // Whoever reads bytes takes a byte order mark off.
  const text = attempt('withholding', () => withholdSecrets(received.replace(/^\ufeff/, ''), [secret])) ?? ''
  const before = process.cpuUsage()
  const result = attempt('decode', () => decode(text))
  const { user, system } = process.cpuUsage(before)
  const decodeMs = (user + system) / 1000
  if (decodeMs > slowestMs) faults.push(`decode took ${Math.round(decodeMs)} ms`)
  if (!isDeepStrictEqual(decode(text), result)) faults.push('decode answered something else the second time')

  const body = parsed(text)
  if ((parsed(received.replace(/^\ufeff/, '')) === undefined) !== (body === undefined))
    faults.push('withholding changed whether it is JSON')
  const values = body === undefined ? [] : valuesOf(body)
  const strings = values.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  if (body === undefined ? text.includes(secret) : strings.some((value) => value.includes(secret)))
    faults.push('a known secret was left in')
  if (values.some(({ key, value }) => namesSecret.test(key) && !mayStay.has(value)))
    faults.push('the value of a secret key was left in')
  if (result === null) return { faults, features: [], kinds: [], session: null, decodeMs }
  const letter = attempt('mailing', () => mailed(received, body, result.ok ? plainOf(result.value) : null, secret))
  faults.push(...(letter?.faults ?? []))

  if (!result.ok) {
    const { kind, detail } = result.failure
    if (kind !== 'not-a-session') faults.push(`refused as ${kind}`)
    if (!/^It .*[.”]$/su.test(detail ?? '')) faults.push(`refused without a sentence: ${detail}`)
    if ((detail ?? '').length > 600) faults.push('refused with too many words')
    if (/^It is (?:not (?:whole )?JSON|empty|a web page)/.test(detail ?? '') !== (body === undefined))
      faults.push(`wrong about whether it is JSON: ${detail}`)
    return { faults, features: [`refused: ${wordsOf(detail ?? '')}`], kinds: [], session: null, decodeMs }
  }

  const columns = frozen(result.value)
  const session = plainOf(columns)
  faults.push(...faultsOf(session))
  // Rollcall never escapes its marker: one that is escaped stood there before.
  const isMarked = text.includes(withheldMarker)
  if (isMarked !== session.notes.some(({ kind }) => kind === 'secret-withheld'))
    faults.push('withheld and noted are not the same')
  attempt('the recount', () => faults.push(...contradictionsOf(text, body, columns)))
  attempt('what follows', () => faults.push(...downstreamFaults(columns, text, isExported)))
  const kinds = [...session.notes, ...(letter?.session?.notes ?? [])].map(({ kind }) => kind)
  return { faults, features: featuresOf(session), kinds, session, decodeMs }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface KeyedValue {
  /** Of the value; empty for a key itself and for items. */
  readonly key: string
  readonly value: unknown
}

/** All values of a JSON value, however deep, and all keys. */
function valuesOf(body: unknown): readonly KeyedValue[] {
  const values: KeyedValue[] = []
  const waiting: KeyedValue[] = [{ key: '', value: body }]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    values.push(part)
    const { value } = part
    if (typeof value === 'object' && value !== null) {
      const isList = Array.isArray(value)
      for (const [inner, child] of Object.entries(value)) {
        if (!isList) values.push({ key: '', value: inner })
        waiting.push({ key: isList ? '' : inner, value: child })
      }
    }
  }
  return values
}

/** What was new about this body's session: the kinds of its notes alone, with their sentences, and by twos. */
function featuresOf(session: PlainSession): readonly string[] {
  const kinds = [...new Set(session.notes.map(({ kind }) => kind))].sort()
  const places = session.notes.map(
    ({ kind, handling, path }) => `${kind} ${path.replace(/\d+|\["[^]*?"\]/g, '#')} ${wordsOf(handling)}`
  )
  const pairs = kinds.flatMap((one, index) => kinds.slice(index + 1).map((other) => `${one} + ${other}`))
  const { startMs, endMs, running, participants } = session
  const shape = [startMs === null, endMs === null, running, Math.min(3, participants.length)].join(' ')
  return [...new Set([shape, ...places, ...pairs])]
}

/** A sentence without what differs from body to body. */
function wordsOf(sentence: string): string {
  return sentence.replace(/“[^]*”|: .*|with .*|\d+/gs, '#').slice(0, 120)
}

function placeOf(error: Error): string {
  return (
    error.stack
      ?.split('\n')
      .find((line) => /(?:electron|renderer)\//.test(line))
      ?.trim() ?? ''
  )
}
