// Where in a name the text stands that is looked for.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { folded } from '../../../../../renderer/timeline/lanes/filter'
import { foundIn } from '../../../../../renderer/timeline/lanes/found'

it('is shown whatever its case and accents', () => {
  expect(foundIn('Mehmet Öztürk', 'ozt')).toEqual(['Mehmet ', 'Özt', 'ürk'])
  expect(foundIn('ISHA', 'sh')).toEqual(['I', 'SH', 'A'])
  expect(foundIn('Rajan', 'isha')).toBeNull()
  expect(foundIn('Rajan', '  ')).toBeNull()
})

it('takes a letter with the accents that are written after it', () => {
  expect(foundIn('Jose\u0301 Luis', 'jose')).toEqual(['', 'Jose\u0301', ' Luis'])
})

it('is never cut out of a name that does not have it, and its parts are always the whole name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 3 }), (name, text) => {
      const found = foundIn(name, text)
      if (found === null) return
      expect(found.join('')).toBe(name)
      expect(folded(found[1])).toContain(folded(text.trim()))
    })
  )
})

it('is found wherever a piece of the name is looked for', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), (name, from, length) => {
      const text = name.slice(from % (name.length + 1)).slice(0, 1 + (length % 5))
      expect(foundIn(name, text) !== null).toBe(text.trim() !== '')
    })
  )
})
