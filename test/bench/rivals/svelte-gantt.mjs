// svelte-gantt: its own virtual rows and table, columns on a canvas; time moves by its own horizontal scrolling.

import { SvelteGantt, SvelteGanttTable } from 'svelte-gantt'
import { extentOf, offer } from '../pages/page.mjs'

const labelPx = 270

offer((target, session) => {
  const span = extentOf(session)
  const widthPx = target.clientWidth - labelPx
  const rows = session.participants.map(({ id, name }) => ({ id, label: name ?? id }))
  const tasks = session.participants.flatMap(({ id, presence }) =>
    presence.map(({ startMs, endMs }, index) => ({
      id: `${id}-${index}`,
      resourceId: id,
      from: startMs,
      to: endMs ?? startMs,
      label: '',
      enableDragging: false
    }))
  )
  const gantt = new SvelteGantt({
    target,
    props: {
      rows,
      tasks,
      from: span.startMs,
      to: span.endMs,
      rowHeight: 36,
      rowPadding: 9,
      minWidth: widthPx,
      fitWidth: false,
      headers: [{ unit: 'minute', offset: 15, format: 'H:mm' }],
      columnUnit: 'minute',
      columnOffset: 5,
      magnetUnit: 'second',
      magnetOffset: 1,
      tableWidth: labelPx,
      tableHeaders: [{ title: 'Participant', property: 'label', width: labelPx }],
      ganttTableModules: [SvelteGanttTable]
    }
  })
  const body = () => target.querySelector('.sg-timeline-body')
  let zoom = 1

  return {
    pan: (byPx) => body().scrollBy(byPx, 0),
    zoom(factor) {
      const middlePx = body().scrollLeft + widthPx / 2
      zoom *= factor
      gantt.$set({ minWidth: widthPx * zoom })
      body().scrollLeft = middlePx * factor - widthPx / 2
    },
    scroll: (byPx) => body().scrollBy(0, byPx),
    destroy: () => gantt.$destroy()
  }
})
