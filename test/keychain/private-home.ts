// A home folder with a D-Bus of its own, for programs that keep secrets: nothing of the user's is seen or touched.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface Output {
  readonly code: number
  readonly text: string
}

/** What a keychain keeps. */
export interface KeychainItem {
  readonly service: string
  readonly account: string
  readonly secret: string
}

export interface PrivateHome {
  readonly folder: string
  /** To be laid over a child's environment: its own home folder, runtime folder and bus. */
  readonly env: Readonly<Record<string, string>>
  readonly startBus: () => Promise<void>
  /** Starts a program that runs until it ends, is ended or the home is removed. */
  readonly launch: (
    command: string,
    args: readonly string[],
    input?: string,
    env?: Record<string, string>
  ) => ChildProcess
  /** Runs a program to its end. */
  readonly output: (command: string, args: readonly string[], input?: string) => Promise<Output>
  /** Puts an item in, as a program that is not ours; false when that is refused. */
  readonly put: (item: KeychainItem, label?: string) => Promise<boolean>
  /** The same for several, each of which has to be taken. */
  readonly putAll: (items: readonly KeychainItem[], labelOf?: (item: KeychainItem) => string) => Promise<void>
  /** Whether any program has this name on the bus. */
  readonly hasOwner: (name: string) => Promise<boolean>
  /** Whether any program is the provider of secrets. */
  readonly hasProvider: () => Promise<boolean>
  readonly end: (child: ChildProcess) => Promise<void>
  /** Ends everything and removes all files. */
  readonly remove: () => Promise<void>
}

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Makes an empty home, in which no bus runs yet. */
export async function privateHome(): Promise<PrivateHome> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-keyring-'))
  const children = new Set<ChildProcess>()
  const env: Record<string, string> = {
    HOME: folder,
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    // Where KeePassXC looks whether it runs already.
    TMPDIR: join(folder, 'tmp'),
    DBUS_SESSION_BUS_ADDRESS: 'disabled:'
  }
  await mkdir(join(folder, 'run'), { mode: 0o700 })
  for (const name of ['data', 'tmp']) await mkdir(join(folder, name), { mode: 0o700 })

  function launch(
    command: string,
    args: readonly string[],
    input = '',
    more: Record<string, string> = {}
  ): ChildProcess {
    const child = spawn(command, args, {
      env: { PATH: process.env['PATH'], ...env, ...more },
      stdio: ['pipe', 'pipe', 'ignore']
    })
    children.add(child)
    running.add(child)
    child.on('exit', () => {
      children.delete(child)
      running.delete(child)
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
    return child
  }

  async function output(command: string, args: readonly string[], input?: string): Promise<Output> {
    const child = launch(command, args, input)
    let text = ''
    child.stdout?.on('data', (part: Buffer) => (text += part.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    return { code: code ?? -1, text }
  }

  async function put({ service, account, secret }: KeychainItem, label = service): Promise<boolean> {
    // With the schema that keytar asks for; without it, keytar would not find what secret-tool stored.
    const attributes = ['service', service, 'account', account, 'xdg:schema', 'org.freedesktop.Secret.Generic']
    return (await output('secret-tool', ['store', '--label', label, ...attributes], secret)).code === 0
  }

  async function putAll(items: readonly KeychainItem[], labelOf?: (item: KeychainItem) => string): Promise<void> {
    for (const item of items)
      if (!(await put(item, labelOf?.(item)))) throw new Error(`secret-tool could not store ${item.account}`)
  }

  async function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  function busCall(method: string, ...args: string[]): Promise<Output> {
    const target = ['--dest=org.freedesktop.DBus', '/', `org.freedesktop.DBus.${method}`]
    return output('dbus-send', [`--bus=${env['DBUS_SESSION_BUS_ADDRESS'] ?? ''}`, '--print-reply', ...target, ...args])
  }

  async function hasOwner(name: string): Promise<boolean> {
    return (await busCall('NameHasOwner', `string:${name}`)).text.includes('true')
  }

  return {
    folder,
    env,
    async startBus() {
      const config = join(folder, 'bus.conf')
      await writeFile(config, busConfig(join(folder, 'run', 'bus')))
      env['DBUS_SESSION_BUS_ADDRESS'] = `unix:path=${join(folder, 'run', 'bus')}`
      launch('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${config}`])
      await until('the bus answers', async () => (await busCall('GetId')).code === 0)
    },
    launch,
    output,
    put,
    putAll,
    hasOwner,
    hasProvider: () => hasOwner('org.freedesktop.secrets'),
    end,
    async remove() {
      await Promise.all([...children].map(end))
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

/** Waits, but not for ever; what looks starts a program, so it looks now and then only. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited 20 s in vain until ${what}`)
    await pause(100)
  }
}

// Without service folders the bus starts nothing by itself: no second provider, and no window that asks for a password.
function busConfig(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
}
