// Reads values that should be texts, under their present or their older name.

import { extendedText } from './extended-json'
import type { JsonObject } from './json-reading'
import type { Ledger } from './ledger'
import { keyOf, type Place } from './place'

/**
 * Any JSON value in; its text as it is, or null when there is none. Numbers are read as text, digit for digit, and so are
 * ids and numbers as MongoDB writes them; that is noted, and so is what is no text.
 */
export function readText(
  value: unknown,
  path: () => string,
  ledger: Ledger,
  participantId: string | null
): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  if (value === undefined || value === null) return null
  const at = path()
  const extended = extendedText(value)
  const text = typeof value === 'number' ? ledger.numberAt(at, value) : extended
  const handling =
    text === null
      ? 'Not a text: it is not shown.'
      : extended === null
        ? 'A number was read as text.'
        : 'Written as MongoDB does: read as the text in it.'
  ledger.add({ kind: 'wrong-type', participantId, path: at, raw: value, handling })
  return text
}

/** Reads a text that has an older name too. The present name is believed; an older one that says something else is noted. */
export function readRenamed(
  object: JsonObject,
  name: string,
  olderName: string,
  place: Place,
  ledger: Ledger
): string | null {
  const text = readText(object[name], () => keyOf(place, name).path, ledger, null)
  const older = object[olderName]
  if (older === undefined || older === null || older === text) return text
  const { path } = keyOf(place, olderName)
  const handling = text === null ? `Read as ${name}.` : `Not used: ${name} says something else.`
  ledger.add({ kind: 'older-name', path, raw: older, handling })
  return text ?? readText(older, () => path, ledger, null)
}
