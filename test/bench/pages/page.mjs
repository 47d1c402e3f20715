// What the page of every compared chart does in the same way: take a session, time the first frame, and move the chart frame by frame.

import './page.css'
import { afterFrame, frame, move, pause } from './moving.mjs'

/**
 * A chart that has been drawn, all of the session's time in its width.
 * @typedef {import('./moving.mjs').Moved & {destroy: () => void}} Drawn
 * @typedef {import('../../unit/plain-session').PlainSession} Session
 * @typedef {import('./moving.mjs').Gesture} Gesture
 */

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
    /** @param {Gesture} gesture @param {number} frames @param {number} limitMs */
    move: (gesture, frames, limitMs) => move(drawn, gesture, frames, limitMs)
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
