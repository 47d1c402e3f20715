// The frame of npm test and npm run torture: set-up, checks one after the other, their figures, and a last line that counts.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, readJson } from '../electron/setup/places.mjs'
import { prepare } from '../electron/setup/prepare.mjs'
import { run, stopIfInterrupted } from '../electron/setup/processes.mjs'
import { SetupStopped, exitWith } from '../electron/setup/progress.mjs'
import { gateCount, storyCount, unitCount } from './counts.mjs'
import { displaysOfWorkers, startDisplay } from './display.mjs'
import { inOwnNetwork, ownNetworkRefusal } from './own-network.mjs'
import { figureLines, figuresIn } from './torture/printed-figures.mjs'

const BIN = {
  tsc: 'typescript/bin/tsc',
  'svelte-check': 'svelte-check/bin/svelte-check',
  eslint: 'eslint/bin/eslint.js',
  oxlint: 'oxlint/bin/oxlint',
  prettier: 'prettier/bin/prettier.cjs',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  stryker: '@stryker-mutator/core/bin/stryker.js'
}

const reports = mkdtempSync(join(tmpdir(), 'rollcall-reports-'))
const figures = join(reports, 'figures.jsonl')
const total = { passed: 0, failed: 0 }

/** Does the set-up, then the work, whose checks it counts; ends with the exit code. @param {() => Promise<void>} work */
export function runChecks(work) {
  return exitWith(async () => {
    try {
      await prepare({ forTests: true })
      await work()
      console.log('\n== Figures')
      for (const line of figureLines(figures)) console.log(line)
      console.log()
    } catch (error) {
      if (!(error instanceof SetupStopped)) throw error
      console.error(`rollcall: ${error.message}`)
      total.failed++
    } finally {
      rmSync(reports, { recursive: true, force: true })
    }
    console.log(`${total.passed} passed, ${total.failed} failed`)
    return total.failed === 0 ? 0 : 1
  })
}

/** @typedef {import('./counts.mjs').Count} Count */

/** Does one check and adds up what it counts. @param {string} title @param {() => Promise<Count> | Count} work */
export async function check(title, work) {
  const startedMs = Date.now()
  console.log(`\n== ${title}`)
  const count = await work()
  stopIfInterrupted()
  total.passed += count.passed
  total.failed += count.failed
  const elapsed = Math.round((Date.now() - startedMs) / 1000)
  console.log(`== ${title}: ${count.passed} passed, ${count.failed} failed, ${elapsed} s`)
  return count
}

/** A tool that passes or fails as a whole. @param {string} title @param {keyof typeof BIN} name @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
export function gate(title, name, args, env) {
  return check(title, async () => gateCount(await tool(name, args, env)))
}

/** Those of the unit tests and of the attacks without a window that these arguments choose, on this Node or a second one. @param {string} title @param {string[]} [args] @param {string} [secondNode] */
export function unitTests(title, args = [], secondNode) {
  return check(title, async () => {
    const file = join(reports, 'unit.json')
    rmSync(file, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const options = ['run', '--config', 'test/vitest.config.ts', ...reporters, ...args]
    const env = secondNode === undefined ? {} : { ROLLCALL_SECOND_NODE: '1' }
    const code = await tool('vitest', options, env, undefined, secondNode)
    return unitCount(readJson(file), code)
  })
}

/** Those of the stories that these arguments choose, on a display and, on Linux, in a network of their own; `seen` is told their report. @param {string} title @param {string[]} [args] @param {(report: unknown) => void} [seen] */
export function stories(title, args = [], seen = () => {}) {
  return check(title, async () => {
    const file = join(reports, 'stories.json')
    const left = join(reports, 'left.txt')
    for (const old of [file, left]) rmSync(old, { force: true })
    const displays = [await startDisplay(), await startDisplay()]
    try {
      const env = { ...displaysOfWorkers(displays), PLAYWRIGHT_JSON_OUTPUT_FILE: file }
      const options = ['--config', 'test/playwright.config.ts', '--reporter=list,json']
      const refusal = ownNetworkRefusal()
      const within = refusal === null ? left : undefined
      const code = await tool('playwright', ['test', ...options, ...args], env, within)
      const report = readJson(file)
      seen(report)
      const count = storyCount(report, code)
      return { ...count, failed: count.failed + silenceBroken(count, left, refusal) }
    } finally {
      for (const display of displays) await display.stop()
    }
  })
}

/**
 * Says what left while the stories ran; 1 when that was anything, or was not recorded where it can be.
 * @param {Count} count @param {string} left @param {string | null} refusal why they did not run in a network of their own
 */
function silenceBroken({ passed, failed }, left, refusal) {
  if (!existsSync(left)) {
    console.log(`What left this machine while the stories ran was not recorded: ${refusal ?? 'the recorder failed'}`)
    return process.platform === 'linux' ? 1 : 0
  }
  const packets = readFileSync(left, 'utf8').split('\n').slice(0, -1)
  for (const packet of packets) console.log(`Left this machine: ${packet}`)
  noteFigure(
    'Network',
    `${passed + failed} stories in a network of their own: ${packets.length} packets of any process, look-ups of names ` +
      'included, to anywhere but this machine (limit 0)'
  )
  return packets.length === 0 ? 0 : 1
}

/** Notes a figure of the run itself. @param {string} part @param {string} words */
export function noteFigure(part, words) {
  appendFileSync(figures, `${JSON.stringify({ part, words })}\n`)
}

/** What cannot run because the build failed has failed. */
export function notBuilt() {
  console.log('Not run: there is no build to test.')
  return gateCount(1)
}

/** @param {keyof typeof BIN} name @param {string[]} args @param {NodeJS.ProcessEnv} [env] @param {string} [left] the file for what would leave, which has it run in a network of its own @param {string} [node] */
function tool(name, args, env = {}, left, node = process.execPath) {
  /** @type {readonly [program: string, ...args: string[]]} */
  const command = [node, join(ROOT, 'node_modules', BIN[name]), ...args]
  const [program, ...rest] = left === undefined ? command : inOwnNetwork(left, command)
  return run(program, rest, {
    cwd: ROOT,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...figuresIn(figures), ...env }
  })
}
