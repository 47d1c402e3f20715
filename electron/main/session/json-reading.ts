// Reads JSON text of unknown origin: parses it, says in plain words where it goes wrong, and compares values.

import { fail, ok, type Result } from '../../shared/result'
import { findJsonFault } from './json-fault'

export type JsonObject = Readonly<Record<string, unknown>>

/** True for a JSON object, false for lists and null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Any text in; its JSON value out, or `not-a-session` with the line that is not JSON, such as one with a byte order mark. */
export function parseJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return fail('not-a-session', whyNotJson(text))
  }
}

/** Whether a text is the source of a web page. */
export function isWebPage(text: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text)
}

function whyNotJson(text: string): string {
  const start = text.trimStart()
  if (start === '') return 'It is empty.'
  if (isWebPage(start)) return 'It is a web page, not JSON.'
  const fault = findJsonFault(text)
  if (fault === null) return 'It is not JSON that can be read.'
  const line = text.slice(0, fault).split('\n').length
  if (fault >= text.length) return `It is not whole JSON: it stops in line ${line}, as if it had been cut off.`
  const near = text.slice(fault, fault + 24).split(/[\r\n]/, 1)[0]
  return `It is not JSON: line ${line} goes wrong at ${JSON.stringify(near)}.`
}

/** Two JSON values in; true when they are equal. Nested deeper than 50 levels they count as different. */
export function sameJson(left: unknown, right: unknown, depth = 50): boolean {
  if (left === right) return true
  if (depth === 0) return false
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => sameJson(item, right[index], depth - 1))
  }
  if (!isObject(left) || !isObject(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key], depth - 1))
  )
}
