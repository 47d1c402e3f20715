// Parses JSON where text that is none is nothing to speak of.

/** Any text in, its JSON value out; undefined, which no JSON is, when it is not JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
