// The order of many numbers, found without moving what they belong to.

/** Numbers are sorted by so many of their bits at a time, from the lowest on. */
const digitBits = 11
const digits = 1 << digitBits
const digitsInWord = Math.ceil(32 / digitBits)

/** Fewer are sorted by comparing them: counting digits takes as long for three as for thousands. */
const fewest = 500

/** Numbers in; their indexes by number, then by index, out. Those of NaN come last. */
export function orderOf(numbers: Float64Array): Uint32Array {
  if (numbers.length < fewest) return compared(numbers)
  let from = columnsOf(numbers)
  let to = emptyColumns(numbers.length)
  for (const word of ['low', 'high'] as const) {
    for (let digit = 0; digit < digitsInWord; digit++) {
      if (distributed(from, to, from[word], digit * digitBits)) [from, to] = [to, from]
    }
  }
  return from.index
}

function compared(numbers: Float64Array): Uint32Array {
  const isKnown = (index: number) => !Number.isNaN(numbers[index])
  const known = [...numbers.keys()].filter(isKnown).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
  return Uint32Array.from([...known, ...[...numbers.keys()].filter((index) => !isKnown(index))])
}

/** Numbers as two words each, which compare as the numbers do, and what their indexes were. */
interface Columns {
  readonly low: Uint32Array
  readonly high: Uint32Array
  readonly index: Uint32Array
}

function emptyColumns(length: number): Columns {
  return { low: new Uint32Array(length), high: new Uint32Array(length), index: new Uint32Array(length) }
}

function columnsOf(numbers: Float64Array): Columns {
  const columns = emptyColumns(numbers.length)
  const { low, high, index } = columns
  const number = new Float64Array(1)
  const bits = new Uint32Array(number.buffer)
  for (let at = 0; at < numbers.length; at++) {
    // One zero, and NaN without a sign.
    number[0] = (numbers[at] ?? 0) + 0
    const isNegative = (bits[1] ?? 0) >> 31 && !Number.isNaN(number[0])
    low[at] = isNegative ? ~(bits[0] ?? 0) : (bits[0] ?? 0)
    high[at] = isNegative ? ~(bits[1] ?? 0) : (bits[1] ?? 0) | 0x80000000
    index[at] = at
  }
  return columns
}

/** Puts the columns in the order of one digit, equal ones as they were; false where that would change nothing. */
function distributed(from: Columns, to: Columns, word: Uint32Array, shift: number): boolean {
  const places = new Uint32Array(digits)
  const { length } = word
  for (let at = 0; at < length; at++) {
    const digit = ((word[at] ?? 0) >>> shift) % digits
    places[digit] = (places[digit] ?? 0) + 1
  }
  if (places.includes(length)) return false
  let place = 0
  for (let digit = 0; digit < digits; digit++) {
    const count = places[digit] ?? 0
    places[digit] = place
    place += count
  }
  for (let at = 0; at < length; at++) {
    const digit = ((word[at] ?? 0) >>> shift) % digits
    const place = places[digit] ?? 0
    places[digit] = place + 1
    to.low[place] = from.low[at] ?? 0
    to.high[place] = from.high[at] ?? 0
    to.index[place] = from.index[at] ?? 0
  }
  return true
}
