// Runs a program in a network of its own that leads nowhere, and records every packet that would have left this machine: which
// process sent it, and how, makes no difference. Only what stays on the loopback interface arrives.
import { spawn, spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathOf } from '../electron/setup/debian-packages.mjs'
import { run } from '../electron/setup/processes.mjs'
import { SetupStopped, exitWith } from '../electron/setup/progress.mjs'

/** One of those whose maker's own host Chromium would ask besides. */
const RESOLVER = '8.8.8.8'
/** The recorder sends a packet there before and after, and waits until it has recorded it: an address that nobody has (RFC 5737). */
const [BEFORE, AFTER] = ['192.0.2.1', '192.0.2.2']
const PATIENCE_MS = 10_000
const TO_SELF = ['unshare', '--net', '--mount', '--propagation', 'private']
const NETWORK = [
  'link set lo up',
  'link add way-out type veth peer name nowhere',
  // Without these the system itself sends packets.
  'link set way-out addrgenmode none arp off',
  'link set nowhere addrgenmode none arp off',
  'link set nowhere up',
  'link set way-out up',
  'address add 10.73.0.1/24 dev way-out',
  'route add default dev way-out'
]
/** Where the system has no IPv6, nothing can leave by it. */
const NETWORK_6 = ['-6 address add fd73::1/64 dev way-out nodad', '-6 route add default dev way-out']
/** How names are looked up: by asking, and not by handing the question to a program outside of this network. */
const FILES = {
  '/etc/resolv.conf': `nameserver ${RESOLVER}\noptions timeout:1 attempts:1\n`,
  '/etc/nsswitch.conf': 'hosts: files dns\n'
}

/**
 * How a program is started in a network of its own.
 * @param {string} report the file for what would have left: a line a packet, as tcpdump words it; it is not made where that could not be recorded
 * @param {readonly [program: string, ...args: string[]]} command
 * @returns {readonly [program: string, ...args: string[]]}
 */
export function inOwnNetwork(report, command) {
  return ['env', ...wayIn(), process.execPath, import.meta.filename, report, ...asUser(), ...command]
}

/** Why no network of one's own can be made here, or null where it can. */
export function ownNetworkRefusal() {
  if (process.platform !== 'linux') return 'only Linux has networks of one’s own'
  const { status, stderr } = spawnSync('env', [...wayIn(), 'true'], { encoding: 'utf8' })
  return status === 0 ? null : stderr.trim()
}

/** An ordinary user gets one in a namespace of users, with the rights to lay it out. */
function wayIn() {
  return isRoot() ? TO_SELF : [...TO_SELF, '--user', '--map-current-user', '--keep-caps']
}

/** What runs in there has no rights that its user does not have outside. */
function asUser() {
  return isRoot() ? [] : ['setpriv', '--ambient-caps=-all', '--inh-caps=-all', '--']
}

function isRoot() {
  return process.getuid?.() === 0
}

/** @param {string} report @param {string[]} command */
async function record(report, [program = 'true', ...args]) {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-network-'))
  try {
    prepare(folder)
    const recorder = startRecorder()
    try {
      await recorder.sees(BEFORE)
      const code = await run(program, args)
      await recorder.sees(AFTER)
      writeFileSync(report, recorder.seen().join(''))
      return code
    } finally {
      await recorder.stop()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @param {string} folder */
function prepare(folder) {
  for (const line of NETWORK) must('ip', line.split(' '))
  for (const line of NETWORK_6) spawnSync(tool('ip'), line.split(' '))
  for (const [path, content] of Object.entries(FILES)) {
    if (!existsSync(path)) continue
    const own = join(folder, path.replaceAll('/', '-'))
    writeFileSync(own, content, { mode: 0o644 })
    must('mount', ['--bind', own, path])
  }
}

/** @param {string} name @param {string[]} args */
function must(name, args) {
  const { status, stderr } = spawnSync(tool(name), args, { encoding: 'utf8' })
  if (status !== 0) throw new SetupStopped(`${name} ${args.join(' ')}: ${stderr?.trim() ?? 'it cannot be started'}`)
}

/** @param {string} name */
function tool(name) {
  return pathOf(name) ?? name
}

function startRecorder() {
  // The system's own words about IPv6 neighbours are no request of anybody's.
  const args = ['-i', 'way-out', '-Q', 'out', '-n', '-l', '--immediate-mode', '-Z', 'root', 'not', 'icmp6']
  // Ctrl-C must not end it before what it records.
  const child = spawn(tool('tcpdump'), args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  const ended = new Promise((resolve) => child.once('error', resolve).once('close', resolve))
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part) => (text += part))
  return {
    /** Resolves when a packet to this address was recorded, and with it every one before; without that, silence means nothing. @param {string} address */
    async sees(address) {
      const socket = createSocket('udp4')
      const giveUpMs = Date.now() + PATIENCE_MS
      while (!text.includes(`> ${address}.9:`)) {
        if (Date.now() > giveUpMs) throw new SetupStopped('tcpdump does not record what leaves')
        socket.send('', 9, address)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      socket.close()
    },
    /** A line a packet, but for its own. */
    seen() {
      const lines = text.match(/.+\n/g) ?? []
      return lines.filter((line) => ![BEFORE, AFTER].some((address) => line.includes(`> ${address}.9:`)))
    },
    async stop() {
      child.kill()
      await ended
    }
  }
}

if (process.argv[1] === import.meta.filename) {
  const [report = '', ...command] = process.argv.slice(2)
  await exitWith(() => record(report, command))
}
