// Rollcall beside an earlier build of itself, in one run: launches, and what it takes from a body's text to its session.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from '../../electron/setup/dependencies.mjs'
import { ROOT } from '../../electron/setup/places.mjs'
import { runOrStop } from '../../electron/setup/processes.mjs'
import { step } from '../../electron/setup/progress.mjs'
import { loadTypeScript } from '../bundle.mjs'
import { compareDecoders } from './decode.mjs'
import { inMs, ratio } from './figures.mjs'
import { compareLaunches } from './launches.mjs'

const launches = 15
const participants = 50

/**
 * @param {string} commit what git understands
 * @param {{electron: string, folder: string, env: NodeJS.ProcessEnv}} plan
 */
export async function compareWithEarlier(commit, { electron, folder, env }) {
  const earlier = await step(`Building ${commit}`, () => buildOf(commit, join(folder, 'earlier')))
  const { generateSession } = await loadTypeScript('test/videosdk/generator.ts', join(folder, 'generator'))
  const path = join(folder, 'session.json')
  writeFileSync(path, JSON.stringify(generateSession({ seed: 1, participants, intervalsPerParticipant: 2 })))
  const plan = { electron, rollcall: [ROOT, path], blank: [earlier, path], rounds: launches }
  console.log('')
  console.log(`| launch to idle, medians of ${launches}, in turn | Rollcall | ${commit} | ratio |`)
  console.log('|---|---|---|---|')
  const print = (/** @type {string} */ where, /** @type {Awaited<ReturnType<typeof compareLaunches>>} */ compared) => {
    const [now, then] = [compared.rollcall.launchMs, compared.blank.launchMs]
    console.log(`| ${where} | ${inMs(now)} | ${inMs(then)} | ${ratio(now, then)} |`)
  }
  print(process.platform === 'linux' ? 'X11' : 'window', await compareLaunches({ ...plan, env }))
  if (process.platform === 'linux') {
    const { startWayland } = await loadTypeScript('test/wayland.ts', join(folder, 'wayland'))
    const wayland = await startWayland()
    try {
      // Without a screen a process for graphics is never told to draw a frame.
      const switches = ['--ozone-platform=wayland', '--disable-gpu']
      print('Wayland', await compareLaunches({ ...plan, switches, env: { ...env, ...wayland.env } }))
    } finally {
      await wayland.stop()
    }
  }
  await compareDecoders(folder, { name: commit, root: earlier })
}

/** The folder with a build of that commit. @param {string} commit @param {string} folder */
async function buildOf(commit, folder) {
  mkdirSync(folder)
  const archive = execFileSync('git', ['archive', commit], { cwd: ROOT, maxBuffer: 1024 ** 3 })
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  const [program, ...args] = npm()
  const quietly = ['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  await runOrStop(program, [...args, ...quietly], 'Its npm packages were not installed', { cwd: folder })
  const build = [join(folder, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error']
  await runOrStop(process.execPath, build, 'It does not build', { cwd: folder })
  return folder
}
