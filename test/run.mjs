// npm test: does the set-up that is missing, runs every check, and ends with one line that counts what passed and failed.
import '../electron/setup/node-version.mjs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../electron/setup/build.mjs'
import { ROOT, readJson } from '../electron/setup/places.mjs'
import { prepare } from '../electron/setup/prepare.mjs'
import { run, stopIfInterrupted } from '../electron/setup/processes.mjs'
import { SetupStopped, exitWith } from '../electron/setup/progress.mjs'
import { gateCount, storyCount, unitCount } from './counts.mjs'
import { startDisplay } from './display.mjs'
import { figureLines, figuresIn } from './torture/printed-figures.mjs'

const BIN = {
  tsc: 'typescript/bin/tsc',
  'svelte-check': 'svelte-check/bin/svelte-check',
  eslint: 'eslint/bin/eslint.js',
  prettier: 'prettier/bin/prettier.cjs',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js'
}
const SVELTE_CHECK = ['--workspace', 'renderer', '--tsconfig', '../renderer/tsconfig.json', '--fail-on-warnings']

const reports = mkdtempSync(join(tmpdir(), 'rollcall-reports-'))
const figures = join(reports, 'figures.jsonl')
const total = { passed: 0, failed: 0 }

await exitWith(async () => {
  try {
    await prepare({ forTests: true })
    await runEverything()
    printFigures()
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

async function runEverything() {
  await gate('Types: electron', 'tsc', ['-p', 'electron'])
  await gate('Types: renderer', 'svelte-check', SVELTE_CHECK)
  await gate('Types: test', 'tsc', ['-p', 'test'])
  await gate('Lint and layer rules', 'eslint', ['.', '--max-warnings', '0'])
  await gate('Format', 'prettier', ['--check', '.'])
  const isBuilt = (await check('Build', async () => gateCount(await build()))).failed === 0
  await check('Unit and property tests', async () => {
    const file = join(reports, 'unit.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await tool('vitest', ['run', '--config', 'test/vitest.config.ts', ...reporters])
    return unitCount(readJson(file), code)
  })
  await check('End-to-end tests', () => (isBuilt ? runStories() : notBuilt()))
}

async function runStories() {
  const file = join(reports, 'stories.json')
  const display = await startDisplay()
  try {
    const env = { ...display.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
    const code = await tool(
      'playwright',
      ['test', '--config', 'test/playwright.config.ts', '--reporter=list,json'],
      env
    )
    return storyCount(readJson(file), code)
  } finally {
    await display.stop()
  }
}

function printFigures() {
  console.log('\n== Figures')
  for (const line of figureLines(figures)) console.log(line)
  console.log()
}

function notBuilt() {
  console.log('Not run: there is no build to test.')
  return gateCount(1)
}

/** @param {string} title @param {keyof typeof BIN} name @param {string[]} args */
function gate(title, name, args) {
  return check(title, async () => gateCount(await tool(name, args)))
}

/** @param {string} title @param {() => Promise<import('./counts.mjs').Count> | import('./counts.mjs').Count} work */
async function check(title, work) {
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

/** @param {keyof typeof BIN} name @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function tool(name, args, env = {}) {
  return run(process.execPath, [join(ROOT, 'node_modules', BIN[name]), ...args], {
    cwd: ROOT,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...figuresIn(figures), ...env }
  })
}
