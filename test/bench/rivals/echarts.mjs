// ECharts: a custom series on a canvas, as in its own examples of Gantt charts; only the rows that show are laid out.

import { CustomChart } from 'echarts/charts'
import { DataZoomComponent, GridComponent } from 'echarts/components'
import { graphic, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { extentOf, offer, zoomed } from '../pages/page.mjs'

use([CustomChart, DataZoomComponent, GridComponent, CanvasRenderer])

const rowPx = 36
const barPx = 18
const labelPx = 270
const rulerPx = 40

offer((target, session) => {
  const { participants } = session
  const plot = { x: labelPx, y: rulerPx, width: target.clientWidth - labelPx, height: target.clientHeight - rulerPx }
  const rowsShown = Math.min(participants.length, plot.height / rowPx)
  const chart = init(target, null, { renderer: 'canvas' })
  let span = extentOf(session)
  let topRow = 0
  const bars = []
  participants.forEach(({ presence }, row) => {
    for (const { startMs, endMs } of presence) bars.push([row, startMs, endMs ?? startMs])
  })

  chart.setOption({
    animation: false,
    grid: { left: plot.x, top: plot.y, width: plot.width, height: plot.height },
    xAxis: { type: 'time', position: 'top', min: span.startMs, max: span.endMs },
    yAxis: { type: 'category', inverse: true, data: participants.map(({ id, name }) => name ?? id) },
    dataZoom: [
      { type: 'inside', xAxisIndex: 0, filterMode: 'weakFilter', throttle: 0 },
      {
        type: 'inside',
        yAxisIndex: 0,
        filterMode: 'filter',
        throttle: 0,
        startValue: 0,
        endValue: Math.floor(rowsShown) - 1
      }
    ],
    series: {
      type: 'custom',
      progressive: 0,
      silent: true,
      dimensions: ['row', 'start', 'end'],
      encode: { x: [1, 2], y: 0 },
      data: bars,
      itemStyle: { color: '#4a7fc1' },
      renderItem(_, api) {
        const [leftPx, middlePx] = api.coord([api.value(1), api.value(0)])
        const [rightPx] = api.coord([api.value(2), api.value(0)])
        const shape = { x: leftPx, y: middlePx - barPx / 2, width: Math.max(2, rightPx - leftPx), height: barPx }
        const cut = graphic.clipRectByRect(shape, plot)
        return cut && { type: 'rect', shape: cut, style: { fill: '#4a7fc1' } }
      }
    }
  })
  const showTime = () =>
    chart.dispatchAction({ type: 'dataZoom', dataZoomIndex: 0, startValue: span.startMs, endValue: span.endMs })

  return {
    pan(byPx) {
      const byMs = (byPx / plot.width) * (span.endMs - span.startMs)
      span = { startMs: span.startMs + byMs, endMs: span.endMs + byMs }
      showTime()
    },
    zoom(factor) {
      span = zoomed(span, factor)
      showTime()
    },
    scroll(byPx) {
      topRow += byPx / rowPx
      const startValue = Math.floor(topRow)
      chart.dispatchAction({
        type: 'dataZoom',
        dataZoomIndex: 1,
        startValue,
        endValue: startValue + Math.floor(rowsShown) - 1
      })
    },
    destroy: () => chart.dispose()
  }
})
