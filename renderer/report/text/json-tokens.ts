// Finds the tokens of JSON text where they stand: nothing is parsed, so numbers, order and repeated keys stay as received.

/** A text, a bracket, a colon, a comma, or any other word; `{ }` and `[ ]` are one token each. */
export interface JsonToken {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** JSON text (also broken or cut off) of any length in; its tokens in order out. */
export function* jsonTokens(json: string): Generator<JsonToken, void> {
  const start = /"|[{[]\s*[}\]]|[{}[\],:]|[^\s{}[\],:"]+/g
  for (let match = start.exec(json); match !== null; match = start.exec(json)) {
    const from = match.index
    // No pattern finds the end of any text: one that went over millions of escapes would run out of stack.
    if (match[0] === '"') start.lastIndex = endOfText(json, from)
    yield { from, to: start.lastIndex, text: json.slice(from, start.lastIndex) }
  }
}

function endOfText(json: string, from: number): number {
  for (let quote = json.indexOf('"', from + 1); quote !== -1; quote = json.indexOf('"', quote + 1)) {
    let before = quote - 1
    while (json[before] === '\\') before -= 1
    if ((quote - before) % 2 === 1) return quote + 1
  }
  return json.length
}
