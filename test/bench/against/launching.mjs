// Launch to idle with a session of 50, beside a blank window.
import { join } from 'node:path'
import { loadTypeScript } from '../../bundle.mjs'
import { compareLaunches } from '../launches.mjs'
import { inMb, inMs, inTimes } from './table.mjs'

const rounds = 9

/** @type {import('./against.mjs').Part} */
export async function* launching({ electron, env, folder, builds, files }) {
  const [{ path }] = files.pair(50, 2)
  const apps = {
    blank: [join(import.meta.dirname, '../blank')],
    before: [builds.before, path],
    now: [builds.now, path]
  }
  const isLinux = process.platform === 'linux'
  yield* rowsOf(isLinux ? 'launch under X11' : 'launch', await compareLaunches(apps, { electron, rounds, env }))
  if (!isLinux) return
  const { startWayland } = await loadTypeScript('test/wayland.ts', folder)
  const wayland = await startWayland()
  try {
    // Without a screen a process for graphics is never told to draw a frame.
    const switches = ['--ozone-platform=wayland', '--disable-gpu']
    const plan = { electron, rounds, switches, env: { ...env, ...wayland.env } }
    yield* rowsOf('launch under Wayland', await compareLaunches(apps, plan))
  } finally {
    await wayland.stop()
  }
}

/** @param {string} what @param {Record<'blank' | 'before' | 'now', import('../launches.mjs').Launch>} launched */
function* rowsOf(what, { blank, before, now }) {
  yield { measure: `${what}, to idle`, before: before.launchMs, now: now.launchMs, format: inMs }
  yield {
    measure: `${what}, against the ${inMs(blank.launchMs)} of a blank window`,
    before: before.launchMs / blank.launchMs,
    now: now.launchMs / blank.launchMs,
    format: inTimes,
    most: 1.25
  }
  yield { measure: `${what}, memory of all processes`, before: before.memoryMb, now: now.memoryMb, format: inMb }
}
