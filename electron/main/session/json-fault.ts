// Finds where a text stops being JSON: the engine's own error message names the place only sometimes.

const blanks = /[ \t\r\n]*/y
const plainCharacters = /[^"\\\u0000-\u001f]*/y // eslint-disable-line no-control-regex -- control characters end a JSON string
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y

type Expected = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close'

/** Any text in; the offset of the first character that cannot be part of JSON, its length when it stops too early, or null. */
export function findJsonFault(text: string): number | null {
  const { at, whole } = readJson(text, 0)
  if (!whole) return at
  const rest = skip(blanks, text, at)
  return rest === text.length ? null : rest
}

/** Any text and an offset in; whether a whole JSON value begins there, and where it ends or where it goes wrong. */
export function readJson(text: string, from: number): { readonly at: number; readonly whole: boolean } {
  const closers: string[] = []
  let expected: Expected = 'value'
  let at = from
  for (;;) {
    if (expected === 'comma-or-close' && closers.length === 0) return { at, whole: true }
    at = skip(blanks, text, at)
    const character = text[at]
    if (character === undefined) return { at, whole: false }

    const expectsKey: boolean = expected === 'key' || expected === 'key-or-close'
    const mayClose: boolean =
      expected === 'value-or-close' || expected === 'key-or-close' || expected === 'comma-or-close'
    if (mayClose && character === closers.at(-1)) {
      closers.pop()
      expected = 'comma-or-close'
      at += 1
    } else if (expected === 'comma-or-close') {
      if (character !== ',') return { at, whole: false }
      expected = closers.at(-1) === '}' ? 'key' : 'value'
      at += 1
    } else if (expected === 'colon') {
      if (character !== ':') return { at, whole: false }
      expected = 'value'
      at += 1
    } else if (character === '"') {
      const string = skipString(text, at)
      if (!string.whole) return { at: string.at, whole: false }
      at = string.at
      expected = expectsKey ? 'colon' : 'comma-or-close'
    } else if (expectsKey) {
      return { at, whole: false }
    } else if (character === '[' || character === '{') {
      closers.push(character === '[' ? ']' : '}')
      expected = character === '[' ? 'value-or-close' : 'key-or-close'
      at += 1
    } else {
      const end = skip(literal, text, at)
      if (end === at) return { at, whole: false }
      at = end
      expected = 'comma-or-close'
    }
  }
}

function skipString(text: string, start: number): { readonly at: number; readonly whole: boolean } {
  let at = start + 1
  for (;;) {
    at = skip(plainCharacters, text, at)
    if (text[at] === '"') return { at: at + 1, whole: true }
    const next = skip(escape, text, at)
    if (next === at) return { at, whole: false }
    at = next
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
