// npm test: does the set-up that is missing, runs every check, and ends with one line that counts what passed and failed.
import '../electron/setup/node-version.mjs'
import { build } from '../electron/setup/build.mjs'
import { check, gate, noteFigure, notBuilt, runChecks, stories, unitTests } from './checks.mjs'
import { gateCount } from './counts.mjs'
import { NEWER_NODE, newerNode } from './newer-node.mjs'

const SVELTE_CHECK = ['--workspace', 'renderer', '--tsconfig', '../renderer/tsconfig.json', '--fail-on-warnings']

await runChecks(async () => {
  const startedMs = Date.now()
  await Promise.all([types(), texts()])
  const isBuilt = (await check('Build', async () => gateCount(await build()))).failed === 0
  await unitTests('Unit and property tests')
  await onNewerNode()
  await (isBuilt ? stories('End-to-end tests') : check('End-to-end tests', notBuilt))
  const minutes = ((Date.now() - startedMs) / 60_000).toFixed(1)
  noteFigure('Suite', `every check took ${minutes} minutes (meant to stay under 18 on two cores)`)
})

/** What the main process is made of, on the Node of the Electron that ships. */
async function onNewerNode() {
  const node = await newerNode()
  const title = `Unit tests of electron/ on Node ${NEWER_NODE}`
  if (node === undefined) console.log(`\nNot run: ${title}, which is had for Linux on x64 only.`)
  else await unitTests(title, ['test/unit/electron'], node)
}

async function types() {
  await gate('Types: electron', 'tsc', ['-p', 'electron'])
  await gate('Types: renderer', 'svelte-check', SVELTE_CHECK)
  await gate('Types: test', 'tsc', ['-p', 'test'])
}

async function texts() {
  await gate('Lint and layers', 'eslint', ['.', '--max-warnings', '0'])
  await gate('Circles of imports', 'oxlint', [])
  await gate('Format', 'prettier', ['--check', '.'])
}
