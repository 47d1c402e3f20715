// What each context menu offers, for what it was asked for.

import Bookmark from '@lucide/svelte/icons/bookmark'
import Copy from '@lucide/svelte/icons/copy'
import Crosshair from '@lucide/svelte/icons/crosshair'
import Funnel from '@lucide/svelte/icons/funnel'
import FunnelX from '@lucide/svelte/icons/funnel-x'
import GitCompareArrows from '@lucide/svelte/icons/git-compare-arrows'
import List from '@lucide/svelte/icons/list'
import Locate from '@lucide/svelte/icons/locate'
import Maximize from '@lucide/svelte/icons/maximize'
import Pin from '@lucide/svelte/icons/pin'
import PinOff from '@lucide/svelte/icons/pin-off'
import Ruler from '@lucide/svelte/icons/ruler'
import Share from '@lucide/svelte/icons/share'
import Users from '@lucide/svelte/icons/users'
import type { Component } from 'svelte'
import type { Ms, Span } from '../../../electron/shared/session'
import { participantWith } from '../../../electron/shared/session-rows'
import { formatExactDateTime, formatIso } from '../../clock/format'
import { zoneBeside } from '../../clock/zone'
import type { Action } from '../../keys/keys'
import type { MenuSubject } from '../../state/page/asked-menu'
import { perform } from '../../state/perform'
import type { Rollcall } from '../../state/rollcall.svelte'
import type { OpenSession } from '../../state/session/open-session'
import { extentOf, type Entry } from '../../timeline/lanes/entries'
import { laneOf, type Lane } from '../../timeline/lanes/lanes'
import { notesAbout } from '../../timeline/lanes/notes'
import { detailsText } from '../../timeline/sentences/details'
import { entryLine, entryTitle } from '../../timeline/sentences/entry-words'

export interface MenuItem {
  readonly words: string
  readonly icon: Component<{ size?: number; 'aria-hidden'?: 'true' }>
  readonly caps: readonly string[]
  readonly act: () => void
}

/** Its name and its items, those that belong together in a part of their own. */
export interface ContextMenu {
  readonly label: string
  readonly parts: readonly (readonly MenuItem[])[]
}

/** What is offered for something in the open session. */
export function contextMenuOf(app: Rollcall, open: OpenSession, subject: MenuSubject): ContextMenu {
  const menus = new Menus(app, open)
  switch (subject.of) {
    case 'lane':
      return menus.lane(subject.participantId)
    case 'interval':
      return menus.interval(subject.entry)
    case 'moment':
      return menus.moment(subject.ms)
    case 'row':
      return menus.row(subject)
  }
}

class Menus {
  constructor(
    private readonly app: Rollcall,
    private readonly open: OpenSession
  ) {}

  lane(participantId: string): ContextMenu {
    const lane = this.#laneOf(participantId)
    if (lane === null) return { label: 'Participant', parts: [] }
    const { app, open } = this
    const { drawn } = lane.presence
    const isOnly = open.lineup.arrangement.filter.only === lane.id
    return {
      label: lane.title,
      parts: [
        [
          this.#item('Details', List, () => perform('details', false, app), 'details'),
          ...(drawn === null ? [] : [this.#item('Fit all of the lane', Maximize, () => open.view.showWhole(drawn))])
        ],
        [
          ...this.#lineupItems(lane),
          isOnly
            ? this.#item('Show the others again', FunnelX, () => open.lineup.showOnly(null))
            : this.#item('Show only this lane', Funnel, () => open.lineup.showOnly(lane.id))
        ],
        [
          ...(lane.name === null ? [] : [this.#copy('name', lane.name)]),
          this.#copy('participant id', lane.id),
          this.#item('Copy all times of the lane', Copy, () =>
            app.copy(detailsText(lane, notesAbout(lane.session, lane.participant)), 'times')
          )
        ],
        [this.#item('Export…', Share, () => perform('export', false, app), 'export')]
      ]
    }
  }

  interval(entry: Entry): ContextMenu {
    const lane = this.#laneOf(entry.participantId)
    if (lane === null) return { label: 'Interval', parts: [] }
    return {
      label: `${entryTitle(lane, entry)}, ${lane.title}`,
      parts: [
        [
          this.#item('Zoom to it', Maximize, () => this.app.showEntry(entry)),
          this.#item('Details', List, () => perform('details', false, this.app), 'details')
        ],
        this.#spanItems(extentOf(lane, entry)),
        [this.#copyTimes(lane, entry), this.#copy('participant id', lane.id)],
        this.#lineupItems(lane)
      ]
    }
  }

  moment(ms: Ms): ContextMenu {
    const { app, open } = this
    const moment = `${formatExactDateTime(ms, app.zone)} ${zoneBeside(app.zone, ms)}`
    return {
      label: moment,
      parts: [
        [this.#item('Go to a time…', Locate, () => perform('go-to', false, app), 'go-to')],
        [
          this.#item('Mark here', Bookmark, () => app.addMark({ startMs: ms, endMs: ms })),
          this.#rollCall(ms, 'Roll call here'),
          this.#item('Measure from here', Ruler, () => {
            open.view.goTo(ms)
            open.view.measuring.begin(ms)
          })
        ],
        [this.#copy('time', moment), this.#copy('time in UTC (ISO 8601)', formatIso(ms))]
      ]
    }
  }

  row({ entry, participantId, ms, copies }: Extract<MenuSubject, { of: 'row' }>): ContextMenu {
    const lane = participantId === null ? null : this.#laneOf(participantId)
    const isShown = entry !== null || ms !== null || lane !== null
    const show = () => (entry === null ? this.app.showMoment(participantId, ms) : this.app.showEntry(entry))
    return {
      label: entry === null || lane === null ? 'Row' : `${entryTitle(lane, entry)}, ${lane.title}`,
      parts: [
        isShown ? [{ ...this.#item('Show on the timeline', Crosshair, show), caps: ['Enter'] }] : [],
        entry === null || lane === null ? [] : this.#spanItems(extentOf(lane, entry)),
        [
          ...(entry === null || lane === null ? [] : [this.#copyTimes(lane, entry)]),
          ...copies.map(({ what, text }) => this.#copy(what, text))
        ]
      ].filter((items) => items.length > 0)
    }
  }

  #laneOf(participantId: string): Lane | null {
    const { session, lanes } = this.open
    const participant = participantWith(session, participantId)
    return participant === null ? null : laneOf(lanes, participant)
  }

  #lineupItems({ id }: Lane): readonly MenuItem[] {
    const { lineup } = this.open
    return [
      lineup.isPinned(id)
        ? this.#item('Unpin', PinOff, () => lineup.togglePin(id), 'pin-lane')
        : this.#item('Pin to the top', Pin, () => lineup.togglePin(id), 'pin-lane'),
      lineup.anchorId === id
        ? this.#item('Compare with nobody', GitCompareArrows, () => lineup.toggleAnchor(id), 'anchor')
        : this.#item('Compare everybody with this one', GitCompareArrows, () => lineup.toggleAnchor(id), 'anchor')
    ]
  }

  /** An end that is not recorded cannot be measured to; an error has no length. */
  #spanItems({ startMs, endMs, start, end }: ReturnType<typeof extentOf>): readonly MenuItem[] {
    const { app, open } = this
    const span: Span = { startMs: Math.round(startMs), endMs: Math.round(endMs) }
    const isWhole = start === undefined && (end === 'recorded' || end === 'running')
    return [
      ...(isWhole ? [this.#item('Measure it', Ruler, () => open.view.measuring.set(span))] : []),
      ...(isWhole || end === null ? [this.#item('Mark it', Bookmark, () => app.addMark(span))] : []),
      ...(start === undefined ? [this.#rollCall(span.startMs, 'Roll call at its start')] : [])
    ]
  }

  #rollCall(ms: Ms, words: string): MenuItem {
    return this.#item(words, Users, () => {
      this.open.rollCall.follow()
      this.open.view.goTo(ms)
      this.app.screen.show('roll-call')
    })
  }

  #copyTimes(lane: Lane, entry: Entry): MenuItem {
    return this.#item('Copy what it is and its times', Copy, () =>
      this.app.copy(entryLine(lane, entry, this.app.zone), 'times')
    )
  }

  #copy(what: string, text: string): MenuItem {
    return this.#item(`Copy ${what}`, Copy, () => this.app.copy(text, what))
  }

  #item(words: string, icon: MenuItem['icon'], act: () => unknown, action?: Action): MenuItem {
    const caps = action === undefined ? [] : this.app.preferences.capsOf(action)
    return { words, icon, caps: caps.slice(0, 1), act: () => void act() }
  }
}
