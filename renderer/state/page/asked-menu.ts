// What a context menu was asked for, and where.

import type { Ms } from '../../../electron/shared/session'
import type { Entry } from '../../timeline/lanes/entries'

/** A text that a row offers to be copied, and what it is called. */
export interface Copyable {
  readonly what: string
  readonly text: string
}

export type MenuSubject =
  | { readonly of: 'lane'; readonly participantId: string }
  | { readonly of: 'interval'; readonly entry: Entry }
  | { readonly of: 'moment'; readonly ms: Ms }
  /** A row of Details, of the table or of the data notes: what it is about, if that is drawn anywhere, and what it says. */
  | {
      readonly of: 'row'
      readonly entry: Entry | null
      readonly participantId: string | null
      readonly ms: Ms | null
      readonly copies: readonly Copyable[]
    }

/** A box in CSS px of the window that the menu opens at: an element's, or the point of a pointer. */
export type MenuSpot = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

export interface AskedMenu {
  readonly subject: MenuSubject
  readonly at: MenuSpot
}

/** Where an event asks for a menu: at the pointer or, asked for by a key, at an element. */
export function spotOf(event: MouseEvent, element: Element): MenuSpot {
  if (!isKeyed(event)) {
    const { clientX, clientY } = event
    return { left: clientX, right: clientX, top: clientY, bottom: clientY }
  }
  return element.getBoundingClientRect()
}

/** Whether a key asked for the menu: neither the right button nor, on a Mac, Ctrl and the left one, nor a finger. */
export function isKeyed(event: MouseEvent): boolean {
  return event.button !== 2 && !event.ctrlKey && (event as PointerEvent).pointerType !== 'touch'
}
