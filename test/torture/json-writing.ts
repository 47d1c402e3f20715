// Writes JSON as no serializer would: keys twice, odd blanks, escapes where none are needed, numbers of any size, damage.

import type { Choices } from './choices'

/** A piece of JSON text: what can hold what `JSON.stringify` cannot write. */
export type Json = string

/** How a body is written, all of it alike. */
export interface Hand {
  readonly blank: string
  readonly escaped: boolean
}

export function handOf(choices: Choices): Hand {
  const blank = choices.chance(0.2) ? choices.pick([' ', '\n', '\r\n\t', '\n  ', ' \t \r ']) : ''
  return { blank, escaped: choices.chance(0.05) }
}

export function textOf(hand: Hand, text: string): Json {
  if (!hand.escaped) return JSON.stringify(text)
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'))
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`
}

export function objectOf(hand: Hand, entries: readonly (readonly [string, Json])[]): Json {
  const { blank } = hand
  const inner = entries.map(([key, value]) => `${blank}${textOf(hand, key)}${blank}:${blank}${value}`)
  return `{${inner.join(`${blank},`)}${blank}}`
}

export function listOf({ blank }: Hand, items: readonly Json[]): Json {
  return `[${items.map((item) => blank + item).join(`${blank},`)}${blank}]`
}

/** Any JSON value, most of them not what stands in its place. */
export function oddValue(choices: Choices): Json {
  return choices.either<Json>([
    () => 'null',
    () => choices.pick(['""', '0', 'true', 'false', '[]', '{}', '[[]]', '[null]', '{"":{}}']),
    () => oddNumber(choices),
    () => JSON.stringify(oddText(choices)),
    () => choices.pick(['{"__proto__":{"start":1}}', '{"toString":null,"length":-1}', '{"data":{"data":[]}}']),
    () => `[${choices.several(0, 4, () => oddNumber(choices)).join()}]`,
    () => deep(choices)
  ])
}

export function oddNumber(choices: Choices): Json {
  return choices.pick([
    ...(['-0', '1e400', '-1e400', '1e-400', '0.1', '-1', '9007199254740993', '1.7976931348623157e308'] as const),
    ...['123456789012345678901234567890', '5e-324', '2147483648', '4294967295', '1E3', '-0.0e+0', '65535']
  ])
}

export const prototypeNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf'
] as const

export function oddText(choices: Choices): string {
  return choices.either<string>([
    () => choices.pick(['', ' ', '\0', '\ud800', '\udc00x', 'a\u2028b', '\u202Egnp.exe', '=1+1', '<b>x</b>', '🧑‍🤝‍🧑']),
    () => choices.pick(['null', 'undefined', 'NaN', 'true', '0', '-0', '[object Object]', '1e3', 'participant-1']),
    () => choices.pick(prototypeNames),
    () => choices.pick(['ab', 'é', '\u0301', '😀', '"\\']).repeat(choices.pick([40, 150, 250, 3000])),
    () => choices.pick(['[withheld by Rollcall]', 'x [withheld by Rollcall] y'])
  ])
}

function deep(choices: Choices): Json {
  const depth = choices.pick([3, 60, 120, 3000])
  return choices.either([
    () => '['.repeat(depth) + ']'.repeat(depth),
    () => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
    () => '[{"data":'.repeat(depth) + '[]' + '}]'.repeat(depth)
  ])
}

/** Whole JSON in; the same with the damage that transport, editors and disks do to it out. */
export function damaged(json: Json, choices: Choices): string {
  const at = choices.whole(0, json.length)
  return choices.either([
    () => json.slice(0, at),
    () => `\ufeff${json}`,
    () => `\ufeff\ufeff${json}`,
    () =>
      json.slice(0, at) +
      choices.pick(['"', '}', ']', ',', ':', '\\', '\0', '9', 'null', '\n', '/*x*/', '\u00a0']) +
      json.slice(at),
    () => json.slice(0, at) + json.slice(at + choices.whole(1, 9)),
    () => json + choices.pick(['}', '\n\n', '\0', '{}', ',', '<html>', ' \t\r\n']),
    () => choices.pick([' ', '\n\n\t', '\v', ")]}',\n", 'var x = ', '']) + json,
    () => `${json}${choices.pick(['\n', ''])}${json}`,
    () => json.replaceAll('"', choices.pick(["'", '“', ''])),
    () => JSON.stringify(json),
    () => json.replaceAll(/\d/g, (digit) => (choices.chance(0.02) ? '7' : digit)),
    () => json.replaceAll('null', choices.pick(['NaN', 'undefined', 'Infinity', 'nul']))
  ])
}
