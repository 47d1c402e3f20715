// Rollcall beside an earlier build of itself, in one run and in turn, in the app itself and driven from outside.
import { join } from 'node:path'
import { ROOT } from '../../../electron/setup/places.mjs'
import { SetupStopped, step } from '../../../electron/setup/progress.mjs'
import { buildOf } from './earlier-build.mjs'
import { decoding } from './decoding.mjs'
import { gestures } from './gestures.mjs'
import { largest } from './largest.mjs'
import { launching } from './launching.mjs'
import { lines } from './lines.mjs'
import { memory } from './memory.mjs'
import { opening } from './opening.mjs'
import { sessionFiles } from './sessions.mjs'
import { cells, head, print } from './table.mjs'

const parts = { launching, opening, largest, memory, gestures, decoding, lines }

/**
 * @typedef {object} Plan
 * @property {string} electron the program @property {NodeJS.ProcessEnv} env
 * @property {string} folder for what the part makes
 * @property {{before: string, now: string}} builds a folder each
 * @property {Awaited<ReturnType<typeof sessionFiles>>} files
 * @typedef {(plan: Plan) => AsyncIterable<import('./table.mjs').Row>} Part gives its rows as they are measured
 */

/**
 * @param {string} commit what git understands @param {readonly string[]} chosen names of parts; none for all of them
 * @param {{electron: string, folder: string, env: NodeJS.ProcessEnv}} plan
 */
export async function compareWithEarlier(commit, chosen, { electron, folder, env }) {
  const unknown = chosen.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined) throw new SetupStopped(`No part is named ${unknown}: ${Object.keys(parts).join(', ')}`)
  const before = await step(`Building ${commit}`, () => buildOf(commit, join(folder, 'before')))
  const files = await sessionFiles(folder)
  console.log('')
  print(head)
  print(head.map(() => '---'))
  for (const [name, part] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const rows = part({ electron, env, folder: join(folder, name), builds: { before, now: ROOT }, files })
    for await (const row of rows) print(cells(row))
  }
}
