// Which parts of the window are open; nothing of it outlives the run.

import type { Account } from '../../../electron/shared/account'
import type { AskedMenu } from './asked-menu'

export type AccountsPage = 'list' | 'add' | { readonly replace: Account }
export const bottomTabs = ['details', 'roll-call', 'overlap', 'marks', 'notes', 'raw'] as const
export type BottomTab = (typeof bottomTabs)[number]

export type Display = 'timeline' | 'table'

/** The window's own state: display, panel and dialogs. */
export class Screen {
  display = $state<Display>('timeline')
  bottom = $state<BottomTab | null>(null)
  /** How high the panel was made, in CSS px; null while it has its own height. */
  bottomPx = $state<number | null>(null)
  /** Details list media and modes as well. */
  detailsMedia = $state(false)
  /** The participant whose data notes alone are listed, or null for all notes. */
  notesOf = $state<string | null>(null)
  accounts = $state.raw<AccountsPage | null>(null)
  help = $state(false)
  /** The proxy's question for a login is shown. */
  proxyLogin = $state(false)
  overlay = $state<'palette' | 'export' | null>(null)
  /** The words of what was done from the palette, the latest first. */
  recentCommands: readonly string[] = []
  /** A time to go to is being typed at the ruler. */
  goingTo = $state(false)
  /** The clock whose zone is being typed. */
  namingZone = $state<'main' | 'second' | null>(null)
  /** The mark whose name is being typed. */
  namingId = $state<string | null>(null)

  /** The context menu that is open. */
  menu = $state.raw<AskedMenu | null>(null)

  /** A dialog is open, and keeps the window to itself. */
  get isCovered(): boolean {
    return this.accounts !== null || this.help || this.overlay !== null || this.proxyLogin
  }

  /** Opens the panel on a tab, or closes it when that tab is already open. */
  toggleBottom(tab: BottomTab): void {
    this.bottom = this.bottom === tab ? null : tab
    this.notesOf = null
  }

  show(tab: BottomTab): void {
    this.bottom = tab
    this.notesOf = null
  }

  showNotesOf(participantId: string): void {
    this.bottom = 'notes'
    this.notesOf = participantId
  }
}
