// Whose names go out with a file, in words.

import { counted, formatCount } from '../../clock/format'

export interface NamesOut {
  /** Who is named, as named; as many as are told of are enough, `namedCount` counts them all. */
  readonly named: readonly string[]
  readonly namedCount: number
  /** The numbers of the pseudonyms in it, ascending. */
  readonly hidden: readonly number[]
  /** How many of the session are not in it. */
  readonly leftOut: number
}

/** So many names are told. */
export const mostNamed = 4
const mostNumbers = 6

/** `The names of Maria and Wei go out; 3 others are called Participant 2…4.`, `The name of Maria goes out; 3 others are left out.` */
export function namesOutWords({ named, namedCount, hidden, leftOut }: NamesOut): string {
  const others = namedCount > 0
  const parts = [
    namedWords(named, namedCount, hidden.length + leftOut === 0),
    ...(hidden.length === 0 ? [] : [`${peopleWords(hidden.length, others)} called ${numbersWords(hidden)}`]),
    ...(leftOut === 0 ? [] : [`${peopleWords(leftOut, others || hidden.length > 0)} left out`])
  ]
  return `${parts.join('; ')}.`
}

function namedWords(named: readonly string[], count: number, isAll: boolean): string {
  if (count === 0) return 'Nobody’s name goes out'
  if (count === 1) return `The name of ${named[0] ?? ''} goes out`
  if (count > mostNamed && isAll) return `All ${formatCount(count)} names go out`
  const told = named.slice(0, count > mostNamed ? mostNamed - 1 : mostNamed)
  const more = count - told.length
  return `The names of ${listWords(more > 0 ? [...told, counted(more, 'other')] : told)} go out`
}

function peopleWords(count: number, areOthers: boolean): string {
  const people = areOthers ? counted(count, 'other') : counted(count, 'participant')
  return `${people} ${count === 1 ? 'is' : 'are'}`
}

/** `Participant 2…4` of numbers in a row, `Participant 1, 3 and 4` of a few, else from the first to the last. */
function numbersWords(numbers: readonly number[]): string {
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)]
  if (numbers.length === 1) return `Participant ${first}`
  if (last - first === numbers.length - 1) return `Participant ${formatCount(first)}…${formatCount(last)}`
  if (numbers.length <= mostNumbers) return `Participant ${listWords(numbers.map(String))}`
  return `by numbers, Participant ${formatCount(first)} to ${formatCount(last)}`
}

/** `Maria`, `Maria and Wei`, `Maria, Wei and Amina`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
