// Installs the npm packages when node_modules is missing or is not what package-lock.json says.
import { join } from 'node:path'
import { ROOT, readJson } from './places.mjs'
import { runOrStop } from './processes.mjs'
import { step } from './progress.mjs'

/**
 * Whether npm's own record of node_modules agrees with the lock file; packages for other systems may be absent.
 * @param {{packages?: Record<string, {version?: string, integrity?: string, optional?: boolean}>} | undefined} lock
 * @param {{packages?: Record<string, {version?: string, integrity?: string}>} | undefined} installed
 */
export function areInstalled(lock, installed) {
  return Object.entries(lock?.packages ?? {}).every(([path, wanted]) => {
    const found = installed?.packages?.[path]
    if (path === '') return installed !== undefined
    if (!found) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/** How to start npm: the one that runs us, if any. @returns {[program: string, ...args: string[]]} */
export function npm() {
  return process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
}

/** Makes node_modules what package-lock.json says; does nothing when it is already. */
export async function installDependencies() {
  const lock = readJson(join(ROOT, 'package-lock.json'))
  // npm writes this record last, so an install that was interrupted counts as none.
  if (areInstalled(lock, readJson(join(ROOT, 'node_modules/.package-lock.json')))) return
  const [program, ...args] = npm()
  await step('Installing the npm packages', () =>
    runOrStop(
      program,
      [...args, 'ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'],
      'The npm packages were not installed',
      {
        cwd: ROOT,
        shell: program === 'npm' && process.platform === 'win32'
      }
    )
  )
}
