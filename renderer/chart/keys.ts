// The chart's keys in one table: what binds them and what the help sheet prints.

export type ChartAction =
  | 'zoom-in'
  | 'zoom-out'
  | 'pan-earlier'
  | 'pan-later'
  | 'fit-all'
  | 'fit-lane'
  | 'lane-up'
  | 'lane-down'
  | 'lane-first'
  | 'lane-last'
  | 'page-up'
  | 'page-down'
  | 'previous-edge'
  | 'next-edge'
  | 'let-go'

export interface ChartKey {
  readonly action: ChartAction
  /** Physical keys, as in `KeyboardEvent.code`, so that they keep their place on every layout. */
  readonly codes: readonly string[]
  /** Signs that move between layouts, as in `KeyboardEvent.key`; the Shift that some need to be typed is not read. */
  readonly signs: readonly string[]
  /** What is printed on those keys. */
  readonly caps: readonly string[]
  readonly words: string
  /** What Shift changes; null when the key is not bound with Shift. */
  readonly withShift: string | null
  /** Keys that other controls use too are bound only while no other control has the focus. */
  readonly where: 'anywhere' | 'grid'
}

const keys = (
  action: ChartAction,
  codes: readonly string[],
  caps: readonly string[],
  words: string,
  more: Partial<Pick<ChartKey, 'signs' | 'withShift' | 'where'>> = {}
): ChartKey => ({ action, codes, caps, words, signs: [], withShift: null, where: 'anywhere', ...more })

export const chartKeys: readonly ChartKey[] = [
  keys('zoom-in', ['KeyW', 'Equal', 'NumpadAdd'], ['W', '+'], 'Zoom in', { signs: ['+'], withShift: 'further' }),
  keys('zoom-out', ['KeyS', 'Minus', 'NumpadSubtract'], ['S', '−'], 'Zoom out', { signs: ['-'], withShift: 'further' }),
  keys('pan-earlier', ['KeyA'], ['A'], 'Move to earlier', { withShift: 'further' }),
  keys('pan-later', ['KeyD'], ['D'], 'Move to later', { withShift: 'further' }),
  keys('fit-all', ['Digit0', 'Numpad0'], ['0'], 'Fit the whole session'),
  keys('fit-lane', ['KeyF'], ['F'], 'Fit the focused participant; again: the whole session'),
  keys('lane-up', ['ArrowUp'], ['↑'], 'Previous participant', { where: 'grid' }),
  keys('lane-up', ['KeyK'], ['K'], 'Previous participant'),
  keys('lane-down', ['ArrowDown'], ['↓'], 'Next participant', { where: 'grid' }),
  keys('lane-down', ['KeyJ'], ['J'], 'Next participant'),
  keys('lane-first', ['Home'], ['Home'], 'First participant', { where: 'grid' }),
  keys('lane-last', ['End'], ['End'], 'Last participant', { where: 'grid' }),
  keys('page-up', ['PageUp'], ['Page Up'], 'One page of participants up', { where: 'grid' }),
  keys('page-down', ['PageDown'], ['Page Down'], 'One page of participants down', { where: 'grid' }),
  keys('previous-edge', ['Comma'], [','], 'Previous join or leave of the participant', { withShift: 'of anybody' }),
  keys('next-edge', ['Period'], ['.'], 'Next join or leave of the participant', { withShift: 'of anybody' }),
  keys('let-go', ['Escape'], ['Esc'], 'Let go of the instant and of the details shown', { where: 'grid' })
]

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

/**
 * The action bound to a key press and whether Shift changes it, or null when the press is not the chart's. Without
 * `letterKeys` those that type a character, which are those that are bound anywhere, are not.
 */
export function actionOf(
  press: KeyPress,
  place: FocusPlace,
  letterKeys = true
): { action: ChartAction; withShift: boolean } | null {
  if (place === 'field' || press.ctrlKey || press.metaKey || press.altKey) return null
  for (const binding of chartKeys) {
    if (binding.where === 'grid' ? place !== 'grid' : !letterKeys) continue
    if (binding.signs.includes(press.key)) return { action: binding.action, withShift: false }
    if (!binding.codes.includes(press.code)) continue
    if (press.shiftKey && binding.withShift === null) continue
    return { action: binding.action, withShift: press.shiftKey }
  }
  return null
}

const typedInto = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], dialog, [role="dialog"]'
const control = 'button, a, summary, [role="button"], [role="tab"], [role="menu"], [role="menuitem"], [tabindex]'

/** Tells where a key press arrives, from the element that it was sent to. */
export function focusPlace(target: EventTarget | null, grid: Element): FocusPlace {
  if (!(target instanceof Element)) return 'grid'
  if (target.closest(typedInto) !== null) return 'field'
  if (grid.contains(target)) return 'grid'
  return target.closest(control) === null ? 'grid' : 'control'
}
