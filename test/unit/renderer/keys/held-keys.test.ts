// Keys that are held down: what moves goes on, what starts something is done once.
import { expect, it } from 'vitest'
import { keyTable, type KeyPress } from '../../../../renderer/keys/keys'
import { mayRepeat } from '../../../../renderer/keys/held-keys'

const press = (key: string, code = '', more: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...more
})
const control = { ctrlKey: true }

it.each([
  ['Enter', press('Enter', 'Enter')],
  ['the space bar', press(' ', 'Space')],
  ['Escape', press('Escape', 'Escape')],
  ['F11', press('F11', 'F11')],
  ['Delete', press('Delete', 'Delete')],
  ['Ctrl R, the menu’s', press('r', 'KeyR', control)],
  ['Ctrl K, the palette’s', press('k', 'KeyK', control)],
  ['M, which marks', press('m', 'KeyM')],
  ['P, which pins', press('p', 'KeyP')]
])('%s does nothing again while it is held', (_, held) => expect(mayRepeat(held, false)).toBe(false))

it.each([
  ['Tab', press('Tab', 'Tab')],
  ['an arrow', press('ArrowDown', 'ArrowDown')],
  ['W, which zooms', press('w', 'KeyW')],
  ['a full stop, for the next edge', press('.', 'Period')],
  ['Ctrl Z', press('z', 'KeyZ', control)],
  ['Ctrl and an arrow', press('ArrowLeft', 'ArrowLeft', control)],
  ['Alt and an arrow, for the view before', press('ArrowLeft', 'ArrowLeft', { altKey: true })],
  ['a letter that is bound to nothing', press('ü', 'BracketLeft2')]
])('%s goes on while it is held', (_, held) => expect(mayRepeat(held, false)).toBe(true))

it('in a field the space bar and what deletes go on, Enter does not', () => {
  expect([press(' '), press('Backspace'), press('a'), press('Enter')].map((held) => mayRepeat(held, true))).toEqual([
    ...[true, true, true],
    false
  ])
})

it('of the key table only what moves repeats', () => {
  const repeating = new Set(keyTable.filter(({ repeats }) => repeats).map(({ action }) => action))
  expect(
    [...repeating].filter(
      (action) => !/^(zoom-in|zoom-out|pan|lane|page|instant|previous|next|move-tab|back|forward)/.test(action)
    )
  ).toEqual([])
  expect(repeating.has('zoom-to-span')).toBe(false)
})
