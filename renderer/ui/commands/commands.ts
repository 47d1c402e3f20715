// Everything that the palette reaches: actions, choices, participants, marks and sessions, each with the words to find it by.

import { keyTable, needsTime, type Action } from '../../keys/keys'
import type { OpenSession } from '../../state/session/open-session'
import { perform } from '../../state/perform'
import type { Rollcall } from '../../state/rollcall.svelte'
import { spanOfMark } from '../../state/marks/mark-book.svelte'
import { formatDateTime } from '../../clock/format'
import { choicesOf } from './choices'
import type { ParticipantIndex } from '../../../electron/shared/session'
import { factOf, idOf, participantWith } from '../../../electron/shared/session-rows'
import { placeParts } from '../../clock/zone-search'
import { findingAt, findingWords } from '../../timeline/lanes/findings'
import { titleOf } from '../../timeline/lanes/lanes'
import { command, dropWords, type Command } from './command'
import { joined, listBy, listOf, type CommandList } from './command-list'
import { exportCommands } from './export-commands'
import { furtherOf, joinsAndLeaves, mostMoments } from './person-moments'
import { commandKey } from '../../keys/window-keys'

/** Every command there is now: what is done and chosen, then moments, participants, zones and other sessions. */
export function commandsOf(app: Rollcall): CommandList {
  const { open } = app.desk
  if (open === null) return joined(listOf([...acts(app), ...recentSessions(app)]), keptSessions(app))
  return joined(
    listOf([...acts(app), ...marks(app, open)]),
    participants(app, open),
    joinsAndLeaves(app, open),
    findings(app, open),
    zones(app),
    listOf([...otherTabs(app), ...recentSessions(app)]),
    keptSessions(app)
  )
}

/** Those that were used lately, of those that have no more to them than what they do. */
export function recentCommands(app: Rollcall): readonly Command[] {
  const all = acts(app)
  return app.screen.recentCommands.flatMap((words) => {
    const found = all.find((each) => each.words === words)
    return found === undefined ? [] : [{ ...found, section: 'Recent' as const }]
  })
}

function acts(app: Rollcall): readonly Command[] {
  const { open } = app.desk
  const exports = open === null ? [] : exportCommands(app, open)
  return [
    ...windowActions(app, open),
    ...keyActions(app, open),
    ...exports.map((each) => ({ ...each, section: 'Export' as const })),
    ...choicesOf(app, open)
  ]
}

/** An action's bindings together; null for one that the table does not bind, and where it has nothing to do. */
export function actionCommand(app: Rollcall, action: Action, withShift = false): Command | null {
  const bindings = keyTable.filter((binding) => binding.action === action)
  const first = withShift ? bindings.find((binding) => binding.withShift !== null) : bindings[0]
  if (first === undefined || (needsTime(action) && app.desk.open?.view.isTimeless === true)) return null
  const words = withShift ? `${first.words}, ${first.withShift}` : first.words
  return command(words, first.group, () => perform(action, withShift, app), app.preferences.capsOf(action, withShift))
}

function windowActions(app: Rollcall, open: OpenSession | null): readonly Command[] {
  const key = (letter: string) => [`${commandKey(app.preferences.about.platform)} ${letter}`]
  return [
    command('Open files', 'Session', () => void app.desk.chooseFile(), key('O')),
    command('Ask for a session id or link', 'Session', () => app.focusId(), key('L')),
    ...(open === null || open.snapshot.keptId !== null
      ? []
      : [command('Keep the session', 'Session', () => void app.keep(), key('S'))]),
    ...(open === null || open.session.id === null || open.snapshot.source.kind === 'sample'
      ? []
      : [command('Fetch the session again', 'Session', () => void app.desk.refresh(), key('R'))]),
    command('Open the sample session', 'Session', () => void app.desk.run({ kind: 'sample' }))
  ]
}

/** What has something to do where no session is open. */
const withoutSession: readonly Action[] = ['help', 'sidebar', 'new-tab', 'reopen-tab']

function keyActions(app: Rollcall, open: OpenSession | null): readonly Command[] {
  const bound = new Set(keyTable.map(({ action }) => action))
  return [...bound].flatMap((action) => {
    if (action === 'palette' || action === 'show-tab' || (open === null && !withoutSession.includes(action))) return []
    const plain = actionCommand(app, action)
    const shifted = actionCommand(app, action, true)
    return [...(plain === null ? [] : [plain]), ...(shifted === null ? [] : [shifted])]
  })
}

function participants(app: Rollcall, open: OpenSession): CommandList {
  const { session, lanes } = open
  const { order } = lanes.analysis
  const whoAt = (index: number) => (order[index] ?? 0) as ParticipantIndex
  const wordsAt = (index: number) => titleOf(session, whoAt(index))
  const aboutAt = (index: number) =>
    factOf(session, whoAt(index), 'name') === null ? 'Participant' : `Participant ${idOf(session, whoAt(index))}`
  const go = async (index: number) => {
    await app.showMoment(idOf(session, whoAt(index)), null)
    // The lane's keys go on from there, and a screen reader says what it shows.
    app.focusLanes()
  }
  const list = listBy(order.length, wordsAt, aboutAt, '', 'Participants', (index) => void go(index))
  return { ...list, under: (index) => furtherOf(app, open, index) }
}

/** Drops, errors and data notes, once they are found. */
function findings(app: Rollcall, { session, findings: later }: OpenSession): CommandList {
  const found = later.shown
  const at = (index: number) => (found === null ? null : findingAt(found, index))
  const nameOf = (id: string | null) => {
    const who = id === null ? null : participantWith(session, id)
    return who === null ? 'Session' : titleOf(session, who)
  }
  return listBy(
    Math.min(mostMoments, found?.length ?? 0),
    (index) => {
      const finding = at(index)
      return finding === null ? '' : `${nameOf(finding.participantId)}: ${findingWords(finding)}`
    },
    (index) => formatDateTime(at(index)?.ms ?? 0, app.zone),
    (index) => (at(index)?.what === 'drop' ? dropWords : 'problem issue'),
    'Moments',
    (index) => {
      const finding = at(index)
      if (finding !== null) void app.showMoment(finding.participantId, finding.ms)
    }
  )
}

/** Every zone of today for the first clock, once they are listed. */
function zones(app: Rollcall): CommandList {
  const list = app.zones.listed
  const places = list?.places.filter(({ isOlder }) => !isOlder) ?? []
  const partsAt = (index: number): readonly string[] => {
    const place = places[index]
    return place === undefined || list === null ? [] : placeParts(place, list.countries, list.atMs)
  }
  return listBy(
    places.length,
    (index) => `Time zone: ${partsAt(index)[0] ?? ''}`,
    (index) => partsAt(index).slice(1).join(' · '),
    (index) => `timezone clock ${places[index]?.name ?? ''} ${places[index]?.abbreviations.join(' ') ?? ''}`,
    'Time zones',
    (index) => {
      const { name } = places[index] ?? {}
      if (name !== undefined) void app.chooseClocks({ zone: name === 'UTC' ? { kind: 'utc' } : { kind: 'iana', name } })
    }
  )
}

function marks(app: Rollcall, { view, marks: book }: OpenSession): readonly Command[] {
  return book.all.map((mark) =>
    command(
      mark.name,
      `Mark, ${formatDateTime(mark.startMs, app.zone)}`,
      () => {
        app.screen.display = 'timeline'
        book.selectedId = mark.id
        const span = spanOfMark(mark)
        if (mark.endMs !== null) view.showWhole(span)
        view.goTo(mark.startMs)
      },
      [],
      'Moments'
    )
  )
}

function otherTabs({ desk }: Rollcall): readonly Command[] {
  return desk.tabs.flatMap((tab, at) =>
    tab === desk.front ? [] : [command(tab.title, `Tab ${at + 1}`, () => void desk.show(tab), [], 'Sessions')]
  )
}

function recentSessions({ desk, library }: Rollcall): readonly Command[] {
  return library.recents.map((recent) =>
    command(
      recent.title,
      `Recent session, ${recent.where}`,
      () => void desk.run({ kind: 'recent', recent }),
      [],
      'Sessions'
    )
  )
}

function keptSessions({ desk, library, clock }: Rollcall): CommandList {
  const whole = library.kept.filter((entry) => entry.state === 'whole')
  return listBy(
    whole.length,
    (index) => whole[index]?.brief.title ?? '',
    (index) => `Kept session, ${formatDateTime(whole[index]?.keptAtMs ?? 0, clock)}`,
    (index) => whole[index]?.brief.sessionId ?? '',
    'Sessions',
    (index) => {
      const entry = whole[index]
      if (entry !== undefined) void desk.run({ kind: 'kept', keptId: entry.id, title: entry.brief.title })
    }
  )
}
