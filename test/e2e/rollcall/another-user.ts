// Lets root start the app as an ordinary user, for whom Chromium makes the sandbox that it refuses to root.
import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './rollcall'

/** Nobody: a user that every system has, and who owns nothing. */
const userId = 65_534
const asUser = ['setpriv', `--reuid=${userId}`, `--regid=${userId}`, '--clear-groups', '--']

export interface AnotherUser {
  /** A copy of the app, where the user can read it. */
  readonly app: string
  readonly profile: string
  /** What the user's environment has of its own. */
  readonly env: Readonly<Record<string, string>>
  readonly remove: () => Promise<void>
}

/** Why the user that will start the app cannot have namespaces, or null when nothing stands in the way. */
export function namespaceRefusal(isOther: boolean): string | null {
  const command = [...(isOther ? asUser : []), 'unshare', '--user', '--pid', '--net', '--fork', 'true']
  const { status, stderr, error } = spawnSync('env', command, { encoding: 'utf8' })
  return status === 0 ? null : `An ordinary user gets no namespaces here: ${error?.message ?? stderr.trim()}`
}

/**
 * Copies the app and Electron to where everybody can read them, and names the copy to Playwright: what is called
 * `electron` in it becomes the user first. Root's own folders are closed to others.
 */
export async function prepareAnotherUser(electron: string): Promise<AnotherUser> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-user-'))
  const [app, own, starter] = ['app', 'own', 'starter'].map((name) => join(folder, name)) as [string, string, string]
  await Promise.all([app, own, starter].map((path) => mkdir(path)))
  const program = join(folder, 'electron', 'electron')
  const loader = join(folder, 'loader.js')
  await cp(dirname(electron), dirname(program), { recursive: true })
  for (const part of ['main', 'preload', 'renderer'])
    await cp(join(root, 'out', part), join(app, 'out', part), { recursive: true })
  await cp(join(root, 'package.json'), join(app, 'package.json'))
  await cp(join(root, 'node_modules/keytar'), join(app, 'node_modules/keytar'), { recursive: true, dereference: true })
  await cp(join(root, 'node_modules/playwright-core/lib/server/electron/loader.js'), loader)
  // Playwright's first two arguments load a file of its own before the app, from the checkout.
  const lines = ['#!/bin/sh', `cd '${app}'`, 'shift 2', `exec ${asUser.join(' ')} '${program}' -r '${loader}' "$@"`]
  await writeFile(join(starter, 'electron'), `${lines.join('\n')}\n`)
  const authority = process.env['XAUTHORITY']
  if (authority) await cp(authority, join(own, 'authority'))
  spawnSync('chmod', ['-R', 'a+rX', folder])
  await chmod(join(starter, 'electron'), 0o755)
  spawnSync('chown', ['-R', `${userId}:${userId}`, own])
  await chmod(own, 0o700)
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = starter
  return {
    app,
    profile: join(own, 'profile'),
    env: {
      HOME: own,
      XDG_RUNTIME_DIR: own,
      XDG_CONFIG_HOME: own,
      XDG_CACHE_HOME: own,
      ...(authority ? { XAUTHORITY: join(own, 'authority') } : {})
    },
    async remove() {
      if (chosen === undefined) delete process.env['ELECTRON_OVERRIDE_DIST_PATH']
      else process.env['ELECTRON_OVERRIDE_DIST_PATH'] = chosen
      await rm(folder, { recursive: true, force: true })
    }
  }
}
