// Which parts of the window are open; nothing of it outlives the run.

import type { Account } from '../../../electron/shared/account'
import { panelTabs, type PanelTab } from '../../../electron/shared/settings'
import type { RowColumn } from '../../report/tables/interval-rows'
import type { AskedMenu } from './asked-menu'

export type AccountsPage = 'list' | 'add' | { readonly replace: Account }
export const bottomTabs = panelTabs
export type BottomTab = PanelTab

export type Display = 'timeline' | 'table'

/** How one session is laid out: each tab has its own. */
export class Look {
  display = $state<Display>('timeline')
  bottom = $state<BottomTab | null>(null)
  /** The participant whose data notes alone are listed, or null for all notes. */
  notesOf = $state<string | null>(null)

  /** Laid out like another one, as a session is that is opened beside it. */
  constructor(like: Look | null = null) {
    if (like === null) return
    this.display = like.display
    this.bottom = like.bottom
  }
}

/** The window's own state: the layout of what is in front, and dialogs. */
export class Screen {
  /** Details list media and modes as well. */
  detailsMedia = $state(false)
  /** The widths of the table's columns, once one of them was changed. */
  columnPx = $state.raw<Partial<Record<RowColumn, number>>>({})
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

  /** `look` answers how what is in front is laid out. */
  constructor(private readonly look: () => Look) {}

  get display(): Display {
    return this.look().display
  }

  set display(display: Display) {
    this.look().display = display
  }

  get bottom(): BottomTab | null {
    return this.look().bottom
  }

  set bottom(tab: BottomTab | null) {
    this.look().bottom = tab
  }

  get notesOf(): string | null {
    return this.look().notesOf
  }

  set notesOf(participantId: string | null) {
    this.look().notesOf = participantId
  }

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
