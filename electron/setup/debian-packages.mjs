// Finds which system packages Electron and its tests lack on Linux, and installs them where that is allowed.
import { existsSync, readFileSync } from 'node:fs'
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
  // Other programs that keep secrets, and what answers their windows.
  keepassxc: 'keepassxc',
  'libkf5wallet-bin': 'kwalletd5',
  'libqca-qt5-2-plugins': '/usr/share/doc/libqca-qt5-2-plugins/copyright',
  xdotool: 'xdotool',
  iproute2: 'ip',
  tcpdump: 'tcpdump',
  // The networks of offices: proxies with users, and certificates.
  'squid-openssl': '/usr/lib/squid/security_file_certgen',
  winbind: 'ntlm_auth',
  microsocks: 'microsocks',
  'libnss3-tools': 'certutil',
  // Somebody who hears the window.
  orca: 'orca',
  'at-spi2-core': '/usr/libexec/at-spi-bus-launcher',
  // Another kind of desktop.
  weston: 'weston',
  // What is exported is opened with these.
  sqlite3: 'sqlite3',
  'poppler-utils': 'pdftotext',
  'librsvg2-bin': 'rsvg-convert',
  'cmark-gfm': 'cmark-gfm',
  'fonts-dejavu-core': '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'
}

/** What they need besides that only Debian itself has as a package (Ubuntu's Chromium is a snap); without it those stories run on Electron. */
export const TESTING_ON_DEBIAN = { 'chromium-headless-shell': 'chromium-headless-shell' }

/** The services that come with some of them; the tests start programs of their own, so none of these need run. @type {Readonly<Record<string, string>>} */
const SERVICES = { 'squid-openssl': 'squid', winbind: 'winbind' }

/** What `npm run torture exports` opens exports with besides; hundreds of megabytes. */
export const RECEIVERS = {
  'libreoffice-calc': 'soffice',
  inkscape: 'inkscape',
  'python3-pandas': '/usr/lib/python3/dist-packages/pandas/__init__.py',
  'python3-openpyxl': '/usr/lib/python3/dist-packages/openpyxl/__init__.py'
}

/** Where a program is, or undefined. @param {string} name of a program on the PATH, or an absolute path to a file */
export function pathOf(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  const places = name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name))
  return places.find((place) => existsSync(place))
}

/** @typedef {{forTests: boolean, withReceivers?: boolean}} Purpose */

/**
 * The packages that are missing.
 * @param {Purpose} purpose
 * @param {{libraries: string, hasProgram: (name: string) => boolean, isDebian: boolean}} system `libraries` as `ldconfig -p` prints them
 */
export function missingPackages({ forTests, withReceivers = false }, { libraries, hasProgram, isDebian }) {
  const known = new Set(libraries.split('\n').map((line) => line.trim().split(' ', 1)[0]))
  const runtime = Object.entries(RUNTIME).filter(([, library]) => !known.has(library))
  const wanted = {
    ...(forTests ? TESTING : {}),
    ...(forTests && isDebian ? TESTING_ON_DEBIAN : {}),
    ...(withReceivers ? RECEIVERS : {})
  }
  const testing = Object.entries(wanted).filter(([, proof]) => !hasProgram(proof))
  return [...runtime, ...testing].map(([name]) => name)
}

/** Not what is made of it. */
function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
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

/** Installs what is missing on Linux, or stops with the exact command. @param {Purpose} purpose */
export async function installSystemPackages(purpose) {
  if (process.platform !== 'linux') return
  const libraries = outputOf(pathOf('ldconfig') ?? 'ldconfig', ['-p'])
  // Without ldconfig (musl, NixOS) nothing can be said; Electron itself then names what it lacks.
  if (libraries === undefined) return
  const hasProgram = (/** @type {string} */ name) => pathOf(name) !== undefined
  const missing = missingPackages(purpose, { libraries, hasProgram, isDebian: isDebian() })
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
    const services = newServices(missing)
    await aptGet(apt, ['install', '-y', '--no-install-recommends', ...missing.map(nameHere)], missing)
    stopServices(prefix, services)
  })
}

/** Those that come with these packages and are not somebody's already. @param {string[]} packages */
function newServices(packages) {
  const services = packages.flatMap((name) => SERVICES[name] ?? [])
  return services.filter((name) => outputOf('systemctl', ['cat', name]) === undefined)
}

/** Where no systemd runs, nothing was started. @param {string[]} prefix @param {string[]} services */
function stopServices(prefix, services) {
  const [program, ...args] = [...prefix, 'env', 'systemctl', 'disable', '--now', ...services]
  if (services.length > 0 && program) outputOf(program, args)
}

/** @param {string[]} apt @param {string[]} args @param {string[]} missing */
async function aptGet([program = 'env', ...apt], args, missing) {
  await runOrStop(program, [...apt, ...args], `apt-get could not install ${missing.join(' ')}; see its message above`)
}
