// The figures of a run: noted by whichever process measured them, printed once, in one order.
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { noteFigure } from '../../torture/figures'
import { figureLines, figuresIn } from '../../torture/printed-figures.mjs'
import { temporaryFolder } from '../temporary-folder'

test('figures are printed by subject, in the order of the subjects', async () => {
  const file = join(await temporaryFolder(), 'figures.jsonl')
  expect(figureLines(file)).toEqual([])
  for (const [name, value] of Object.entries(figuresIn(file))) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  noteFigure('Decode', 'two\nlines')
  noteFigure('Keychain', '21 of 21')
  noteFigure('Decode', 'many bodies')
  expect(figureLines(file)).toEqual(['Keychain: 21 of 21', 'Decode: many bodies', 'Decode: two\nlines'])
})
