// Which keys act again while they are held down: what moves or types does, what starts something is done once.

import { actionOf, keyTable, type KeyPress } from './keys'

/** With Ctrl or Cmd: undo and redo, and the size of the text, which only go further. */
const goFurther = ['z', 'y', '+', '-', '=']

const repeating = new Set(keyTable.filter(({ repeats }) => repeats).map(({ action }) => action))

/** Ends every repetition of a key that would start something again, before anything else in the page hears of it. */
export function endRepetitions(window: Window): void {
  const onkeydown = (event: KeyboardEvent) => {
    if (!event.repeat || event.isComposing || mayRepeat(event, isTyping(event.target))) return
    // The menu's keys as well: a key that the page has used up is none of the menu's.
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', onkeydown, { capture: true })
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}

/** Whether a key may act again that is held down, where a text is typed or elsewhere. */
export function mayRepeat(press: KeyPress, isTyping: boolean): boolean {
  const { key, ctrlKey, metaKey } = press
  if (/^(Enter|Escape|F\d+)$/.test(key)) return false
  if ([' ', 'Delete', 'Backspace'].includes(key) && !isTyping) return false
  const stroke = actionOf(press, isTyping ? 'field' : 'grid')
  if (stroke !== null) return repeating.has(stroke.action)
  return !(ctrlKey || metaKey) || key.length > 1 || goFurther.includes(key.toLowerCase())
}
