// The floor: a bare canvas with the bars of the rows that show, and nothing else.

import { extentOf, offer, zoomed } from './page.mjs'

const rowPx = 36
const barPx = 18

offer((target, session) => {
  const canvas = target.appendChild(document.createElement('canvas'))
  canvas.width = target.clientWidth
  canvas.height = target.clientHeight
  const context = canvas.getContext('2d')
  let span = extentOf(session)
  let scrollPx = 0
  let isAsked = false

  function paint() {
    isAsked = false
    const pxPerMs = canvas.width / (span.endMs - span.startMs)
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.fillStyle = '#4a7fc1'
    const first = Math.floor(scrollPx / rowPx)
    const end = Math.min(session.participants.length, Math.ceil((scrollPx + canvas.height) / rowPx))
    for (let row = first; row < end; row++) {
      for (const { startMs, endMs } of session.participants[row].presence) {
        if ((endMs ?? startMs) < span.startMs || startMs > span.endMs) continue
        const widthPx = Math.max(2, ((endMs ?? startMs) - startMs) * pxPerMs)
        context.fillRect((startMs - span.startMs) * pxPerMs, row * rowPx - scrollPx + 9, widthPx, barPx)
      }
    }
  }
  function ask() {
    if (!isAsked) requestAnimationFrame(paint)
    isAsked = true
  }

  paint()
  return {
    pan(byPx) {
      const byMs = (byPx / canvas.width) * (span.endMs - span.startMs)
      span = { startMs: span.startMs + byMs, endMs: span.endMs + byMs }
      ask()
    },
    zoom(factor) {
      span = zoomed(span, factor)
      ask()
    },
    scroll(byPx) {
      scrollPx += byPx
      ask()
    },
    destroy: () => canvas.remove()
  }
})
