import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneLine, plainText, shortLine } from '../../../../renderer/words/plain-text'

const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\0', '\t', '\r', '\n', '\u0085', '\u2028', '\u202e', '\u2066', '\u200f', ' ', '😀', '\u00a0')
  )
})

const unwelcome = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

describe('texts of others', () => {
  it.each([
    ['  Ann \t Lee\r\n', 'Ann Lee'],
    ['before\0after', 'before after'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['one\u2028two\u0085three', 'one two three'],
    ['👩🏽‍🚀 Zoë', '👩🏽‍🚀 Zoë'],
    ['\u200f', '']
  ])('on one line: %j becomes %j', (text, line) => expect(oneLine(text)).toBe(line))

  it('keep their lines where those may stay', () => {
    expect(plainText('one\r\n\ttwo\0\u2028\u202ethree ')).toBe('one\r\n\ttwo  three ')
  })

  it('never hold a control character or a sign that turns the direction, and are cleaned once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainText(text).replace(/[\t\r\n]/g, '')).not.toMatch(unwelcome)
        expect(oneLine(text)).not.toMatch(unwelcome)
        expect(oneLine(text)).not.toMatch(/^ | $| {2}/)
        expect(oneLine(oneLine(text))).toBe(oneLine(text))
        expect(oneLine(plainText(text))).toBe(oneLine(text))
      })
    )
  })

  it('are cut to what anybody reads, never within a character', () => {
    expect(shortLine('x'.repeat(200))).toBe('x'.repeat(200))
    expect(shortLine('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`)
    expect(shortLine(`${'x'.repeat(198)}😀😀`)).toBe(`${'x'.repeat(198)}…`)
  })
})
