// Texts as bytes: read in parts they are the same text, whatever it holds and wherever a part ends.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, joined, partOf, readWhole, textOf, withoutMark } from '../../../../../electron/main/files/bytes'
import { temporaryFolder } from '../../../temporary-folder'

const wellFormed = fc.string({ unit: 'binary', maxLength: 60 })

test('a text read in parts is the same text, and no character of it is cut', () => {
  fc.assert(
    fc.property(wellFormed, fc.integer({ min: 1, max: 9 }), (text, length) => {
      const bytes = bytesOf(text)
      const parts: string[] = []
      for (let from: number | null = 0; from !== null;) {
        const part = partOf(bytes, from, length)
        expect(part.text).not.toContain('\ufffd'.repeat(text.includes('\ufffd') ? 61 : 1))
        parts.push(part.text)
        from = part.nextByte
      }
      expect(parts.join('')).toBe(text)
    })
  )
})

test('beyond the end of a text there is nothing', () => {
  expect(partOf(bytesOf('abc'), 3)).toEqual({ text: '', nextByte: null })
  expect(partOf(bytesOf('abc'), 2 ** 40)).toEqual({ text: '', nextByte: null })
})

test('parts put together are one text, without its byte order mark when that is asked for', () => {
  fc.assert(
    fc.property(fc.array(wellFormed, { maxLength: 5 }), (texts) => {
      expect(textOf(joined(texts.map(bytesOf)))).toBe(texts.join(''))
    })
  )
  expect(textOf(withoutMark(bytesOf('\ufeffabc')))).toBe('abc')
  expect(textOf(withoutMark(bytesOf('abc')))).toBe('abc')
})

test('a file is read whole, and one that cannot be read says why', async () => {
  const path = join(await temporaryFolder(), 'a.json')
  await writeFile(path, 'Zoë')
  expect(await readWhole(path)).toMatchObject({ ok: true, value: bytesOf('Zoë') })
  expect(await readWhole(`${path}.not`)).toMatchObject({
    failure: { kind: 'missing-file', detail: 'a.json.not' }
  })
})
