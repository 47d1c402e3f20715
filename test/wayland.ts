// A Wayland compositor of the tests' own, which draws nothing that anybody sees.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './keychain/private-home'

export interface WaylandSession {
  /** To be laid over an app's environment: a session with this display alone. */
  readonly env: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

const socket = 'wayland-rollcall'

/** Starts Weston without a screen. */
export async function startWayland(): Promise<WaylandSession> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-wayland-'))
  const env = { XDG_RUNTIME_DIR: folder, XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: socket, DISPLAY: '' }
  const compositor = spawn(
    'weston',
    ['--backend=headless-backend.so', `--socket=${socket}`, '--width=1600', '--height=1200', '--idle-time=0'],
    { env: { PATH: process.env['PATH'], ...env, WAYLAND_DISPLAY: undefined }, stdio: 'ignore' }
  )
  const ended = once(compositor, 'close')
  const stop = async () => {
    compositor.kill()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await until('the compositor is there', () => Promise.resolve(existsSync(join(folder, socket))))
  } catch (error) {
    await stop()
    throw error
  }
  return { env, stop }
}
