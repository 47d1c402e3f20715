// Where a body leaves what is documented: at each object, key, list and item, with the body's own likelihood.

import type { Choices } from './choices'
import { listOf, objectOf, oddNumber, oddValue, prototypeNames, type Hand, type Json } from './json-writing'

/** What all nodes of one body share. */
export interface Making {
  readonly choices: Choices
  readonly hand: Hand
  /** How likely a node is to be something else than documented. */
  readonly oddity: number
  readonly startMs: number
  readonly endMs: number
}

export type Field = readonly [key: string, make: () => Json]

/** True where the body is to deviate. */
export function odd({ choices, oddity }: Making): boolean {
  return choices.chance(oddity)
}

/** A value as documented or, where the body deviates, any other. */
export function valueOf(g: Making, make: () => Json): Json {
  return odd(g) ? oddValue(g.choices) : make()
}

/** An object of these fields; where the body deviates, some are missing, null, of a wrong type, twice, misnamed or unknown. */
export function fieldsOf(g: Making, fields: readonly Field[]): Json {
  const { choices, hand } = g
  const entries = fields.flatMap(([key, make]): (readonly [string, Json])[] => {
    if (!odd(g)) return [[key, make()]]
    return choices.either<(readonly [string, Json])[]>([
      () => [],
      () => [[key, 'null']],
      () => [[key, oddValue(choices)]],
      () => [
        [key, make()],
        [key, choices.chance(0.5) ? make() : oddValue(choices)]
      ],
      () => [
        [key, make()],
        [choices.pick([...prototypeNames, '', 'x y', 'data', 'session', 'start']), oddValue(choices)]
      ],
      () => [[choices.pick([key.toUpperCase(), `_${key}`, `${key} `, ...prototypeNames]), make()]],
      () => [[key, listOf(hand, [make()])]],
      () => [[key, objectOf(hand, [[key, make()]])]]
    ])
  })
  return odd(g) ? valueOf(g, () => objectOf(hand, entries.reverse())) : objectOf(hand, entries)
}

/** A list of these items; where the body deviates, some are missing, repeated, of a wrong type, or in lists of their own. */
export function itemsOf(g: Making, makers: readonly (() => Json)[]): Json {
  const { choices, hand } = g
  const items = makers.flatMap((make): Json[] => {
    if (!odd(g)) return [make()]
    return choices.either<Json[]>([
      () => [],
      () => {
        const item = make()
        return [item, item]
      },
      () => [make(), oddValue(choices)],
      () => [oddNumber(choices)],
      () => [listOf(hand, [make()])]
    ])
  })
  if (!odd(g)) return listOf(hand, items)
  return choices.either<Json>([
    () => listOf(hand, items.reverse()),
    () => valueOf(g, () => listOf(hand, items)),
    () =>
      objectOf(
        hand,
        items.map((item, index) => [String(index), item] as const)
      ),
    () => items[0] ?? '[]'
  ])
}
