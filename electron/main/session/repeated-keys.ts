// Notes keys that stand twice in one object: the engine's parser takes the last value, and says nothing of the others.

import { isObject } from './json-reading'
import { walkJson, type Range } from './json-source'
import { shortened, type Ledger } from './ledger'
import { deepestNamed, itemOf, keyOf, wholeText, type Place } from './place'

interface Written {
  count: number
  readonly first: Range
  last: Range
}

interface Around {
  readonly place: Place
  /** Null in a list. */
  readonly keys: Map<string, Written> | null
}

const quotedColon = /"[ \t\r\n]*:/g
const valueLimit = 80

/** A key that stands more than once, and whose it is; null for nobody's in particular. */
export interface Repeated {
  readonly path: string
  readonly participantId: string | null
}

/**
 * A text, its parsed JSON and whose place each is in; every key that stands more than once in an object is noted with its
 * first and its last value, word for word, and comes out. `ownerOf` says which participant a path belongs to.
 */
export function noteRepeatedKeys(
  text: string,
  body: unknown,
  ownerOf: (path: string) => string | null,
  ledger: Ledger
): readonly Repeated[] {
  // No text has fewer keys than its value: where both have as many, and so nearly everywhere, none stands twice.
  if (mostKeysIn(text) === keysIn(body)) return []
  const repeated: Repeated[] = []
  const around: Around[] = []
  const begun: (readonly [step: string | number | null, from: number])[] = []
  const take = (step: string | number | null, range: Range) => {
    const keys = around.at(-1)?.keys
    if (keys == null || typeof step !== 'string') return
    const written = keys.get(step)
    if (written === undefined) keys.set(step, { count: 1, first: range, last: range })
    else {
      written.count += 1
      written.last = range
    }
  }
  const placeOf = (step: string | number | null) => {
    const outer = around.at(-1)?.place
    if (step === null || outer === undefined) return wholeText
    if (around.length >= deepestNamed) return outer
    return typeof step === 'number' ? itemOf(outer, step) : keyOf(outer, step)
  }
  walkJson(text, {
    plain: take,
    open(step, from) {
      begun.push([step, from])
      around.push({ place: placeOf(step), keys: text[from] === '{' ? new Map() : null })
      return true
    },
    close(to) {
      const ended = around.pop()
      const [step, from] = begun.pop() ?? [null, to]
      if (ended?.keys != null) repeated.push(...noteRepeated(text, ended.place, ended.keys, ownerOf, ledger))
      take(step, { from, to })
    }
  })
  return repeated
}

function noteRepeated(
  text: string,
  place: Place,
  keys: ReadonlyMap<string, Written>,
  ownerOf: (path: string) => string | null,
  ledger: Ledger
): readonly Repeated[] {
  const repeated: Repeated[] = []
  for (const [key, { count, first, last }] of keys) {
    if (count === 1) continue
    const { path, pattern } = keyOf(place, key)
    const participantId = ownerOf(path)
    repeated.push({ path, participantId })
    const [one, other] = [first, last].map(({ from, to }) => shortened(text.slice(from, to), valueLimit))
    const times = count === 2 ? 'twice' : `${count} times`
    const handling = `This key stands ${times} in one object. The last value counts, as in most programs; no other is used.`
    const remark = { participantId, path, source: `${one ?? ''} … ${other ?? ''}`, handling }
    if (participantId === null) ledger.count('repeated-key', pattern, () => remark)
    else ledger.add({ kind: 'repeated-key', ...remark })
  }
  return repeated
}

/** As many keys as a text can have: each ends with a quote and a colon, which stand together elsewhere too. */
function mostKeysIn(text: string): number {
  let count = 0
  quotedColon.lastIndex = 0
  while (quotedColon.test(text)) count += 1
  return count
}

function keysIn(body: unknown): number {
  let count = 0
  // A list of its own instead of recursion: nothing limits how deep a body is.
  const waiting: object[] = []
  if (typeof body === 'object' && body !== null) waiting.push(body)
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) if (typeof item === 'object' && item !== null) waiting.push(item)
    } else if (isObject(value)) {
      for (const key in value) {
        count += 1
        const inner = value[key]
        if (typeof inner === 'object' && inner !== null) waiting.push(inner)
      }
    }
  }
  return count
}
