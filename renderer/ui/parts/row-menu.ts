// Which row of a list a context menu is asked for, and what of it.

import { isKeyed, spotOf, type MenuSpot } from '../../state/page/asked-menu'

export interface AskedRow {
  readonly index: number
  readonly at: MenuSpot
  /** The text of the cell under the pointer; empty where there is none. */
  readonly value: string
}

/** The row under the pointer or, asked for by a key, the current one; null where there is neither. Rows have their place as `data-row`. */
export function rowAsked(event: MouseEvent, list: HTMLElement, current: number | null): AskedRow | null {
  const target = event.target instanceof Element ? event.target : list
  const under = isKeyed(event) ? null : target.closest<HTMLElement>('[data-row]')
  const index = isKeyed(event) ? current : under === null ? null : Number(under.dataset['row'])
  if (index === null) return null
  const value = under === null ? '' : (target.closest('[data-cell]')?.textContent.trim() ?? '')
  return { index, at: spotOf(event, list.querySelector(`[data-row="${index}"]`) ?? list), value }
}

/** What a cell's text is called in a menu: itself, as far as there is room. */
export function quoted(text: string): string {
  return `“${text.length > 24 ? `${text.slice(0, 23)}…` : text}”`
}
