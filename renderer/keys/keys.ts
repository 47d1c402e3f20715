// The keys of an open session in one table: what binds them, what the help sheet and the palette print.

export type Action =
  | 'zoom-in'
  | 'zoom-out'
  | 'pan-earlier'
  | 'pan-later'
  | 'fit-all'
  | 'fit-focus'
  | 'back'
  | 'forward'
  | 'go-to'
  | 'lane-up'
  | 'lane-down'
  | 'lane-first'
  | 'lane-last'
  | 'page-up'
  | 'page-down'
  | 'details'
  | 'pin-lane'
  | 'anchor'
  | 'crowd'
  | 'instant-earlier'
  | 'instant-later'
  | 'previous-edge'
  | 'next-edge'
  | 'previous-interval'
  | 'next-interval'
  | 'previous-finding'
  | 'next-finding'
  | 'span-edge'
  | 'zoom-to-span'
  | 'mark'
  | 'roll-call'
  | 'find'
  | 'palette'
  | 'export'
  | 'copy-picture'
  | 'print'
  | 'help'
  | 'sidebar'
  | 'let-go'
  | TabAction

/** What is done with tabs, whatever is in them. */
export type TabAction =
  'new-tab' | 'close-tab' | 'reopen-tab' | 'next-tab' | 'previous-tab' | 'show-tab' | 'move-tab-left' | 'move-tab-right'

export const keyGroups = ['Time', 'Participants', 'Moments and measuring', 'Window'] as const
export type KeyGroup = (typeof keyGroups)[number]

export interface KeyBinding {
  readonly action: Action
  readonly group: KeyGroup
  /** The modifiers that must be down: none, Ctrl (Cmd on a Mac), Ctrl on every system, Alt, or one of them with Shift. */
  readonly chord: 'plain' | 'command' | 'command-shift' | 'control' | 'control-shift' | 'alt' | 'alt-shift'
  /** Physical keys, as in `KeyboardEvent.code`, so that they keep their place on every layout; with Ctrl it is the letter that counts, as in every app. */
  readonly codes: readonly string[]
  /** Signs that move between layouts, as in `KeyboardEvent.key`; the Shift that some need to be typed is not read. */
  readonly signs: readonly string[]
  /** What is printed on those keys. */
  readonly caps: readonly string[]
  readonly words: string
  /** What Shift changes; null when the key is not bound with Shift. */
  readonly withShift: string | null
  /**
   * Keys that other controls use too are bound only while no other control has the focus; those with Ctrl work in fields
   * as well. Outside fields the others that type nothing work: what a control does with them comes first.
   */
  readonly where: 'anywhere' | 'outside-fields' | 'grid'
  /** After it the words about what is focused matter more than what the pointer happens to rest on. */
  readonly leads: boolean
  /** Held down it acts again and again: it only moves something. All else is done once. */
  readonly repeats: boolean
}

type More = Partial<Pick<KeyBinding, 'signs' | 'withShift' | 'where' | 'chord' | 'leads' | 'repeats'>>

const keysOf =
  (group: KeyGroup) =>
  (action: Action, codes: readonly string[], caps: readonly string[], words: string, more: More = {}): KeyBinding => ({
    action,
    group,
    codes,
    caps,
    words,
    chord: 'plain',
    signs: [],
    withShift: null,
    where: 'anywhere',
    leads: false,
    repeats: more.leads === true,
    ...more
  })

const time = keysOf('Time')
const people = keysOf('Participants')
const moments = keysOf('Moments and measuring')
const frame = keysOf('Window')

const grid = { where: 'grid' } as const
const repeats = { repeats: true } as const
const leads = { leads: true } as const
const command = { chord: 'command' } as const

const digits = Array.from({ length: 9 }, (_, at) => `Digit${at + 1}`)

export const keyTable: readonly KeyBinding[] = [
  time('zoom-in', ['KeyW', 'Equal', 'NumpadAdd'], ['W', '+'], 'Zoom in', {
    signs: ['+'],
    withShift: 'further',
    ...repeats
  }),
  time('zoom-out', ['KeyS', 'Minus', 'NumpadSubtract'], ['S', '−'], 'Zoom out', {
    signs: ['-'],
    withShift: 'further',
    ...repeats
  }),
  time('pan-earlier', ['KeyA'], ['A'], 'Move to earlier', { withShift: 'further', ...repeats }),
  time('pan-later', ['KeyD'], ['D'], 'Move to later', { withShift: 'further', ...repeats }),
  time('fit-all', ['Digit0', 'Numpad0'], ['0'], 'Fit the whole session'),
  time('fit-focus', ['KeyF'], ['F'], 'Fit what is measured or selected, else the participant; again: all'),
  time('back', ['ArrowLeft'], ['Alt ←'], 'Back to the view before', { chord: 'alt', ...repeats }),
  time('forward', ['ArrowRight'], ['Alt →'], 'Forward again', { chord: 'alt', ...repeats }),
  time('go-to', ['KeyG'], ['G'], 'Go to a time'),
  people('lane-up', ['ArrowUp'], ['↑'], 'Previous participant', { ...grid, ...leads }),
  people('lane-up', ['KeyK'], ['K'], 'Previous participant', leads),
  people('lane-down', ['ArrowDown'], ['↓'], 'Next participant', { ...grid, ...leads }),
  people('lane-down', ['KeyJ'], ['J'], 'Next participant', leads),
  people('lane-first', ['Home'], ['Home'], 'First participant', { ...grid, ...leads }),
  people('lane-last', ['End'], ['End'], 'Last participant', { ...grid, ...leads }),
  people('page-up', ['PageUp'], ['Page Up'], 'One page of participants up', { ...grid, ...leads }),
  people('page-down', ['PageDown'], ['Page Down'], 'One page of participants down', { ...grid, ...leads }),
  people('details', ['Enter', 'NumpadEnter'], ['Enter'], 'Details of the participant', grid),
  people('find', ['KeyF'], ['F'], 'Find a participant', command),
  people('find', [], ['/'], 'Find a participant', { signs: ['/'] }),
  people('pin-lane', ['KeyP'], ['P'], 'Pin the participant to the top, or let go'),
  people('anchor', ['KeyO'], ['O'], 'Show who overlaps with the participant, or no longer'),
  people('crowd', ['KeyV'], ['V'], 'Crowd: a thousand at once, without words; again: as before'),
  moments('instant-earlier', ['ArrowLeft'], ['←'], 'Crosshair to earlier', {
    ...grid,
    ...leads,
    withShift: 'measuring'
  }),
  moments('instant-later', ['ArrowRight'], ['→'], 'Crosshair to later', { ...grid, ...leads, withShift: 'measuring' }),
  moments('previous-edge', ['Comma'], [','], 'Previous join or leave', { ...leads, withShift: 'of anybody' }),
  moments('next-edge', ['Period'], ['.'], 'Next join or leave', { ...leads, withShift: 'of anybody' }),
  moments('previous-interval', ['KeyH'], ['H'], 'Select the previous interval of the participant', {
    ...leads,
    withShift: 'time away only'
  }),
  moments('next-interval', ['KeyL'], ['L'], 'Select the next interval of the participant', {
    ...leads,
    withShift: 'time away only'
  }),
  moments('previous-finding', ['BracketLeft'], ['['], 'Previous finding', { ...leads, signs: ['['] }),
  moments('next-finding', ['BracketRight'], [']'], 'Next finding', { ...leads, signs: [']'] }),
  moments('span-edge', ['KeyX'], ['X'], 'Begin to measure at the crosshair; again: end there'),
  moments('zoom-to-span', ['KeyZ'], ['Z'], 'Zoom to what is measured'),
  moments('mark', ['KeyM'], ['M'], 'Mark what is measured, else the crosshair', { withShift: 'and name the mark' }),
  moments('roll-call', ['KeyR'], ['R'], 'Roll call: who is in at the crosshair'),
  moments(
    'let-go',
    ['Escape'],
    ['Esc'],
    'Let go: of the selected interval, of what is measured, of the crosshair, then of the anchor',
    { where: 'outside-fields' }
  ),
  frame('palette', ['KeyK'], ['K'], 'Find every action, person, moment, zone and setting', command),
  frame('sidebar', ['KeyB'], ['B'], 'Show or hide the sessions', command),
  frame('new-tab', ['KeyT'], ['T'], 'New tab', command),
  frame('close-tab', ['KeyW'], ['W'], 'Close the tab', command),
  frame('reopen-tab', ['KeyT'], ['T'], 'Open the tab again that was closed last', { chord: 'command-shift' }),
  frame('next-tab', ['Tab'], ['Ctrl Tab'], 'Next tab', { chord: 'control', ...repeats }),
  frame('previous-tab', ['Tab'], ['Ctrl Shift Tab'], 'Previous tab', { chord: 'control-shift', ...repeats }),
  frame('show-tab', digits, ['1 … 9'], 'Show that tab, or with 9 the last', command),
  frame('move-tab-left', ['ArrowLeft'], ['Alt Shift ←'], 'Move the tab to the left', {
    chord: 'alt-shift',
    ...repeats
  }),
  frame('move-tab-right', ['ArrowRight'], ['Alt Shift →'], 'Move the tab to the right', {
    chord: 'alt-shift',
    ...repeats
  }),
  frame('export', ['KeyE'], ['E'], 'Export', command),
  frame('copy-picture', ['KeyC'], ['C'], 'Copy a picture of the participant, or of all, for the customer'),
  frame('print', ['KeyP'], ['P'], 'Print', command),
  frame('help', [], ['?'], 'Keys and help', { signs: ['?'] })
]

const ofTime = new Set<Action>([
  ...(['zoom-in', 'zoom-out', 'pan-earlier', 'pan-later', 'fit-all', 'fit-focus', 'back', 'forward'] as const),
  ...(['instant-earlier', 'instant-later', 'previous-edge', 'next-edge', 'span-edge', 'zoom-to-span'] as const),
  ...(['previous-interval', 'next-interval', 'mark', 'anchor', 'go-to'] as const)
])

/** Whether an action has nothing to do in a session of which no time is known. */
export function needsTime(action: Action): boolean {
  return ofTime.has(action)
}

export interface KeyPress {
  readonly code: string
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Where the focus is: in something that is typed into, in another control, or in the grid (or nowhere). */
export type FocusPlace = 'field' | 'control' | 'grid'

export interface Stroke {
  readonly action: Action
  readonly withShift: boolean
  /** For a binding of several numbers which of them it was, counted from 0. */
  readonly nth?: number
}

/** These type nothing. */
const withCtrl: readonly KeyBinding['chord'][] = ['command', 'command-shift', 'control', 'control-shift']

/**
 * The action bound to a key press and whether Shift changes it, or null when the press is not in the table. Without
 * `letterKeys` those that type a character, which are the plain ones that are bound anywhere, are not.
 */
export function actionOf(press: KeyPress, place: FocusPlace, letterKeys = true): Stroke | null {
  const chord = chordOf(press)
  if (chord === null) return null
  for (const binding of keyTable) {
    if (!isPressed(binding, chord, press)) continue
    if (place === 'field' && !withCtrl.includes(binding.chord)) continue
    if (binding.where === 'grid' && place !== 'grid') continue
    if (chord === 'plain' && binding.where === 'anywhere' && !letterKeys) continue
    const { action, withShift, codes } = binding
    if (binding.signs.includes(press.key)) return { action, withShift: false }
    if (!isOn(binding, press)) continue
    const isShifted = press.shiftKey && !binding.chord.endsWith('-shift')
    if (isShifted && withShift === null) continue
    return { action, withShift: isShifted, ...(codes === digits && { nth: codes.indexOf(press.code) }) }
  }
  return null
}

/** With Ctrl a letter counts as what it types, where the layout types Latin letters at all. */
function isOn({ chord, codes, caps }: KeyBinding, { code, key }: KeyPress): boolean {
  const isLetter = chord.startsWith('command') && /^[a-z]$/i.test(key)
  return isLetter ? caps.includes(key.toUpperCase()) : codes.includes(code)
}

/** Whether the modifiers of a binding are down. */
function isPressed({ chord }: KeyBinding, pressed: 'plain' | 'command' | 'alt', press: KeyPress): boolean {
  const { ctrlKey, metaKey, shiftKey } = press
  if (chord === 'alt') return pressed === 'alt' && !shiftKey
  if (chord === 'alt-shift') return pressed === 'alt' && shiftKey
  if (chord === 'command-shift') return pressed === 'command' && shiftKey
  if (chord === 'control') return pressed === 'command' && ctrlKey && !metaKey && !shiftKey
  if (chord === 'control-shift') return pressed === 'command' && ctrlKey && !metaKey && shiftKey
  return chord === pressed
}

function chordOf({ ctrlKey, metaKey, altKey }: KeyPress): 'plain' | 'command' | 'alt' | null {
  if (altKey) return ctrlKey || metaKey ? null : 'alt'
  return ctrlKey || metaKey ? 'command' : 'plain'
}

const typedInto = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], dialog, [role="dialog"]'
const control =
  'button, a, summary, [role="button"], [role="slider"], [role="tab"], [role="menu"], [role="menuitem"], [tabindex]'

/** Tells where a key press arrives, from the element that it was sent to. */
export function focusPlace(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return 'grid'
  if (target.closest(typedInto) !== null) return 'field'
  const nearest = target.closest(control)
  return nearest === null || nearest.getAttribute('role') === 'grid' ? 'grid' : 'control'
}

/** What the keys that are bound by their place are called on the layout that the table is written for. */
const placed: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']'
}

/**
 * A binding's caps on one keyboard: `labels` tells what physical keys type there, as far as the system tells; chords get the name that their
 * modifier has on the platform.
 */
export function capsOf(
  { chord, codes, caps }: KeyBinding,
  isMac: boolean,
  labels: ReadonlyMap<string, string> | null = null
): readonly string[] {
  if (chord === 'command') return caps.map((cap) => `${isMac ? '⌘' : 'Ctrl'} ${cap}`)
  if (chord === 'command-shift') return caps.map((cap) => `${isMac ? '⌘' : 'Ctrl'} Shift ${cap}`)
  if (chord === 'alt' || chord === 'alt-shift') return isMac ? caps.map((cap) => cap.replace('Alt', '⌥')) : caps
  if (chord === 'control' || chord === 'control-shift') return caps
  return caps.map((cap) => {
    const code = codes.find((each) => (placed[each] ?? each.replace(/^Key/, '')) === cap)
    return labels?.get(code ?? '')?.toUpperCase() ?? cap
  })
}
