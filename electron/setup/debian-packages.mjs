// Finds which system packages Electron and its tests lack on Linux, and installs them where that is allowed.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { outputOf, runOrStop } from './processes.mjs'
import { SetupStopped, step } from './progress.mjs'

/** What the app needs: Debian package → the library that shows it is there. */
export const RUNTIME = {
  'libgtk-3-0': 'libgtk-3.so.0',
  libnss3: 'libnss3.so',
  libasound2: 'libasound.so.2',
  libgbm1: 'libgbm.so.1',
  'libatk-bridge2.0-0': 'libatk-bridge-2.0.so.0',
  libcups2: 'libcups.so.2',
  libdrm2: 'libdrm.so.2',
  libxss1: 'libXss.so.1',
  'libsecret-1-0': 'libsecret-1.so.0'
}

/** What the tests need besides: Debian package → the program or file that shows it is there. */
export const TESTING = {
  xvfb: 'Xvfb',
  xauth: 'xauth',
  dbus: 'dbus-run-session',
  'dbus-x11': 'dbus-launch',
  'gnome-keyring': 'gnome-keyring-daemon',
  'libsecret-tools': 'secret-tool',
  'fonts-dejavu-core': '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'
}

/** Where a program is, or undefined. @param {string} name of a program on the PATH, or an absolute path to a file */
export function pathOf(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  const places = name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name))
  return places.find((place) => existsSync(place))
}

/**
 * The packages that are missing.
 * @param {{forTests: boolean}} purpose
 * @param {{libraries: string, hasProgram: (name: string) => boolean}} system `libraries` as `ldconfig -p` prints them
 */
export function missingPackages({ forTests }, { libraries, hasProgram }) {
  const known = new Set(libraries.split('\n').map((line) => line.trim().split(' ', 1)[0]))
  const runtime = Object.entries(RUNTIME).filter(([, library]) => !known.has(library))
  const testing = Object.entries(forTests ? TESTING : {}).filter(([, proof]) => !hasProgram(proof))
  return [...runtime, ...testing].map(([name]) => name)
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries for 64-bit time. @param {string} name */
function nameHere(name) {
  return outputOf('apt-cache', ['show', '--no-all-versions', `${name}t64`]) ? `${name}t64` : name
}

/** The words that go before apt-get: none for root, sudo when it asks for no password, undefined when not allowed. */
function privilege() {
  if (process.getuid?.() === 0) return []
  return outputOf('sudo', ['-n', 'true']) === undefined ? undefined : ['sudo', '-n']
}

/** Installs what is missing on Linux, or stops with the exact command. @param {{forTests: boolean}} purpose */
export async function installSystemPackages(purpose) {
  if (process.platform !== 'linux') return
  const libraries = outputOf(pathOf('ldconfig') ?? 'ldconfig', ['-p'])
  // Without ldconfig (musl, NixOS) nothing can be said; Electron itself then names what it lacks.
  if (libraries === undefined) return
  const missing = missingPackages(purpose, { libraries, hasProgram: (name) => pathOf(name) !== undefined })
  if (missing.length === 0) return
  if (!pathOf('apt-get')) {
    throw new SetupStopped(`Electron lacks what Debian calls ${missing.join(' ')}: install it and start again.`)
  }
  const prefix = privilege()
  if (!prefix) {
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.map(nameHere).join(' ')}`
    throw new SetupStopped(`Electron lacks system packages; install them with: ${command}`)
  }
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q']
  await step(`Installing system packages: ${missing.join(' ')}`, async () => {
    await aptGet(apt, ['update'], missing)
    await aptGet(apt, ['install', '-y', '--no-install-recommends', ...missing.map(nameHere)], missing)
  })
}

/** @param {string[]} apt @param {string[]} args @param {string[]} missing */
async function aptGet([program = 'env', ...apt], args, missing) {
  await runOrStop(program, [...apt, ...args], `apt-get could not install ${missing.join(' ')}; see its message above`)
}
