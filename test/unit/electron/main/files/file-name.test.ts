// Names that are suggested for files: whatever a session is called, the name is one that any system takes.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileTypeOf, hasFileType, safeFileName } from '../../../../../electron/main/files/file-name'

test.each([
  ['Daily stand-up 2026-11-23.svg', 'Daily stand-up 2026-11-23.svg'],
  ['../../etc/cron.d/job.csv', 'job.csv'],
  ['C:\\Windows\\System32\\x.json', 'x.json'],
  ['a/b\\c:d.md', 'c-d.md'],
  ['what? "really" <now>|*.png', 'what- -really- -now---.png'],
  ['bill\u202efdp.exe\u0000.pdf', 'billfdp.exe.pdf'],
  ['one\ntwo\ttabs.csv', 'onetwotabs.csv'],
  ['.hidden.svg', 'hidden.svg'],
  ['.svg', 'session.svg'],
  ['  . .md', 'session.md'],
  ['trailing. .md', 'trailing.md'],
  ['CON.svg', '_CON.svg'],
  ['nul.tar.json', '_nul.tar.json'],
  ['console.svg', 'console.svg'],
  ['Zoë 😀.SVG', 'Zoë 😀.SVG'],
  ['half \ud83d.svg', 'half.svg'],
  [`${'x'.repeat(500)}.svg`, `${'x'.repeat(116)}.svg`],
  [`${'語'.repeat(500)}.pdf`, `${'語'.repeat(65)}.pdf`],
  [`${'😀'.repeat(100)}.md`, `${'😀'.repeat(49)}.md`]
])('%j is suggested as %j', (suggested, name) => {
  expect(safeFileName(suggested)).toBe(name)
})

test('any text before an extension gives a plain name with that extension, which stays as it is from then on', () => {
  const extension = fc.constantFrom('svg', 'png', 'pdf', 'csv', 'md', 'json')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), extension, (stem, extension) => {
      const name = safeFileName(`${stem}.${extension}`)
      expect(name).toMatch(/^[^.\s/\\:\p{Cc}\p{Cf}\p{Cs}<>"|?*][^/\\:\p{Cc}\p{Cf}\p{Cs}<>"|?*]*\.[a-z]+$/u)
      expect(name.endsWith(`.${extension}`)).toBe(true)
      expect(name.length).toBeLessThanOrEqual(120)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(safeFileName(name)).toBe(name)
      expect(hasFileType(name)).toBe(true)
      expect(fileTypeOf(name).extension).toBe(extension)
    }),
    { numRuns: 2000 }
  )
})

test('an extension means the same in capitals, and another one is refused', () => {
  expect(fileTypeOf('a.PDF')).toEqual({ extension: 'pdf', name: 'PDF document' })
  expect(hasFileType('a.PDF')).toBe(true)
  for (const name of ['a.exe', 'a', 'a.svgz', 'a.svg.desktop', 'a.constructor']) {
    expect(hasFileType(name)).toBe(false)
    expect(() => fileTypeOf(name)).toThrow()
  }
})
