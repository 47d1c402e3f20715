// Reads MongoDB's extended JSON, in which a database's copy of a session writes ids and numbers as objects of one key.

import { isObject } from './json-reading'

const numberKeys = ['$numberInt', '$numberLong', '$numberDouble', '$numberDecimal']

/** Any JSON value in; the text in an id or a number of MongoDB's out, as it is written; null for anything else. */
export function extendedText(value: unknown): string | null {
  if (!isObject(value)) return null
  const [key, ...others] = Object.keys(value)
  if (key === undefined || others.length > 0) return null
  const inner = value[key]
  if (key !== '$oid' && !numberKeys.includes(key)) return null
  return typeof inner === 'string' && inner !== '' ? inner : null
}

/** Any JSON value in; a number of MongoDB's as a number out, and everything else as it is. */
export function plainNumber(value: unknown): unknown {
  const text = isObject(value) && !('$oid' in value) ? extendedText(value) : null
  return text === null ? value : Number(text)
}
