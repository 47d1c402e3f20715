// Builds an earlier commit in a folder of its own.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from '../../../electron/setup/dependencies.mjs'
import { ROOT } from '../../../electron/setup/places.mjs'
import { runOrStop } from '../../../electron/setup/processes.mjs'

/** The folder with a build of that commit. @param {string} commit what git understands @param {string} folder */
export async function buildOf(commit, folder) {
  mkdirSync(folder)
  const archive = execFileSync('git', ['archive', commit], { cwd: ROOT, maxBuffer: 1024 ** 3 })
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  await install(folder)
  const build = [join(folder, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error']
  await runOrStop(process.execPath, build, 'It does not build', { cwd: folder })
  return folder
}

/** What is installed already is used where it is the same. @param {string} folder */
async function install(folder) {
  const [theirs, ours] = [folder, ROOT].map((root) => readFileSync(join(root, 'package-lock.json'), 'utf8'))
  if (theirs === ours) return symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const [program, ...args] = npm()
  const quietly = ['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  await runOrStop(program, [...args, ...quietly], 'Its npm packages were not installed', { cwd: folder })
}
