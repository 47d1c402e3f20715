// Takes secrets out of JSON text before anyone sees or keeps it, and leaves every other character as it was.

import { afterBlanks, endOfString } from './json-source'

export const withheldMarker = '[withheld by Rollcall]'

const quotedMarker = JSON.stringify(withheldMarker)
const secretKeys: ReadonlySet<string> = new Set(['apikey', 'streamkey', 'secret', 'token', 'authorization'])
/** Whatever case or escape a secret's key is written in, this finds it; and much else, which does no harm. */
const mayNameSecret = new RegExp([...secretKeys, '\\\\u'].join('|'), 'iu')
const literal = /[^\s,:[\]{}]+/g
/** A signed token, and what is glued to its front; each word is looked at from its beginning only, however long it is. */
const signedToken = /(?<![\w-])(?=[\w-]*?eyJ)[\w-]+\.eyJ[\w-]+\.[\w-]+/
/** What no secret key can give away. */
const emptyWords: ReadonlySet<string> = new Set(['', 'null', 'true', 'false'])

/**
 * JSON text (or any other text) and the secrets known to the caller in; the text without them out. The values of keys
 * that name secrets are replaced by the marker, whatever their case and whatever they hold; of other strings and numbers
 * only known secrets and signed tokens, escaped or not. What parsed before still parses, and what did not still does not.
 */
export function withholdSecrets(text: string, known: readonly string[]): string {
  const secrets = anyOf(known, mayHoldToken(text))
  if (!mayHoldSecrets(text, secrets)) return text
  const parts: string[] = []
  let keptUntil = 0
  const replace = (from: number, to: number, by: string): void => {
    parts.push(text.slice(keptUntil, from), by)
    keptUntil = to
  }

  let at = 0
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    const open = quote === -1 ? text.length : quote
    const between = text.slice(at, open)
    if (secrets !== null && between.search(secrets) !== -1) replace(at, open, cleanBetween(between, secrets))
    if (open === text.length) break

    const end = endOfString(text, open)
    const token = text.slice(open, end)
    const clean = cleanString(token, secrets)
    if (clean !== token) replace(open, end, clean)
    at = end
    const colon = afterBlanks(text, end)
    if (text[colon] !== ':' || !secretKeys.has(contentOf(token).toLowerCase())) continue

    const from = afterBlanks(text, colon + 1)
    at = endOfValue(text, from)
    const value = text.slice(from, at)
    if (!emptyWords.has(value)) replace(from, at, isJson(value) ? quotedMarker : withheldMarker)
  }
  parts.push(text.slice(keptUntil))
  return parts.join('')
}

/** Two searches tell of nearly every text that there is nothing to take out, many times faster than reading it does. */
function mayHoldSecrets(text: string, secrets: RegExp | null): boolean {
  if (secrets !== null && (text.includes('\\') || text.search(secrets) !== -1)) return true
  return mayNameSecret.test(text)
}

/** The rest of a token is looked for only where the beginning of its payload, which is that of any compact JSON, stands. */
function mayHoldToken(text: string): boolean {
  return text.includes('.eyJ') || text.includes('\\u00')
}

/** A pattern that finds tokens, if asked for, and any of the secrets, the longest first; null when there is none. */
function anyOf(known: readonly string[], tokens: boolean): RegExp | null {
  const secrets = known.filter((secret) => secret !== '').sort((one, other) => other.length - one.length)
  const patterns = secrets.map((secret) => secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  if (tokens) patterns.unshift(signedToken.source)
  return patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'g')
}

/** What stands between two strings: a number or word that holds a secret becomes a string, so that JSON stays JSON. */
function cleanBetween(text: string, secrets: RegExp): string {
  const words = text.replace(literal, (word) => (word.search(secrets) === -1 ? word : markerFor(word)))
  return words.replace(secrets, withheldMarker)
}

/** What was no value of JSON, as a string with a line break in it, does not become one. */
function markerFor(token: string): string {
  return isJson(token) ? quotedMarker : withheldMarker
}

function cleanString(token: string, secrets: RegExp | null): string {
  if (secrets === null) return token
  // Without an escape the text is its content, so the rest of the string can stay as it was, character for character.
  if (!token.includes('\\') || !isJson(token)) return token.replace(secrets, withheldMarker)
  const content = contentOf(token)
  return content.search(secrets) === -1 ? token : JSON.stringify(content.replace(secrets, withheldMarker))
}

function contentOf(token: string): string {
  return token.includes('\\') && isJson(token) ? String(JSON.parse(token)) : token.slice(1, -1)
}

const wholeEscape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/g
/** A backslash that begins no escape, and the control characters that JSON forbids: of all but those from delete on. */
const noText = /\\|[^\P{Cc}\x7f-\x9f]/u
const numberOrName = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/

/** A string, a word or a list or object as it stands in. The first two are many, and to throw for each takes long. */
function isJson(token: string): boolean {
  if (token.startsWith('"'))
    return token.length > 1 && token.endsWith('"') && !noText.test(token.slice(1, -1).replace(wholeEscape, ''))
  if (!/^[[{]/.test(token)) return numberOrName.test(token)
  try {
    JSON.parse(token)
    return true
  } catch {
    return false
  }
}

/** The offset after the value that begins at `from`, whatever it is; the text's end when it never ends. */
function endOfValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '"') at = endOfString(text, at) - 1
    else if ('[{'.includes(character)) depth += 1
    else if (']}'.includes(character)) depth -= 1
    else if (depth === 0) return endOfWord(text, at)
    if (depth <= 0) return depth === 0 ? at + 1 : at
  }
  return text.length
}

function endOfWord(text: string, from: number): number {
  let end = from
  while (!' \t\r\n,:[]{}"'.includes(text[end] ?? ' ')) end += 1
  return end
}
