// JSON text laid out for reading, token by token, as received.

import type { Work } from '../../../electron/shared/work'
import { jsonTokens } from '../../report/text/json-tokens'

const unit = '  '
/** So many lines lie between two yields. */
const stretch = 2_000

export interface Indented {
  readonly lines: readonly string[]
  /** True when the limit left some of it out. */
  readonly cut: boolean
}

/** JSON text (also broken or cut off) in; the same tokens on indented lines out, stopping after `limit` characters of output. */
export function* indenting(text: string, limit: number): Work<Indented> {
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
      if (lines.length % stretch === 0) yield
    } else if (token === ':') line += ': '
    else line += token.startsWith('{') || token.startsWith('[') ? token.replace(/\s/g, '') : token
  }
  lines.push(line)
  return { lines, cut: false }
}
