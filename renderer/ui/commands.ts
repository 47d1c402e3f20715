// Everything that the palette reaches: actions, choices, participants, marks and sessions, each with the words to find it by.

import { capsOf, keyTable, type KeyBinding } from '../chart/keys'
import type { OpenSession } from '../state/open-session'
import { perform } from '../state/perform'
import type { Rollcall } from '../state/rollcall.svelte'
import { spanOfMark } from '../state/mark-book.svelte'
import { formatDateTime } from '../timeline/format'
import { groupingsOf } from '../timeline/groups'
import { sortKeys } from '../timeline/sorting'
import { groupItems, sorts } from './lineup-words'
import { commandKey } from './window-keys'

export interface Command {
  readonly words: string
  /** What kind of thing it is, or what more there is to say of it. */
  readonly about: string
  readonly caps: readonly string[]
  readonly run: () => void
}

/** A minute, five, a quarter of an hour, an hour: what empty stretches must be longer than to be folded. */
export const foldChoices = [60_000, 300_000, 900_000, 3_600_000] as const

/** Every command there is now, the window's and the session's own first, then participants, marks and other sessions. */
export function commandsOf(app: Rollcall): readonly Command[] {
  const { open } = app.desk
  return [
    ...actions(app, open),
    ...(open === null ? [] : [...viewChoices(app, open), ...lineupChoices(open)]),
    ...settings(app),
    ...(open === null ? [] : [...participants(app, open), ...marks(app, open)]),
    ...sessions(app)
  ]
}

const command = (words: string, about: string, run: () => void, caps: readonly string[] = []): Command => ({
  words,
  about,
  caps,
  run
})

function actions(app: Rollcall, open: OpenSession | null): readonly Command[] {
  const isMac = app.preferences.about.platform === 'mac'
  const bindings = new Map<string, KeyBinding[]>()
  for (const binding of keyTable) {
    if (binding.action === 'palette' || (open === null && binding.action !== 'help')) continue
    bindings.set(binding.action, [...(bindings.get(binding.action) ?? []), binding])
  }
  const key = (letter: string) => [`${commandKey(app.preferences.about.platform)} ${letter}`]
  return [
    command('Open a file', 'Session', () => void app.desk.chooseFile(), key('O')),
    command('Ask for a session id or link', 'Session', () => app.focusId(), key('L')),
    ...(open === null
      ? []
      : [
          command('Keep the session', 'Session', () => void app.keep(), key('S')),
          command('Fetch the session again', 'Session', () => void app.desk.refresh(), key('R'))
        ]),
    command('Open the sample session', 'Session', () => void app.desk.run({ kind: 'sample' })),
    ...[...bindings.values()].flatMap(([first, ...more]) =>
      first === undefined
        ? []
        : [
            command(
              first.words,
              first.group,
              () => perform(first.action, false, app),
              [first, ...more].flatMap((binding) => capsOf(binding, isMac))
            )
          ]
    )
  ]
}

function viewChoices(app: Rollcall, open: OpenSession): readonly Command[] {
  const { screen } = app
  const { view, marks: book } = open
  const panels = [
    ['overlap', 'Overlap with the anchor'],
    ['marks', 'Measure and marks'],
    ['notes', 'Data notes'],
    ['raw', 'Raw JSON']
  ] as const
  return [
    command('Timeline', 'Display', () => (screen.display = 'timeline')),
    command('Table of intervals', 'Display', () => (screen.display = 'table')),
    ...panels.map(([tab, words]) => command(`${words} panel`, 'Display', () => screen.show(tab))),
    command('Close the panel', 'Display', () => (screen.bottom = null)),
    command('Measure nothing any more', 'Moments and measuring', () => view.measuring.set(null)),
    ...(book.origin === null
      ? []
      : [command('Count relative time from the session’s start', 'Clock', () => (book.originId = null))])
  ]
}

function lineupChoices({ lineup, view }: OpenSession): readonly Command[] {
  const about = 'Participants'
  const { instantMs } = view
  return [
    ...sortKeys.map((sort) =>
      command(`Sort by ${sorts[sort].words}`, about, () => lineup.arrange({ sort, descending: sorts[sort].falling }))
    ),
    command('Reverse the order', about, () => lineup.arrange({ descending: !lineup.arrangement.descending })),
    ...groupingsOf(lineup.all).map((group) =>
      command(group === 'none' ? groupItems[group] : `Group ${groupItems[group].toLowerCase()}`, about, () =>
        lineup.arrange({ group })
      )
    ),
    ...(instantMs === null
      ? []
      : [command('Show only who is in at the crosshair', about, () => lineup.filterInAt(instantMs))]),
    command('Show only who joined more than once', about, () => lineup.filter({ rejoined: true })),
    command('Show everybody: clear the filter', about, () => lineup.clearFilter()),
    command('Let go of all pinned participants', about, () => lineup.arrange({ pinned: [] })),
    command('Compare with nobody any more', about, () => (lineup.anchorId = null)),
    command(
      lineup.compact ? 'Lanes of the usual height' : 'Compact lanes',
      about,
      () => (lineup.compact = !lineup.compact)
    )
  ]
}

function settings(app: Rollcall): readonly Command[] {
  const { preferences, screen } = app
  const about = 'Setting'
  return [
    command('Local time', 'Clock', () => void preferences.chooseZone({ kind: 'local' })),
    command('UTC', 'Clock', () => void preferences.chooseZone({ kind: 'utc' })),
    command('Relative time', 'Clock', () => void preferences.chooseZone({ kind: 'relative' })),
    command('UTC as second clock', 'Clock', () => void preferences.chooseSecondZone({ kind: 'utc' })),
    command('Local time as second clock', 'Clock', () => void preferences.chooseSecondZone({ kind: 'local' })),
    command('No second clock', 'Clock', () => void preferences.chooseSecondZone(null)),
    ...foldChoices.map((overMs) => command(foldWords(overMs), about, () => void preferences.chooseFoldOver(overMs))),
    command(foldWords(null), about, () => void preferences.chooseFoldOver(null)),
    command('Light theme', about, () => void preferences.chooseTheme('light')),
    command('Dark theme', about, () => void preferences.chooseTheme('dark')),
    command('Theme of the system', about, () => void preferences.chooseTheme('system')),
    command('Wheel scrolls the participants', about, () => void preferences.chooseWheel('modern')),
    command('Wheel zooms', about, () => void preferences.chooseWheel('classic')),
    command('Accounts', about, () => (screen.accounts = 'list')),
    command('Add an account', about, () => (screen.accounts = 'add')),
    ...app.accounts.list.map(({ id, name }) =>
      command(`Use account ${name}`, about, () => void app.accounts.choose(id))
    )
  ]
}

/** What folding is called in menus: of stretches longer than this, or of none. */
export function foldWords(overMs: number | null): string {
  if (overMs === null) return 'Fold no empty time'
  const minutes = overMs / 60_000
  return `Fold empty time over ${minutes < 60 ? `${minutes} min` : `${minutes / 60} h`}`
}

function participants(app: Rollcall, open: OpenSession): readonly Command[] {
  return open.lanes.map(({ title, participant }) =>
    command(title, participant.name === null ? 'Participant' : `Participant ${participant.id}`, () => {
      void app.showMoment(participant.id, null)
    })
  )
}

function marks(app: Rollcall, { view, marks: book }: OpenSession): readonly Command[] {
  return book.all.map((mark) =>
    command(mark.name, `Mark, ${formatDateTime(mark.startMs, app.zone)}`, () => {
      app.screen.display = 'timeline'
      book.selectedId = mark.id
      const span = spanOfMark(mark)
      if (mark.endMs !== null) view.showWhole(span)
      view.goTo(mark.startMs)
    })
  )
}

function sessions(app: Rollcall): readonly Command[] {
  const kept = app.library.kept.flatMap((entry) =>
    entry.state === 'whole'
      ? [
          command(entry.brief.title, 'Kept session', () => {
            void app.desk.run({ kind: 'kept', keptId: entry.id, title: entry.brief.title })
          })
        ]
      : []
  )
  const recents = app.library.recents.map((recent) =>
    command(recent.title, 'Recent session', () => void app.desk.run({ kind: 'recent', recent }))
  )
  return [...kept, ...recents]
}
