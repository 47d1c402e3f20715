// What each action of the key table does.

import { assertNever } from '../../electron/shared/result'
import { keyTable, needsTime, type Action, type TabAction } from '../keys/keys'
import { entryKinds } from '../timeline/lanes/entries'
import type { Lane } from '../timeline/lanes/lanes'
import type { OpenSession } from './session/open-session'
import type { Rollcall } from './rollcall.svelte'
import { copyAtOnce } from './taking-away'
import type { View } from './view/view.svelte'

const leading = new Set(keyTable.filter(({ leads }) => leads).map(({ action }) => action))

/** Does one action; `withShift` is what the key table says that Shift changes, `nth` which of its keys it was. Without a session most do nothing. */
export function perform(action: Action, withShift: boolean, app: Rollcall, nth = 0): void {
  switch (action) {
    case 'palette':
      return void (app.screen.overlay = 'palette')
    case 'help':
      return void (app.screen.help = !app.screen.help)
    case 'sidebar':
      return app.sidebar.toggle()
    case 'new-tab':
      return app.newTab()
    case 'close-tab':
      return app.closeTab()
    case 'reopen-tab':
      return void app.reopenTab()
    case 'next-tab':
      return app.stepTab(1)
    case 'previous-tab':
      return app.stepTab(-1)
    case 'show-tab':
      return app.showTab(nth)
    case 'move-tab-left':
      return app.moveTab(-1)
    case 'move-tab-right':
      return app.moveTab(1)
    default:
      if (app.desk.open !== null) performOn(action, withShift, app, app.desk.open)
  }
}

function performOn(
  action: Exclude<Action, 'palette' | 'help' | 'sidebar' | TabAction>,
  withShift: boolean,
  app: Rollcall,
  open: OpenSession
): void {
  const { view, lineup } = open
  const { screen, announcer, preferences } = app
  if (needsTime(action) && view.isTimeless) return announcer.say('No time of this session is known')
  if (leading.has(action)) view.lead()
  switch (action) {
    case 'zoom-in':
      return view.zoomIn(withShift)
    case 'zoom-out':
      return view.zoomOut(withShift)
    case 'pan-earlier':
      return view.panEarlier(withShift)
    case 'pan-later':
      return view.panLater(withShift)
    case 'fit-all':
      return view.fit()
    case 'fit-focus':
      return view.fitFocus()
    case 'back':
      return view.history.canGoBack ? view.back() : announcer.say('No earlier view')
    case 'forward':
      return view.history.canGoForward ? view.forward() : announcer.say('No later view')
    case 'go-to':
      return app.askWhere()
    case 'export':
      return void (screen.overlay = action)
    case 'lane-up':
      return view.lanes.move(-1)
    case 'lane-down':
      return view.lanes.move(1)
    case 'lane-first':
      return view.lanes.focus(0)
    case 'lane-last':
      return view.lanes.focus(Infinity)
    case 'page-up':
      return view.lanes.page(-1)
    case 'page-down':
      return view.lanes.page(1)
    case 'details':
      if (view.lanes.focused !== null) announcer.say(`Details of ${view.lanes.focused.title}`)
      return screen.show('details')
    case 'find':
      return app.focusFind()
    case 'pin-lane':
      return withFocused(open, ({ title, id }) => {
        lineup.togglePin(id)
        announcer.say(lineup.isPinned(id) ? `Pinned to the top: ${title}` : `No longer pinned: ${title}`)
      })
    case 'anchor':
      return withFocused(open, ({ title, id }) => {
        lineup.toggleAnchor(id)
        announcer.say(lineup.anchorId === null ? 'Compared with nobody' : `Overlap with ${title}`)
      })
    case 'crowd':
      void preferences.toggleCrowd()
      return announcer.say(preferences.density === 'crowd' ? 'Lanes of a crowd, without words' : 'Lanes with words')
    case 'instant-earlier':
      return view.stepInstant(-1, withShift)
    case 'instant-later':
      return view.stepInstant(1, withShift)
    case 'previous-edge':
      return stepEdge(-1, withShift, app, view)
    case 'next-edge':
      return stepEdge(1, withShift, app, view)
    case 'previous-interval':
      return walkEntries(-1, withShift, app, view)
    case 'next-interval':
      return walkEntries(1, withShift, app, view)
    case 'previous-finding':
      return void app.stepFinding(-1)
    case 'next-finding':
      return void app.stepFinding(1)
    case 'span-edge':
      return view.putSpanEdge()
    case 'zoom-to-span':
      return view.measuring.span === null ? announcer.say('Nothing is measured') : view.zoomToSpan()
    case 'mark':
      return app.mark(withShift)
    case 'roll-call':
      return screen.toggleBottom('roll-call')
    case 'copy-picture':
      return void copyAtOnce(app, open, 'png-2x')
    case 'print':
      return app.print()
    case 'let-go':
      return view.letGo()
    default:
      return assertNever(action)
  }
}

function stepEdge(direction: 1 | -1, ofAnybody: boolean, { announcer }: Rollcall, view: View): void {
  const before = view.instantMs
  view.stepEdge(direction, ofAnybody)
  if (view.instantMs === before) announcer.say(`No ${direction === 1 ? 'later' : 'earlier'} join or leave`)
}

/** Through all that is drawn in the lane or, with Shift, from one time away to the next. */
function walkEntries(direction: 1 | -1, onlyAway: boolean, { announcer }: Rollcall, view: View): void {
  if (view.walkEntries(direction, onlyAway ? ['away'] : entryKinds)) return
  announcer.say(`No ${direction === 1 ? 'later' : 'earlier'} ${onlyAway ? 'time away' : 'interval'}`)
}

function withFocused({ view }: OpenSession, act: (lane: Lane) => void): void {
  if (view.lanes.index === null) view.lanes.move(0)
  if (view.lanes.focused !== null) act(view.lanes.focused)
}
