// Finds the JSON that stands in other text: in lines of a log, one after the other, after the headers of an answer.

import { readJson } from '../session/json-fault'
import type { Range } from '../session/json-source'

const beginning = /[[{]|"(?=\s*[[{])/g
/** No session is shorter. */
const leastLength = 20

/** Any text in; the whole lists, objects, and texts with either in them that stand in it, outermost only, in their order. */
export function* jsonIn(text: string): Generator<Range> {
  for (let at = 0; ;) {
    beginning.lastIndex = at
    const from = beginning.exec(text)?.index
    if (from === undefined) return
    const { at: to, whole } = readJson(text, from)
    const isText = text[from] === '"'
    if (whole && (!isText || to - from >= leastLength)) {
      if (to - from >= leastLength) yield { from, to }
      at = to
    }
    // What is whole within something broken is a part of what was meant, and is not taken for all of it.
    else at = isText ? from + 1 : Math.max(to, from + 1)
  }
}

/** As much as any server and its proxies send before an answer. */
export const longestHead = 64 * 1024
const head = /HTTP\/[\d.]+ \d{3}[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n/y

/** Any text in; where the headers of an answer end that it begins with, those of redirects and proxies included; 0 for none. */
export function headEnd(text: string): number {
  const first = text.slice(0, longestHead)
  let end = 0
  for (;;) {
    head.lastIndex = end
    if (!head.test(first)) return end
    end = head.lastIndex
  }
}
