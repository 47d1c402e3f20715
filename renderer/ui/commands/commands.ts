// Everything that the palette reaches: actions, choices, participants, marks and sessions, each with the words to find it by.

import { keyTable, needsTime, type Action } from '../../keys/keys'
import type { OpenSession } from '../../state/session/open-session'
import { perform } from '../../state/perform'
import type { Rollcall } from '../../state/rollcall.svelte'
import { spanOfMark } from '../../state/marks/mark-book.svelte'
import { formatDateTime } from '../../clock/format'
import { choicesOf } from './choices'
import type { ParticipantIndex } from '../../../electron/shared/session'
import { factOf, idOf } from '../../../electron/shared/session-rows'
import { titleOf } from '../../timeline/lanes/lanes'
import { command, type Command } from './command'
import { joined, listOf, type CommandList } from './command-list'
import { exportCommands } from './export-commands'
import { commandKey } from '../../keys/window-keys'

/** Every command there is now, actions first, then ways to export, choices that are not made yet, participants, marks and other sessions. */
export function commandsOf(app: Rollcall): CommandList {
  const { open } = app.desk
  const actions = [...windowActions(app, open), ...keyActions(app, open)]
  if (open === null) return listOf([...actions, ...choicesOf(app, open), ...sessions(app)])
  return joined(
    listOf([...actions, ...exportCommands(app, open), ...choicesOf(app, open)]),
    participants(app, open),
    listOf([...marks(app, open), ...sessions(app)])
  )
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
    command('Open a file', 'Session', () => void app.desk.chooseFile(), key('O')),
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

function keyActions(app: Rollcall, open: OpenSession | null): readonly Command[] {
  const bound = new Set(keyTable.map(({ action }) => action))
  return [...bound].flatMap((action) => {
    if (action === 'palette' || (open === null && action !== 'help')) return []
    const plain = actionCommand(app, action)
    const shifted = actionCommand(app, action, true)
    return [...(plain === null ? [] : [plain]), ...(shifted === null ? [] : [shifted])]
  })
}

function participants(app: Rollcall, { session, lanes }: OpenSession): CommandList {
  const { order } = lanes.analysis
  const whoAt = (index: number) => (order[index] ?? 0) as ParticipantIndex
  const wordsAt = (index: number) => titleOf(session, whoAt(index))
  const aboutAt = (index: number) =>
    factOf(session, whoAt(index), 'name') === null ? 'Participant' : `Participant ${idOf(session, whoAt(index))}`
  return {
    length: order.length,
    wordsAt,
    aboutAt,
    at: (index) =>
      command(wordsAt(index), aboutAt(index), async () => {
        await app.showMoment(idOf(session, whoAt(index)), null)
        // The lane's keys go on from there, and a screen reader says what it shows.
        app.focusLanes()
      })
  }
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

function sessions({ desk, library, clock }: Rollcall): readonly Command[] {
  const kept = library.kept.flatMap((entry) =>
    entry.state === 'whole'
      ? [
          command(entry.brief.title, `Kept session, ${formatDateTime(entry.keptAtMs, clock)}`, () => {
            void desk.run({ kind: 'kept', keptId: entry.id, title: entry.brief.title })
          })
        ]
      : []
  )
  const recents = library.recents.map((recent) =>
    command(recent.title, `Recent session, ${recent.where}`, () => void desk.run({ kind: 'recent', recent }))
  )
  return [...kept, ...recents]
}
