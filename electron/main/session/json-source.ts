// Says where in JSON text its values stand, so that they can be shown word for word: the engine's parser keeps no source.

/** An offset of the text, and the one after the last character. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** How a value is reached from what it stands in: by a key, by an index, or not at all, as the whole text is. */
export type Step = string | number | null

interface Visitor {
  /** A text, number or word. */
  readonly plain: (step: Step, range: Range) => void
  /** A list or object begins; false leaves out what stands in it, but not its end. */
  readonly open: (step: Step, from: number) => boolean
  /** The list or object that began last ends. */
  readonly close: (to: number) => void
}

const [quote, comma, openingBracket, closingBracket] = [0x22, 0x2c, 0x5b, 0x5d]
const [openingBrace, closingBrace, backslash] = [0x7b, 0x7d, 0x5c]
/** Of a list that is being walked, the index of the next item; of an object, this. */
const inObject = -1

/** JSON text, which must be that, in; all its values visited, in their order and however deep they stand. */
export function walkJson(text: string, { plain, open, close }: Visitor): void {
  const around: number[] = []
  let step: Step = null
  let at = afterBlanks(text, 0)
  for (;;) {
    const character = text.charCodeAt(at)
    if (character !== openingBracket && character !== openingBrace) {
      const to = endOfPlain(text, at)
      plain(step, { from: at, to })
      at = to
    } else if (open(step, at)) {
      around.push(character === openingBracket ? 0 : inObject)
      at += 1
    } else {
      at = endOfNested(text, at)
      close(at)
    }

    // On to the next value, past whatever ends here.
    for (;;) {
      const next = around.at(-1)
      if (next === undefined) return
      at = afterBlanks(text, at)
      const between = text.charCodeAt(at)
      if (between === closingBracket || between === closingBrace) {
        around.pop()
        at += 1
        close(at)
        continue
      }
      if (between === comma) at = afterBlanks(text, at + 1)
      if (next === inObject) {
        const end = endOfString(text, at)
        step = keyAt(text, at, end)
        at = afterBlanks(text, afterBlanks(text, end) + 1)
      } else {
        step = next
        around[around.length - 1] = next + 1
      }
      break
    }
  }
}

function keyAt(text: string, from: number, to: number): string {
  const written = text.slice(from + 1, to - 1)
  return written.includes('\\') ? String(JSON.parse(text.slice(from, to))) : written
}

/** The offset after the closing quote of the string that opens at `open`; the text's end when it never closes. */
export function endOfString(text: string, open: number): number {
  let end = open
  for (;;) {
    end = text.indexOf('"', end + 1)
    if (end === -1) return text.length
    let before = end - 1
    while (text.charCodeAt(before) === backslash) before -= 1
    if ((end - before) % 2 === 1) return end + 1
  }
}

/** The offset of the first character from `at` on that is no blank of JSON. */
export function afterBlanks(text: string, at: number): number {
  let next = at
  for (;;) {
    const character = text.charCodeAt(next)
    if (character !== 0x20 && character !== 0x0a && character !== 0x0d && character !== 0x09) return next
    next += 1
  }
}

function endOfPlain(text: string, from: number): number {
  if (text.charCodeAt(from) === quote) return endOfString(text, from)
  let end = from
  for (; end < text.length; end += 1) {
    const character = text.charCodeAt(end)
    if (character <= 0x20 || character === comma || character === closingBracket || character === closingBrace) break
  }
  return end
}

function endOfNested(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === quote) at = endOfString(text, at) - 1
    else if (character === openingBracket || character === openingBrace) depth += 1
    else if (character === closingBracket || character === closingBrace) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return text.length
}
