// The sheet's table of what wheel and pointer do: every gesture of the chart, under the names of the keyboard at hand.
import { expect, test } from 'vitest'
import { pointerKeys } from '../../../../renderer/keys/pointer-keys'

const capsFor = (words: RegExp, ...[wheel, platform]: Parameters<typeof pointerKeys>) =>
  pointerKeys(wheel, platform)
    .filter((row) => words.test(row.words))
    .flatMap(({ caps }) => caps)

test('the sheet tells how to measure from where the pointer is, and not from the join or leave beside it', () => {
  expect(capsFor(/without snapping/, 'modern', 'linux')).toEqual(['Alt drag'])
  expect(capsFor(/without snapping/, 'classic', 'mac')).toEqual(['⌥ drag'])
})

test('the sheet tells how to read milliseconds', () => {
  expect(capsFor(/to the millisecond/, 'modern', 'linux')).toEqual(['Alt'])
  expect(capsFor(/to the millisecond/, 'modern', 'mac')).toEqual(['⌥'])
})

test('the sheet names what the chosen wheel does, with the key of the platform', () => {
  expect(capsFor(/^Zoom about/, 'modern', 'windows')).toEqual(['Ctrl wheel', 'pinch'])
  expect(capsFor(/^Zoom about/, 'classic', 'mac')).toEqual(['wheel', '⌘ wheel', 'pinch'])
  expect(capsFor(/^Scroll/, 'modern', 'linux')).toEqual(['wheel'])
  expect(capsFor(/^Scroll/, 'classic', 'linux')).toEqual(['Shift wheel'])
})
