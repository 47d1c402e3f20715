// The key table: every key means one thing, and keys stay out of the way of typing and of other controls.
import { describe, expect, it } from 'vitest'
import { actionOf, keyTable, type KeyPress } from '../../../../renderer/chart/keys'

const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more
})

describe('the key table', () => {
  it('binds no key and no sign twice', () => {
    const bound = keyTable.flatMap((key) => [...key.codes, ...key.signs].map((press) => `${key.chord} ${press}`))
    expect(bound.toSorted()).toEqual([...new Set(bound)].toSorted())
  })

  it('has words and a cap for every binding', () => {
    for (const key of keyTable) {
      expect(key.words).not.toBe('')
      expect(key.caps.length).toBeGreaterThan(0)
    }
  })
})

describe('a key press', () => {
  it('zooms with W wherever the layout puts that key, and further with Shift', () => {
    expect(actionOf(press('KeyW', { key: 'z' }), 'grid')).toEqual({ action: 'zoom-in', withShift: false })
    expect(actionOf(press('KeyW', { key: 'Z', shiftKey: true }), 'grid')).toEqual({
      action: 'zoom-in',
      withShift: true
    })
  })

  it('zooms by one step with a plus that needs Shift to be typed, on any layout', () => {
    expect(actionOf(press('Equal', { key: '+', shiftKey: true }), 'grid')).toEqual({
      action: 'zoom-in',
      withShift: false
    })
    expect(actionOf(press('BracketRight', { key: '+' }), 'grid')).toEqual({ action: 'zoom-in', withShift: false })
  })

  it('does nothing while something is typed or another modifier is down', () => {
    expect(actionOf(press('KeyW', { key: 'w' }), 'field')).toBeNull()
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
      expect(actionOf(press('KeyW', { key: 'w', [modifier]: true }), 'grid')).toBeNull()
  })

  it('with Ctrl or Cmd works in fields too, with Alt only outside', () => {
    for (const modifier of ['ctrlKey', 'metaKey'])
      expect(actionOf(press('KeyK', { [modifier]: true }), 'field')?.action).toBe('palette')
    expect(actionOf(press('ArrowLeft', { altKey: true }), 'field')).toBeNull()
    expect(actionOf(press('ArrowLeft', { altKey: true }), 'control')?.action).toBe('back')
    expect(actionOf(press('KeyK', { ctrlKey: true, altKey: true }), 'grid')).toBeNull()
  })

  it('that types a character does nothing once such keys are switched off, and the others go on', () => {
    for (const { codes, signs, where } of keyTable.filter(({ chord }) => chord === 'plain')) {
      const action = actionOf(press(codes[0] ?? '', { key: signs[0] ?? '' }), 'grid', false)
      expect(action === null, codes[0]).toBe(where === 'anywhere')
    }
    expect(actionOf(press('', { key: '+' }), 'grid', false)).toBeNull()
  })

  it('leaves the arrows to another control that has the focus, but not the letters', () => {
    expect(actionOf(press('ArrowDown'), 'control')).toBeNull()
    expect(actionOf(press('ArrowDown'), 'grid')?.action).toBe('lane-down')
    expect(actionOf(press('KeyJ'), 'control')?.action).toBe('lane-down')
  })

  it('is not taken with Shift when Shift has no meaning there', () => {
    expect(actionOf(press('KeyF', { shiftKey: true }), 'grid')).toBeNull()
    expect(actionOf(press('Period', { shiftKey: true }), 'grid')).toEqual({ action: 'next-edge', withShift: true })
  })
})
