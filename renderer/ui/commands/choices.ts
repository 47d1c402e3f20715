// The palette's choices: what is shown and how, the lineup, clocks and settings; each only while it is not made already.

import { densities, type Density, type ZoneChoice } from '../../../electron/shared/settings'
import type { OpenSession } from '../../state/session/open-session'
import type { Rollcall } from '../../state/rollcall.svelte'
import { isSameZone } from '../../state/view/clocks.svelte'
import { isOpen } from '../../timeline/lanes/filter'
import { formatDuration } from '../../clock/format'
import { sortKeys } from '../../timeline/lanes/sorting'
import { command, type Command, type Section } from './command'
import { groupItems, longAways, shortStays, sorts } from '../../timeline/sentences/lineup-words'

/** A minute, five, a quarter of an hour, an hour: what empty stretches must be longer than to be folded. */
export const foldChoices = [60_000, 300_000, 900_000, 3_600_000] as const

export const densityWords: Readonly<Record<Density, string>> = {
  comfortable: 'Comfortable lanes',
  middle: 'Lanes of middle height',
  compact: 'Compact lanes',
  crowd: 'Crowd: a thousand at once, without words'
}

/** How long an empty stretch must be to be folded, as items under a heading: `Off`, `5 min`. */
export function foldItem(overMs: number | null): string {
  if (overMs === null) return 'Off'
  const minutes = overMs / 60_000
  return minutes < 60 ? `${minutes} min` : `${minutes / 60} h`
}

/** The same by itself. */
function foldWords(overMs: number | null): string {
  return overMs === null ? 'Fold no empty time' : `Fold empty time over ${foldItem(overMs)}`
}

interface Choice extends Command {
  /** It is so already, or there is nothing to choose. */
  readonly isSo: boolean
}

const choice = (
  isSo: boolean,
  words: string,
  about: string,
  run: () => void,
  section: Section = 'Display'
): Choice => ({
  ...command(words, about, run, [], section),
  isSo
})

/** All choices that change something now. */
export function choicesOf(app: Rollcall, open: OpenSession | null): readonly Command[] {
  const ofSession = open === null ? [] : [...display(app, open), ...lineupChoices(open)]
  return [...ofSession, ...(open === null ? [] : clocks(app)), ...settings(app)].filter(({ isSo }) => !isSo)
}

function display({ screen }: Rollcall, { view, marks: book }: OpenSession): readonly Choice[] {
  const about = 'Display'
  const panels = [
    ['overlap', 'Overlap with the anchor'],
    ['marks', 'Measure and marks'],
    ['notes', 'Data notes'],
    ['raw', 'Raw JSON']
  ] as const
  return [
    choice(screen.display === 'timeline', 'Timeline', about, () => (screen.display = 'timeline')),
    choice(screen.display === 'table', 'Table of intervals', about, () => (screen.display = 'table')),
    ...panels.map(([tab, words]) => choice(screen.bottom === tab, `${words} panel`, about, () => screen.show(tab))),
    choice(screen.bottom === null, 'Close the panel', about, () => (screen.bottom = null)),
    choice(view.measuring.span === null, 'Measure nothing any more', about, () => view.measuring.set(null)),
    choice(book.origin === null, 'Count relative time from the session’s start', 'Clock', () => (book.originId = null))
  ]
}

function lineupChoices({ lineup, view }: OpenSession): readonly Choice[] {
  const about = 'Participants'
  const filters = 'Filter'
  const { instantMs } = view
  const { sort, group, filter, pinned, descending } = lineup.arrangement
  return [
    ...sortKeys.map((key) =>
      choice(key === sort, `Sort by ${sorts[key].words}`, about, () =>
        lineup.arrange({ sort: key, descending: sorts[key].falling })
      )
    ),
    choice(false, 'Reverse the order', about, () => lineup.arrange({ descending: !descending })),
    ...lineup.groupings.map((key) =>
      choice(key === group, key === 'none' ? groupItems[key] : `Group ${groupItems[key].toLowerCase()}`, about, () =>
        lineup.arrange({ group: key })
      )
    ),
    choice(instantMs === null, 'Show only who is in at the crosshair', filters, () => lineup.filterInAt(instantMs)),
    choice(filter.rejoined, 'Show only who joined more than once', filters, () => lineup.filter({ rejoined: true })),
    choice(filter.dropped, 'Show only who dropped and came back', filters, () => lineup.filter({ dropped: true })),
    ...longAways.map((ms) =>
      choice(
        filter.awayOverMs === ms,
        `Show only who was away for more than ${formatDuration(ms)} in all`,
        filters,
        () => lineup.filter({ awayOverMs: ms })
      )
    ),
    ...shortStays.map((ms) =>
      choice(
        filter.shorterThanMs === ms,
        `Show only who was in room for less than ${formatDuration(ms)}`,
        filters,
        () => lineup.filter({ shorterThanMs: ms })
      )
    ),
    choice(isOpen(filter), 'Show everybody: clear the filter', filters, () => lineup.clearFilter()),
    choice(pinned.length === 0, 'Let go of all pinned participants', about, () => lineup.unpinAll()),
    choice(lineup.anchor === null, 'Compare with nobody any more', about, () => (lineup.anchorId = null)),
    choice(lineup.curve, 'Show how many in room over the lanes', about, () => (lineup.curve = true)),
    choice(!lineup.curve, 'Hide how many in room over the lanes', about, () => (lineup.curve = false))
  ]
}

function clocks(app: Rollcall): readonly Choice[] {
  const { zone, second } = app.clockChoice
  const main = (words: string, kind: 'local' | 'utc' | 'relative') =>
    choice(zone.kind === kind, words, 'Clock', () => void app.chooseClocks({ zone: { kind } }), 'Time zones')
  const other = (words: string, wanted: ZoneChoice | null) =>
    choice(
      isSameZone(second, wanted),
      words,
      'Second clock',
      () => void app.chooseClocks({ second: wanted }),
      'Time zones'
    )
  return [
    main(`Local time (${app.zones.ownName ?? 'zone not known'})`, 'local'),
    main('UTC', 'utc'),
    main('Relative time', 'relative'),
    other('UTC as second clock', { kind: 'utc' }),
    other('Local time as second clock', { kind: 'local' }),
    other('No second clock', null),
    choice(false, 'Choose a time zone…', 'Clock', () => (app.screen.namingZone = 'main'), 'Time zones'),
    choice(false, 'Choose a second clock…', 'Clock', () => (app.screen.namingZone = 'second'), 'Time zones')
  ]
}

function settings({ preferences, screen, accounts }: Rollcall): readonly Choice[] {
  const { theme, wheel, foldOverMs, letterKeys, density: chosenDensity } = preferences
  const setting = (isSo: boolean, words: string, run: () => void, section: Section = 'Settings') =>
    choice(isSo, words, 'Setting', run, section)
  return [
    ...[...foldChoices, null].map((overMs) =>
      setting(overMs === foldOverMs, foldWords(overMs), () => void preferences.chooseFoldOver(overMs))
    ),
    // The key table has the crowd.
    ...densities
      .filter((density) => density !== 'crowd')
      .map((density) =>
        setting(density === chosenDensity, densityWords[density], () => void preferences.chooseDensity(density))
      ),
    setting(theme === 'light', 'Light theme', () => void preferences.chooseTheme('light')),
    setting(theme === 'dark', 'Dark theme', () => void preferences.chooseTheme('dark')),
    setting(theme === 'system', 'Theme of the system', () => void preferences.chooseTheme('system')),
    setting(wheel === 'modern', 'Wheel scrolls the participants', () => void preferences.chooseWheel('modern')),
    setting(wheel === 'classic', 'Wheel zooms', () => void preferences.chooseWheel('classic')),
    setting(letterKeys, 'Switch keys of one character on', () => void preferences.chooseLetterKeys(true)),
    setting(!letterKeys, 'Switch keys of one character off', () => void preferences.chooseLetterKeys(false)),
    setting(false, 'Accounts', () => (screen.accounts = 'list'), 'Accounts'),
    setting(false, 'Add an account', () => (screen.accounts = 'add'), 'Accounts'),
    ...accounts.list.map(({ id, name }) =>
      setting(id === accounts.current?.id, `Use account ${name}`, () => void accounts.choose(id), 'Accounts')
    )
  ]
}
