// The key table: every key means one thing, and keys stay out of the way of typing and of other controls.
import { describe, expect, it } from 'vitest'
import { actionOf, capsOf, keyTable, type KeyBinding, type KeyPress } from '../../../../renderer/keys/keys'

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

  it('says the same of every key of an action: whether it hands the words over to the keyboard', () => {
    const said = new Map(keyTable.map(({ action, leads }) => [action, leads]))
    for (const { action, caps, leads } of keyTable) expect(said.get(action), caps.join()).toBe(leads)
    expect([said.get('lane-up'), said.get('span-edge')]).toEqual([true, false])
  })
})

describe('caps', () => {
  const bound = (action: KeyBinding['action'], chord: KeyBinding['chord'] = 'plain') =>
    keyTable.filter((each) => each.action === action && each.chord === chord)
  const caps = (bindings: readonly KeyBinding[], isMac: boolean, labels: ReadonlyMap<string, string> | null) =>
    bindings.flatMap((binding) => capsOf(binding, isMac, labels))
  const azerty = new Map([
    ['KeyW', 'z'],
    ['KeyM', ','],
    ['Comma', ';'],
    ['BracketLeft', '^']
  ])

  it('are those of the user’s own layout where a key is bound by its place', () => {
    expect(caps(bound('zoom-in'), false, azerty)).toEqual(['Z', '+'])
    expect(caps(bound('mark'), false, azerty)).toEqual([','])
    expect(caps(bound('previous-finding'), false, azerty)).toEqual(['^'])
    expect(caps(bound('pan-later'), false, azerty)).toEqual(['D'])
  })

  it('are those of the table where the system tells no layout', () => {
    expect(caps(bound('zoom-in'), false, null)).toEqual(['W', '+'])
  })

  it('name the modifier as the platform does, and its letter as it is typed', () => {
    expect(caps(bound('palette', 'command'), false, azerty)).toEqual(['Ctrl K'])
    expect(caps(bound('palette', 'command'), true, azerty)).toEqual(['⌘ K'])
    expect(caps(bound('back', 'alt'), true, null)).toEqual(['⌥ ←'])
  })
})

const caps = (action: KeyBinding['action'], isMac: boolean) =>
  keyTable.filter((each) => each.action === action).flatMap((binding) => capsOf(binding, isMac))

describe('a key press', () => {
  it('goes from tab to tab wherever the focus is, by Tab with Ctrl and by number', () => {
    for (const place of ['field', 'control', 'grid'] as const) {
      expect(actionOf(press('Tab', { key: 'Tab', ctrlKey: true }), place)?.action).toBe('next-tab')
      expect(actionOf(press('Tab', { key: 'Tab', ctrlKey: true, shiftKey: true }), place)?.action).toBe('previous-tab')
      expect(actionOf(press('Digit3', { key: '3', metaKey: true }), place)).toMatchObject({
        action: 'show-tab',
        nth: 2
      })
    }
    expect(actionOf(press('Tab', { key: 'Tab', metaKey: true }), 'grid')).toBeNull()
    expect(actionOf(press('Tab', { key: 'Tab' }), 'grid')).toBeNull()
  })

  it('opens a tab with Ctrl and T, and with Shift the one that was closed last, in fields too', () => {
    for (const place of ['field', 'control', 'grid'] as const) {
      expect(actionOf(press('KeyT', { key: 't', ctrlKey: true }), place)?.action).toBe('new-tab')
      expect(actionOf(press('KeyT', { key: 'T', ctrlKey: true, shiftKey: true }), place)).toEqual({
        action: 'reopen-tab',
        withShift: false
      })
    }
    expect(caps('reopen-tab', false)).toEqual(['Ctrl Shift T'])
    expect(caps('reopen-tab', true)).toEqual(['⌘ Shift T'])
  })

  it('moves the tab with Alt and Shift, and goes back with Alt alone', () => {
    const left = (more: Partial<KeyPress>) =>
      actionOf(press('ArrowLeft', { key: 'ArrowLeft', altKey: true, ...more }), 'grid')
    expect([left({})?.action, left({ shiftKey: true })?.action]).toEqual(['back', 'move-tab-left'])
  })

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
      expect(actionOf(press('KeyD', { key: 'd', [modifier]: true }), 'grid')).toBeNull()
  })

  it('lets go with Escape from any button, and not while something is typed', () => {
    for (const letterKeys of [true, false])
      expect(actionOf(press('Escape'), 'control', letterKeys)?.action).toBe('let-go')
    expect(actionOf(press('Escape'), 'grid')?.action).toBe('let-go')
    expect(actionOf(press('Escape'), 'field')).toBeNull()
    expect(actionOf(press('ArrowDown'), 'control'), 'other controls need it').toBeNull()
  })

  it('with Ctrl or Cmd works in fields too, with Alt only outside', () => {
    for (const modifier of ['ctrlKey', 'metaKey'])
      expect(actionOf(press('KeyK', { [modifier]: true }), 'field')?.action).toBe('palette')
    expect(actionOf(press('ArrowLeft', { altKey: true }), 'field')).toBeNull()
    expect(actionOf(press('ArrowLeft', { altKey: true }), 'control')?.action).toBe('back')
    expect(actionOf(press('KeyK', { ctrlKey: true, altKey: true }), 'grid')).toBeNull()
  })

  it('with Ctrl counts as the letter that it types, and by its place where the layout has no Latin letters', () => {
    const dvorak = press('KeyP', { key: 'l', ctrlKey: true })
    expect(actionOf(dvorak, 'grid')).toBeNull()
    expect(actionOf(press('KeyR', { key: 'p', ctrlKey: true }), 'grid')?.action).toBe('print')
    expect(actionOf(press('KeyP', { key: 'з', ctrlKey: true }), 'grid')?.action).toBe('print')
    expect(actionOf(press('KeyK', { key: 'K', ctrlKey: true }), 'grid')?.action).toBe('palette')
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
