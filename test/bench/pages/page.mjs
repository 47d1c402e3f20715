// What the page of every compared chart does in the same way: take a session, time the first frame, and move the chart frame by frame.

import './page.css'

/**
 * A chart that has been drawn, all of the session's time in its width, and how it is moved by one step.
 * @typedef {object} Drawn
 * @property {(byPx: number) => void} pan shows later times
 * @property {(factor: number) => void} zoom about the middle; above 1 shows less time
 * @property {(byPx: number) => void} scroll shows lower lanes
 * @property {() => void} destroy
 * @typedef {import('../../unit/plain-session').PlainSession} Session
 * @typedef {'pan' | 'zoom' | 'scroll'} Gesture
 */

const zoomStep = 1.05
const panStepPx = 8
const scrollStepPx = 24
/** How much of the session is on screen while it is panned, and for one step of a gesture. */
const panZoom = 8
const pauseMs = 250

/**
 * Puts a chart at the bench's disposal.
 * @template Held
 * @param {(target: HTMLElement, session: Held) => Drawn} draw begins and may end in a later frame
 * @param {(session: Session) => Held} [held] the session as the chart has it in memory; in objects when left out
 */
export function offer(draw, held = (session) => session) {
  const target = document.body.appendChild(document.createElement('div'))
  target.className = 'target'
  /** @type {Held | null} */
  let session = null
  /** @type {Drawn | null} */
  let drawn = null

  window.bench = {
    /** @param {string} text */
    take(text) {
      session = held(JSON.parse(text))
    },
    /**
     * From the session in memory to its first painted frame, ms: begins with a frame and ends when the one after the painted
     * one begins. Leaves the marks 'draw' and 'end' in the trace.
     */
    async draw() {
      drawn?.destroy()
      target.replaceChildren()
      await pause()
      await frame()
      await afterFrame()
      performance.mark('draw')
      const startMs = performance.now()
      drawn = draw(target, session)
      await frame()
      const endMs = await frame()
      performance.mark('end')
      return endMs - startMs
    },
    /**
     * Moves the chart once a frame, half of the frames there and half of them back. Each step comes between two frames, as
     * events do, and leaves a mark of the gesture's name in the trace. Stops early when the time is up.
     * @param {Gesture} gesture @param {number} frames @param {number} limitMs
     */
    async move(gesture, frames, limitMs) {
      if (gesture === 'pan') drawn.zoom(panZoom)
      await pause()
      const untilMs = performance.now() + limitMs
      for (let count = 0; count < frames && performance.now() < untilMs; count++) {
        await frame()
        await afterFrame()
        const forth = count < frames / 2
        performance.mark(gesture)
        if (gesture === 'pan') drawn.pan(forth ? panStepPx : -panStepPx)
        if (gesture === 'zoom') drawn.zoom(forth ? zoomStep : 1 / zoomStep)
        if (gesture === 'scroll') drawn.scroll(forth ? scrollStepPx : -scrollStepPx)
      }
      await frame()
      await afterFrame()
      performance.mark('end')
      await pause()
      if (gesture === 'pan') drawn.zoom(1 / panZoom)
    }
  }
}

/** All times that are recorded. @param {Session} session @returns {{startMs: number, endMs: number}} */
export function extentOf(session) {
  let startMs = Infinity
  let endMs = -Infinity
  for (const { presence } of session.participants) {
    for (const interval of presence) {
      startMs = Math.min(startMs, interval.startMs)
      endMs = Math.max(endMs, interval.endMs ?? interval.startMs)
    }
  }
  return { startMs, endMs }
}

/** A time span, zoomed about its middle. @param {{startMs: number, endMs: number}} span @param {number} factor */
export function zoomed({ startMs, endMs }, factor) {
  const halfMs = (endMs - startMs) / 2 / factor
  const middleMs = (startMs + endMs) / 2
  return { startMs: middleMs - halfMs, endMs: middleMs + halfMs }
}

/** @returns {Promise<number>} when the next frame begins */
const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))
/** As soon as the frame is done: what is asked for then, as by an event, belongs to the next one. */
const afterFrame = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(null)
  })
const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs))
