// npm run torture [part…], of which soak takes a number of minutes: the attacks of npm test, longer where there is more to try, and those that take hours.
import '../electron/setup/node-version.mjs'
import { build } from '../electron/setup/build.mjs'
import { installSystemPackages } from '../electron/setup/debian-packages.mjs'
import { SetupStopped } from '../electron/setup/progress.mjs'
import { check, gate, noteFigure, notBuilt, runChecks, stories, unitTests } from './checks.mjs'
import { gateCount } from './counts.mjs'
import { subjects } from './mutants/subjects.mjs'
import { flakesIn } from './torture/flakes.mjs'
import { parts, partsAsked } from './torture/parts.mjs'

/** How often the end-to-end suite runs in a row. */
const RUNS = 20

process.env['ROLLCALL_TORTURE'] = '1'
await runChecks(async () => {
  const { names, minutes } = chosen()
  if (minutes !== null) process.env['ROLLCALL_SOAK_MINUTES'] = String(minutes)
  if (names.includes('exports')) await installSystemPackages({ forTests: true, withReceivers: true })
  const needsBuild = names.includes('stories') || names.some((name) => (parts[name]?.stories.length ?? 0) > 0)
  const isBuilt = needsBuild && (await check('Build', async () => gateCount(await build()))).failed === 0
  for (const name of names) {
    if (name === 'mutants') await testMutants()
    else if (!isBuilt && (name === 'stories' || (parts[name]?.stories.length ?? 0) > 0)) await check(name, notBuilt)
    else if (name === 'stories') await repeatStories()
    else await attack(name)
  }
})

function chosen() {
  try {
    return partsAsked(process.argv.slice(2))
  } catch (error) {
    throw new SetupStopped(error instanceof Error ? error.message : String(error))
  }
}

/** @param {string} name */
async function attack(name) {
  const part = parts[name] ?? { attacks: [], stories: [] }
  if (part.attacks.length > 0) await unitTests(`${name}: attacks without a window`, part.attacks)
  if (part.stories.length > 0) await stories(`${name}: stories`, part.stories)
}

async function testMutants() {
  for (const name of Object.keys(subjects)) {
    await gate(`mutants: ${name}`, 'stryker', ['run', 'test/stryker.config.mjs'], { ROLLCALL_SUBJECT: name })
  }
}

/** As npm test runs them, in short: here it counts how often they pass. */
async function repeatStories() {
  delete process.env['ROLLCALL_TORTURE']
  /** @type {unknown[]} */
  const reports = []
  for (let run = 1; run <= RUNS; run++) {
    await stories(`stories: run ${run} of ${RUNS}`, [], (report) => reports.push(report))
  }
  process.env['ROLLCALL_TORTURE'] = '1'
  const flakes = flakesIn(reports)
  noteFigure('Suite', `the end-to-end suite ${RUNS} times in a row, ${flakes.length} stories failed at times`)
  for (const [story, times] of flakes) console.log(`${times} of ${RUNS} times failed: ${story}`)
}
