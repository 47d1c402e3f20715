// JSON text laid out for reading, token by token, as received.

import { jsonTokens } from './json-tokens'

const unit = '  '

export interface Indented {
  readonly lines: readonly string[]
  /** True when the limit left some of it out. */
  readonly cut: boolean
}

/** JSON text (also broken or cut off) in; the same tokens on indented lines out, stopping after `limit` characters of output. */
export function indented(text: string, limit: number): Indented {
  const lines: string[] = []
  let line = ''
  let depth = 0
  let written = 0
  const breakLine = () => {
    lines.push(line)
    written += line.length + 1
    line = unit.repeat(depth)
  }
  for (const { text: token } of jsonTokens(text)) {
    if (written > limit) return { lines, cut: true }
    if (token === '{' || token === '[') {
      line += token
      depth += 1
      breakLine()
    } else if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1)
      breakLine()
      line += token
    } else if (token === ',') {
      line += token
      breakLine()
    } else if (token === ':') line += ': '
    else line += token.startsWith('{') || token.startsWith('[') ? token.replace(/\s/g, '') : token
  }
  lines.push(line)
  return { lines, cut: false }
}
