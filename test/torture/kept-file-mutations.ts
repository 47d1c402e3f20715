// What can become of a kept file on a disk or in another program: cuts, empty pages, flipped bits, other versions, mixtures.

import type { Random } from '../videosdk/random'

export interface Mutation {
  readonly name: string
  /** A file's bytes and those of another kept file in; what became of them out. */
  readonly apply: (bytes: Buffer, other: Buffer, chance: Random) => Buffer
}

const page = 4096
const newline = 0x0a
const versions = ['0', '1', '2', '3', '7', '10', '-1', '1.5', '2.5', '"2"', 'null', '[2]', '1e400', '9007199254740993']
/** Overlong, lone, surrogate, beyond Unicode, cut off. */
const badUtf8 = [[0xff], [0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]].map(
  (bytes) => Buffer.from(bytes)
)
const garbage = [' ', '\n', '\0', '{}', '\ufeff', '\r\n', 'garbage', '\0'.repeat(page)].map((text) => Buffer.from(text))

export const mutations: readonly Mutation[] = [
  { name: 'cut off', apply: (bytes, _other, chance) => bytes.subarray(0, chance.whole(1, bytes.length - 1)) },
  {
    name: 'cut off in its header',
    apply: (bytes, _other, chance) => bytes.subarray(0, chance.whole(1, lineEnd(bytes)))
  },
  { name: 'beginning lost', apply: (bytes, _other, chance) => bytes.subarray(chance.whole(1, lineEnd(bytes))) },
  { name: 'emptied', apply: () => Buffer.alloc(0) },
  { name: 'zeroed page', apply: (bytes, _other, chance) => withPage(bytes, Buffer.alloc(page), chance) },
  { name: 'page of another file', apply: (bytes, other, chance) => withPage(bytes, pageOf(other, chance), chance) },
  {
    name: 'zeroed from somewhere on',
    apply: (bytes, _other, chance) => Buffer.from(bytes).fill(0, place(bytes, chance))
  },
  { name: 'flipped bit', apply: (bytes, _other, chance) => flipped(bytes, place(bytes, chance), chance) },
  {
    name: 'flipped bit in its header',
    apply: (bytes, _, chance) => flipped(bytes, chance.whole(0, lineEnd(bytes)), chance)
  },
  {
    name: 'bad UTF-8',
    apply: (bytes, _other, chance) => {
      const at = place(bytes, chance)
      return Buffer.concat([bytes.subarray(0, at), chance.pick(badUtf8), bytes.subarray(at + chance.whole(0, 3))])
    }
  },
  {
    name: 'another version',
    apply: (bytes, _other, chance) =>
      Buffer.from(bytes.toString('latin1').replace(/(?<="version":)\d+/, chance.pick(versions)), 'latin1')
  },
  { name: 'swapped lines', apply: (bytes, _other, chance) => swapped(bytes, chance) },
  { name: 'doubled', apply: (bytes) => Buffer.concat([bytes, bytes]) },
  { name: 'doubled line', apply: (bytes) => Buffer.concat([bytes.subarray(0, lineEnd(bytes) + 1), bytes]) },
  {
    name: 'header of another file',
    apply: (bytes, other) => Buffer.concat([other.subarray(0, lineEnd(other)), bytes.subarray(lineEnd(bytes))])
  },
  {
    name: 'end of a longer file',
    apply: (bytes, other) => Buffer.concat([bytes, Buffer.concat([other, other, other]).subarray(bytes.length)])
  },
  { name: 'garbage appended', apply: (bytes, _other, chance) => Buffer.concat([bytes, chance.pick(garbage)]) },
  { name: 'garbage before', apply: (bytes, _other, chance) => Buffer.concat([chance.pick(garbage), bytes]) },
  {
    name: 'line ends of another system',
    apply: (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')
  }
]

function lineEnd(bytes: Buffer): number {
  return bytes.indexOf(newline)
}

function place(bytes: Buffer, chance: Random): number {
  return chance.whole(0, bytes.length - 1)
}

function flipped(bytes: Buffer, at: number, chance: Random): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ (1 << chance.whole(0, 7))
  return changed
}

function pageOf(bytes: Buffer, chance: Random): Buffer {
  const at = page * chance.whole(0, Math.floor((bytes.length - 1) / page))
  return bytes.subarray(at, at + page)
}

/** With one page of the disk replaced; the last one is as long as the file is. */
function withPage(bytes: Buffer, replacement: Buffer, chance: Random): Buffer {
  const changed = Buffer.from(bytes)
  replacement.copy(changed, page * chance.whole(0, Math.floor((bytes.length - 1) / page)))
  return changed
}

function swapped(bytes: Buffer, chance: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n')
  const at = chance.whole(0, lines.length - 2)
  const [one = '', other = ''] = lines.splice(at, 2)
  lines.splice(at, 0, other, one)
  return Buffer.from(lines.join('\n'), 'latin1')
}
