// How long the sources of the app are: all lines of code and of looks in electron and renderer.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { asCount } from './table.mjs'

const code = /\.(ts|svelte|css|html|[cm]?js)$/

/** @type {import('./against.mjs').Part} */
export async function* lines({ builds }) {
  yield {
    measure: 'lines of electron and renderer',
    before: linesOf(builds.before),
    now: linesOf(builds.now),
    format: asCount
  }
}

/** @param {string} root */
function linesOf(root) {
  return ['electron', 'renderer']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && code.test(entry.name))
    .reduce((sum, { parentPath, name }) => sum + readFileSync(join(parentPath, name), 'utf8').split('\n').length - 1, 0)
}
