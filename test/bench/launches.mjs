// Launch to idle, and memory: builds of Rollcall with a session, and a blank Electron window, launched in turn.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noSandboxReason } from '../../electron/setup/launch.mjs'
import { median } from './figures.mjs'

/** A window that is idle and painted no sooner never will be. */
const limitMs = 60_000
/** Chromium keeps what it made of a page's code when the page is loaded again, and uses it the next time. */
const filling = 2
const probe = join(import.meta.dirname, 'launch-probe.cjs')

/** Switches for one launch in a throw-away profile, and the profile's removal. */
export function launchArgs() {
  const profile = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
  return {
    profile,
    args: [...(noSandboxReason() ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`],
    remove: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * Launches each `rounds` times, in turn and each in one profile, as a user does; the first launches fill it and do not count.
 * @template {string} Name
 * @param {Readonly<Record<Name, readonly string[]>>} apps each an app's folder and its arguments
 * @param {{electron: string, switches?: readonly string[], rounds: number, env: NodeJS.ProcessEnv, fill?: (name: Name, profile: string) => void}} plan
 *   `fill` puts into a profile what it is to hold before the first launch
 * @returns {Promise<Record<Name, Launch>>} medians
 * @typedef {{launchMs: number, memoryMb: number}} Launch
 */
export async function compareLaunches(apps, plan) {
  const launched = Object.entries(apps).map(([name, app]) => {
    return { name, app, profile: launchArgs(), launches: /** @type {Launch[]} */ ([]) }
  })
  for (const { name, profile } of launched) plan.fill?.(/** @type {Name} */ (name), profile.profile)
  try {
    for (let round = -filling; round < plan.rounds; round++) {
      for (const { app, profile, launches } of launched) {
        const launch = await launchOnce(plan, [...profile.args, ...(plan.switches ?? []), ...app])
        if (round >= 0) launches.push(launch)
      }
    }
  } finally {
    for (const { profile } of launched) profile.remove()
  }
  return Object.fromEntries(launched.map(({ name, launches }) => [name, middle(launches)]))
}

/** @param {readonly Launch[]} launches */
function middle(launches) {
  return {
    launchMs: median(launches.map((launch) => launch.launchMs)),
    memoryMb: median(launches.map((launch) => launch.memoryMb))
  }
}

/**
 * @param {{electron: string, env: NodeJS.ProcessEnv}} plan @param {readonly string[]} args switches, then the app's
 * @returns {Promise<Launch>}
 */
async function launchOnce({ electron, env }, args) {
  const startMs = Date.now()
  const child = spawn(electron, ['-r', probe, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
  await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(limit)
  const line = /^PROBE (.*)$/m.exec(output)?.[1]
  if (!line) throw new Error(`No figure from ${args.join(' ')}: ${output}`)
  const { idleAtMs, memoryKb } = JSON.parse(line)
  return { launchMs: idleAtMs - startMs, memoryMb: memoryKb / 1024 }
}
