// One Tab stop for many controls: the arrows go from one to the next, Home and End to the ends.

import type { Attachment } from 'svelte/attachments'

const controls =
  'button:not(:disabled), a[href], input:not(:disabled, [type="radio"], [type="checkbox"]), [role="separator"][data-stop]'
/** What opens over them has keys of its own, and so has what says so. */
const apart = '[role="menu"], [role="dialog"], [data-own-keys]'

/** Of what is in an element only that can be reached by Tab which had the focus last, else the first. */
export function roving(orientation: 'horizontal' | 'vertical'): Attachment<HTMLElement> {
  return (root) => {
    /** Where the focus was last. */
    let reached: HTMLElement | null = null

    const all = () =>
      [...root.querySelectorAll<HTMLElement>(controls)].filter(
        (each) => each.offsetParent !== null && !root.contains(each.closest(apart))
      )

    function renew(): void {
      const found = all()
      const current = found.find((each) => each === reached) ?? found[0]
      for (const each of found) each.tabIndex = each === current ? 0 : -1
    }

    function onfocusin({ target }: FocusEvent): void {
      if (!(target instanceof HTMLElement) || !all().includes(target)) return
      reached = target
      renew()
    }

    function onkeydown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const found = all()
      const at = found.findIndex((each) => each === event.target)
      if (at === -1 || !leaves(event)) return
      // These make what an edge belongs to smallest and largest.
      if (found[at]?.role === 'separator' && (event.key === 'Home' || event.key === 'End')) return
      const [before, after] = orientation === 'vertical' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight']
      const next = { [before]: at - 1, [after]: at + 1, Home: 0, End: found.length - 1 }[event.key]
      if (next === undefined) return
      event.preventDefault()
      event.stopPropagation()
      found[Math.max(0, Math.min(found.length - 1, next))]?.focus()
    }

    const changes = new MutationObserver(renew)
    changes.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
    root.addEventListener('focusin', onfocusin)
    root.addEventListener('keydown', onkeydown)
    renew()
    return () => {
      changes.disconnect()
      root.removeEventListener('focusin', onfocusin)
      root.removeEventListener('keydown', onkeydown)
    }
  }
}

/** In a field the keys that move the caret leave it at its ends only, and Home and End never. */
function leaves({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLInputElement) || key === 'ArrowUp' || key === 'ArrowDown') return true
  const { selectionStart, selectionEnd, value } = target
  if (selectionStart !== selectionEnd) return false
  return (key === 'ArrowLeft' && selectionStart === 0) || (key === 'ArrowRight' && selectionEnd === value.length)
}
