// The window's regions, from top to bottom, and how the keyboard goes from one to the next.

const tabbable =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex]:not([tabindex="-1"])'

/** Puts the focus into the next region (1) or the previous one (-1): on what had it there last, else on the first that can have it. */
export function walkRegions(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (each) => each.offsetHeight > 0 && each.closest('[inert]') === null
  )
  const at = regions.findIndex((each) => each.contains(document.activeElement))
  const from = at === -1 && direction === -1 ? 0 : at
  const region = regions[(from + direction + regions.length) % regions.length]
  if (region !== undefined) enter(region)
}

const lastFocused = new WeakMap<HTMLElement, HTMLElement>()

/** Remembers what of its region has the focus. */
export function rememberFocus({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return
  const region = target.closest<HTMLElement>('[data-region]')
  if (region !== null) lastFocused.set(region, target)
}

function enter(region: HTMLElement): void {
  const last = lastFocused.get(region)
  if (last?.isConnected === true && region.contains(last)) return last.focus()
  const grid = region.querySelector<HTMLElement>('[role="grid"]')
  const first = grid ?? [...region.querySelectorAll<HTMLElement>(tabbable)].find((each) => each.offsetHeight > 0)
  if (first !== undefined) return first.focus()
  region.tabIndex = -1
  region.focus()
}
