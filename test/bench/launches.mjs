// Launch to idle, and memory: Rollcall with a kept session against a blank Electron window, launched in turn.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noSandboxReason } from '../../electron/setup/launch.mjs'
import { median } from './figures.mjs'

/** A window that is idle and painted no sooner never will be. */
const limitMs = 60_000
const probe = join(import.meta.dirname, 'launch-probe.cjs')

/** Switches for one launch in a throw-away profile, and the profile's removal. */
export function launchArgs() {
  const profile = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
  return {
    args: [...(noSandboxReason() ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`],
    remove: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * Launches both `rounds` times, in turn, after one launch each that does not count.
 * @param {{electron: string, switches?: readonly string[], rollcall: readonly string[], blank: readonly string[], rounds: number, env: NodeJS.ProcessEnv}} plan
 * @returns {Promise<{rollcall: Launch, blank: Launch}>} medians
 * @typedef {{launchMs: number, memoryMb: number}} Launch
 */
export async function compareLaunches(plan) {
  /** @type {Record<'rollcall' | 'blank', Launch[]>} */
  const launches = { rollcall: [], blank: [] }
  for (let round = -1; round < plan.rounds; round++) {
    for (const name of /** @type {const} */ (['blank', 'rollcall'])) {
      const launch = await launchOnce(plan, plan[name])
      if (round >= 0) launches[name].push(launch)
    }
  }
  return { rollcall: middle(launches.rollcall), blank: middle(launches.blank) }
}

/** @param {readonly Launch[]} launches */
function middle(launches) {
  return {
    launchMs: median(launches.map((launch) => launch.launchMs)),
    memoryMb: median(launches.map((launch) => launch.memoryMb))
  }
}

/**
 * @param {{electron: string, switches?: readonly string[], env: NodeJS.ProcessEnv}} plan @param {readonly string[]} app
 * @returns {Promise<Launch>}
 */
async function launchOnce({ electron, switches = [], env }, app) {
  const { args, remove } = launchArgs()
  const startMs = Date.now()
  const child = spawn(electron, ['-r', probe, ...args, ...switches, ...app], {
    env,
    stdio: ['ignore', 'pipe', 'ignore']
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
  await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(limit)
  remove()
  const line = /^PROBE (.*)$/m.exec(output)?.[1]
  if (!line) throw new Error(`No figure from ${app.join(' ')}: ${output}`)
  const { idleAtMs, memoryKb } = JSON.parse(line)
  return { launchMs: idleAtMs - startMs, memoryMb: memoryKb / 1024 }
}
