// The palette finds what is typed, by part, whatever case and accents, and what begins with it first.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../../../electron/shared/work'
import { command, type Command } from '../../../../../renderer/ui/commands/command'
import { listOf } from '../../../../../renderer/ui/commands/command-list'
import { searching } from '../../../../../renderer/ui/commands/palette-search'

const named = (...words: readonly string[]) => words.map((each) => command(each, 'Participant', () => undefined))
const searchOf = (commands: readonly Command[]) => (typed: string) =>
  atOnce(searching(listOf(commands), typed, Infinity)).commands
const found = (typed: string, ...words: readonly string[]) => searchOf(named(...words))(typed).map(({ words }) => words)

describe('what is typed', () => {
  it('finds by a part of a word, and by words in any order', () => {
    expect(found('oom', 'Zoom in', 'Fit the whole session')).toEqual(['Zoom in'])
    expect(found('session fit', 'Zoom in', 'Fit the whole session')).toEqual(['Fit the whole session'])
  })

  it('finds whatever case and accents', () => {
    expect(found('jose', 'José Ñandú', 'Joseph', 'Josua').toSorted()).toEqual(['Joseph', 'José Ñandú'])
    expect(found('ÑANDU', 'José Ñandú', 'Joseph')).toEqual(['José Ñandú'])
  })

  it('finds by what a thing is about', () => {
    expect(searchOf([command('isha', 'Participant rilsgehg', () => undefined)])('rilsg')).toHaveLength(1)
  })

  it('puts first what is called exactly that, then what begins with it', () => {
    expect(found('print', 'Sprinter', 'Print the page', 'Print')).toEqual(['Print', 'Print the page', 'Sprinter'])
  })

  it('finds names of signs only, and takes no sign for an operator', () => {
    expect(found('🙂', '🙂', 'anna')).toEqual(['🙂'])
    expect(found('-anna', '-anna', 'bert')).toEqual(['-anna'])
    expect(found('"anna"', 'anna "the boss"', 'bert')).toEqual(['anna "the boss"'])
  })

  it('finds everything while nothing is typed, and nothing for what nobody is called', () => {
    expect(found('  ', 'one', 'two')).toEqual(['one', 'two'])
    expect(found('xyzzy', 'one', 'two')).toEqual([])
  })
})

describe('every command', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.constantFrom(
      'O’Brien',
      "o'neil's",
      'अनीता शर्मा',
      '山田 太郎',
      'İlker',
      'STRASSE ß',
      'CamelCase42',
      'a-b_c.d',
      '-',
      '"'
    )
  )

  it('is found by its whole words, among any others', () => {
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 1, maxLength: 8 }), fc.nat(), (names, at) => {
        const commands = named(...names)
        const wanted = commands[at % commands.length]
        expect(searchOf(commands)(wanted?.words ?? '')).toContain(wanted)
      }),
      { numRuns: 1000 }
    )
  })

  it('comes first when it alone is called that', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/), { minLength: 1 }), (names) => {
        for (const name of names) expect(found(name, ...names)[0]).toBe(name)
      })
    )
  })
})
