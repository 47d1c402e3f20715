// Takes secrets out of JSON text before anyone sees or keeps it, and leaves every other character as it was.

export const withheldMarker = '[withheld by Rollcall]'

const quotedMarker = JSON.stringify(withheldMarker)
const secretKeys: ReadonlySet<string> = new Set(['apikey', 'streamkey', 'secret', 'token', 'authorization'])
/** Whatever case or escape a secret's key is written in, this finds it; and much else, which does no harm. */
const mayNameSecret = new RegExp([...secretKeys, '\\\\u'].join('|'), 'iu')
const literal = /[^\s,:[\]{}]+/g

/**
 * JSON text (or any other text) and the secrets known to the caller in; the text without them out. The string values of
 * keys that name secrets are replaced by the marker, whatever their case; of other strings and numbers only those that
 * hold a known secret, escaped or not. What parsed before still parses, and what did not still does not.
 */
export function withholdSecrets(text: string, known: readonly string[]): string {
  const secrets = anyOf(known)
  if (!mayHoldSecrets(text, secrets)) return text
  const parts: string[] = []
  let keptUntil = 0
  let isSecret = false
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

    const close = endOfString(text, open)
    const end = close ?? text.length
    const isKey: boolean = text[afterBlanks(text, end)] === ':'
    const token = text.slice(open, end)
    const clean: string = isSecret ? markerFor(token) : cleanString(token, secrets)
    if (clean !== token) replace(open, end, clean)
    isSecret = isKey && secretKeys.has(contentOf(token).toLowerCase()) && hasTextValue(text, end)
    at = end
  }
  parts.push(text.slice(keptUntil))
  return parts.join('')
}

/** Two searches tell of nearly every text that there is nothing to take out, many times faster than reading it does. */
function mayHoldSecrets(text: string, secrets: RegExp | null): boolean {
  if (secrets !== null && (text.includes('\\') || text.search(secrets) !== -1)) return true
  return mayNameSecret.test(text)
}

/** A pattern that finds any of the secrets, the longest first; null when there is none. */
function anyOf(known: readonly string[]): RegExp | null {
  const secrets = known.filter((secret) => secret !== '').sort((one, other) => other.length - one.length)
  if (secrets.length === 0) return null
  return new RegExp(secrets.map((secret) => secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g')
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

function isJson(token: string): boolean {
  try {
    JSON.parse(token)
    return true
  } catch {
    return false
  }
}

/** The offset after the closing quote of the string that opens at `open`, or null when it never closes. */
function endOfString(text: string, open: number): number | null {
  let quote = open
  for (;;) {
    quote = text.indexOf('"', quote + 1)
    if (quote === -1) return null
    let before = quote - 1
    while (text[before] === '\\') before -= 1
    if ((quote - before) % 2 === 1) return quote + 1
  }
}

function hasTextValue(text: string, endOfKey: number): boolean {
  return text[afterBlanks(text, afterBlanks(text, endOfKey) + 1)] === '"'
}

function afterBlanks(text: string, at: number): number {
  let next = at
  while (' \t\r\n'.includes(text[next] ?? '.')) next += 1
  return next
}
