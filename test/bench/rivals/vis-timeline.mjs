// vis-timeline: a group a participant, nothing stacked and nothing animated.

import { DataSet } from 'vis-data'
import { Timeline } from 'vis-timeline'
import 'vis-timeline/styles/vis-timeline-graph2d.css'
import { extentOf, offer, zoomed } from '../pages/page.mjs'

offer((target, session) => {
  let span = extentOf(session)
  const widthPx = target.clientWidth
  const groups = session.participants.map(({ id, name }, order) => ({ id, content: name ?? id, order }))
  const items = session.participants.flatMap(({ id, presence }) =>
    presence.map(({ startMs, endMs }, index) => ({
      id: `${id}-${index}`,
      group: id,
      start: startMs,
      end: endMs ?? startMs,
      content: '',
      type: 'range'
    }))
  )
  const timeline = new Timeline(target, new DataSet(items), new DataSet(groups), {
    start: span.startMs,
    end: span.endMs,
    height: target.clientHeight,
    stack: false,
    orientation: 'top',
    groupOrder: 'order',
    verticalScroll: true,
    zoomKey: 'ctrlKey',
    selectable: false,
    showCurrentTime: false,
    showTooltips: false
  })
  const show = () => timeline.setWindow(span.startMs, span.endMs, { animation: false })

  return {
    pan(byPx) {
      const byMs = (byPx / widthPx) * (span.endMs - span.startMs)
      span = { startMs: span.startMs + byMs, endMs: span.endMs + byMs }
      show()
    },
    zoom(factor) {
      span = zoomed(span, factor)
      show()
    },
    // There is nothing to scroll in when all groups fit.
    scroll: (byPx) => target.querySelector('.vis-left.vis-vertical-scroll')?.scrollBy(0, byPx),
    destroy: () => timeline.destroy()
  }
})
