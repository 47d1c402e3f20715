// Moves a chart frame by frame, and leaves in the trace where each frame begins.

/**
 * How a chart is moved by one step.
 * @typedef {object} Moved
 * @property {(byPx: number) => void} pan shows later times
 * @property {(factor: number) => void} zoom about the middle; above 1 shows less time
 * @property {(byPx: number) => void} scroll shows lower lanes
 * @typedef {'pan' | 'zoom' | 'scroll'} Gesture
 */

const zoomStep = 1.05
const panStepPx = 8
const scrollStepPx = 24
/** How much of the session is on screen while it is panned, and for one step of a gesture. */
const panZoom = 8
const pauseMs = 250

/**
 * Moves the chart once a frame, half of the frames there and half of them back. Each step comes between two frames, as
 * events do, and leaves a mark of the gesture's name in the trace. Stops early when the time is up.
 * @param {Moved} chart @param {Gesture} gesture @param {number} frames @param {number} limitMs
 */
export async function move(chart, gesture, frames, limitMs) {
  if (gesture === 'pan') chart.zoom(panZoom)
  await pause()
  const untilMs = performance.now() + limitMs
  for (let count = 0; count < frames && performance.now() < untilMs; count++) {
    await frame()
    await afterFrame()
    const forth = count < frames / 2
    performance.mark(gesture)
    if (gesture === 'pan') chart.pan(forth ? panStepPx : -panStepPx)
    if (gesture === 'zoom') chart.zoom(forth ? zoomStep : 1 / zoomStep)
    if (gesture === 'scroll') chart.scroll(forth ? scrollStepPx : -scrollStepPx)
  }
  await frame()
  await afterFrame()
  performance.mark('end')
  await pause()
  if (gesture === 'pan') chart.zoom(1 / panZoom)
}

/** @returns {Promise<number>} when the next frame begins */
export const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))
/** As soon as the frame is done: what is asked for then, as by an event, belongs to the next one. */
export const afterFrame = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(null)
  })
export const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs))
