// Rollcall's chart as the app shows it: what `opened` works out of a session, mounted, and moved by wheel events that come through its gestures.

import { flushSync, mount, unmount } from 'svelte'
import '../../../renderer/app.css'
import { analysisOf } from '../../../renderer/analysis/analysis'
import { horizonOf } from '../../../renderer/analysis/horizon'
import Chart from '../../../renderer/chart/Chart.svelte'
import { Activity } from '../../../renderer/state/page/activity'
import { MarkBook } from '../../../renderer/state/marks/mark-book.svelte'
import { opened, preparedOf } from '../../../renderer/state/session/open-session'
import { painted } from '../../../renderer/state/page/painted'
import { utc as zone } from '../../../renderer/clock/zone'
import { sessionOf } from '../../unit/plain-session'
import { offer } from './page.mjs'
import { byWheel } from './wheels.mjs'

document.documentElement.dataset.theme = 'light'

offer((target, session) => {
  const about = {
    source: { kind: 'sample' },
    fetchedAtMs: null,
    account: null,
    keptId: null,
    rawBytes: 0,
    marks: []
  } as const
  const snapshot = { id: 'bench', session, ...about }
  const analysis = analysisOf(session, horizonOf(session, null))
  const open = opened(preparedOf(snapshot, analysis), new MarkBook([], () => undefined), {
    zone: { kind: 'utc' },
    second: null
  })
  const activity = new Activity(document.documentElement)
  // As the app does: what a large session's figures cost comes after its first frame.
  if (open.figures.shown === null) void painted().then(() => open.figures.come())
  // All of the open session, as the chart takes more and more of it.
  const props = {
    ...open,
    ...{ zone, second: null, activity, wheel: 'modern', onnotes: () => undefined },
    get summary() {
      return open.figures.shown
    }
  }
  const chart = mount(Chart, { target, props })
  flushSync()
  return { ...byWheel(target), destroy: () => unmount(chart) }
}, sessionOf)
