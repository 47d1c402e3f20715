// Starts a private D-Bus and a real gnome-keyring in any state that a user's machine can be in.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type KeyringState =
  | 'unlocked'
  /** A keyring exists, with whatever was seeded in it, and nobody has unlocked it since the log-in. */
  | 'locked'
  /** The log-in tried to unlock it with another password. */
  | 'wrong-password'
  /** The provider runs, but no keyring was ever made. */
  | 'no-keyring'
  | 'no-provider'
  | 'no-bus'
  /** The provider owns its name and answers nothing. */
  | 'hung'

export const keyringStates: readonly KeyringState[] = [
  'unlocked',
  'locked',
  'wrong-password',
  'no-keyring',
  'no-provider',
  'no-bus',
  'hung'
]

export interface KeyringItem {
  readonly service: string
  readonly account: string
  readonly secret: string
}

export interface Keyring {
  /** To be laid over a child's environment: its own home folder, runtime folder and bus. */
  readonly env: Readonly<Record<string, string>>
  readonly home: string
  /** What secret-tool, a program that is not ours, finds; null when it finds nothing. Needs a provider that answers. */
  readonly lookup: (service: string, account: string) => Promise<string | null>
  /** Puts an item in, as a program that is not ours; false when that is refused. */
  readonly put: (item: KeyringItem) => Promise<boolean>
  /** Brings the same keyring, with what is in it, into another state on the same bus. */
  readonly become: (state: 'unlocked' | 'locked' | 'no-provider' | 'hung') => Promise<void>
  /** Ends everything and removes all files. */
  readonly stop: () => Promise<void>
}

const password = 'only for tests'
const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Starts a keyring of its own in a state; items are put in before it is locked, stopped or hung. */
export async function startKeyring(state: KeyringState, items: readonly KeyringItem[] = []): Promise<Keyring> {
  const home = await mkdtemp(join(tmpdir(), 'rollcall-keyring-'))
  const children = new Set<ChildProcess>()
  const env: Record<string, string> = {
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    DBUS_SESSION_BUS_ADDRESS: 'disabled:'
  }
  await mkdir(join(home, 'run'), { mode: 0o700 })
  await mkdir(join(home, 'data'), { mode: 0o700 })

  function launch(command: string, args: readonly string[], input = ''): ChildProcess {
    const child = spawn(command, args, {
      env: { PATH: process.env['PATH'], ...env },
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

  async function output(
    command: string,
    args: readonly string[],
    input?: string
  ): Promise<{ code: number; text: string }> {
    const child = launch(command, args, input)
    let text = ''
    child.stdout?.on('data', (part: Buffer) => (text += part.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    return { code: code ?? -1, text }
  }

  async function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async function startBus(): Promise<void> {
    const config = join(home, 'bus.conf')
    await writeFile(config, busConfig(join(home, 'run', 'bus')))
    env['DBUS_SESSION_BUS_ADDRESS'] = `unix:path=${join(home, 'run', 'bus')}`
    launch('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${config}`])
    await until('the bus answers', async () => (await busCall('GetId')).code === 0)
  }

  const busCall = (method: string, ...args: string[]): ReturnType<typeof output> => {
    const target = ['--dest=org.freedesktop.DBus', '/', `org.freedesktop.DBus.${method}`]
    return output('dbus-send', [`--bus=${env['DBUS_SESSION_BUS_ADDRESS'] ?? ''}`, '--print-reply', ...target, ...args])
  }
  const isOwned = async (): Promise<boolean> =>
    (await busCall('NameHasOwner', 'string:org.freedesktop.secrets')).text.includes('true')

  let provider: ChildProcess | null = null

  async function startProvider(typed: string | null): Promise<void> {
    if (provider) await end(provider)
    await until('the old provider is gone', async () => !(await isOwned()))
    const unlock = typed === null ? [] : ['--unlock']
    provider = launch('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], typed ?? '')
    await until('the provider owns its name', isOwned)
  }

  async function become(next: 'unlocked' | 'locked' | 'wrong-password' | 'no-provider' | 'hung'): Promise<void> {
    if (next === 'unlocked') {
      await startProvider(password)
      // A daemon that could not unlock says nothing, so a write must show that it did.
      await until('the keyring takes an item', () => put({ service: 'seed', account: 'seed', secret: 'seed' }))
    } else if (next === 'locked' || next === 'wrong-password') await startProvider(next === 'locked' ? null : 'not it')
    else if (next === 'hung') provider?.kill('SIGSTOP')
    else if (provider) await end(provider)
  }

  async function put({ service, account, secret }: KeyringItem): Promise<boolean> {
    // With the schema that keytar asks for; without it, keytar would not find what secret-tool stored.
    const attributes = ['service', service, 'account', account, 'xdg:schema', 'org.freedesktop.Secret.Generic']
    return (await output('secret-tool', ['store', '--label', service, ...attributes], secret)).code === 0
  }

  async function stop(): Promise<void> {
    await Promise.all([...children].map(end))
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
  }

  try {
    if (state !== 'no-bus') await startBus()
    if (state === 'no-keyring') await startProvider(null)
    else if (state !== 'no-bus' && state !== 'no-provider') {
      await become('unlocked')
      for (const item of items) if (!(await put(item))) throw new Error(`secret-tool could not store ${item.account}`)
      if (state !== 'unlocked') await become(state)
    }
  } catch (error) {
    await stop()
    throw error
  }

  return {
    env,
    home,
    async lookup(service, account) {
      const found = await output('secret-tool', ['lookup', 'service', service, 'account', account])
      return found.code === 0 ? found.text : null
    },
    put,
    become,
    stop
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited 20 s in vain until ${what}`)
    await pause(20)
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
