// Starts a private D-Bus and a real gnome-keyring in any state that a user's machine can be in.

import type { ChildProcess } from 'node:child_process'
import { privateHome, until, type KeychainItem } from './private-home'

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

export interface Keyring {
  /** To be laid over a child's environment: its own home folder, runtime folder and bus. */
  readonly env: Readonly<Record<string, string>>
  readonly home: string
  /** What secret-tool, a program that is not ours, finds; null when it finds nothing. Needs a provider that answers. */
  readonly lookup: (service: string, account: string) => Promise<string | null>
  /** Puts an item in, as a program that is not ours; false when that is refused. */
  readonly put: (item: KeychainItem) => Promise<boolean>
  /** Brings the same keyring, with what is in it, into another state on the same bus. */
  readonly become: (state: 'unlocked' | 'locked' | 'no-provider' | 'hung') => Promise<void>
  /** Ends everything and removes all files. */
  readonly stop: () => Promise<void>
}

const password = 'only for tests'

/** Starts a keyring of its own in a state; items are put in before it is locked, stopped or hung. */
export async function startKeyring(state: KeyringState, items: readonly KeychainItem[] = []): Promise<Keyring> {
  const home = await privateHome()
  const { launch, output, put, end } = home
  let provider: ChildProcess | null = null

  async function startProvider(typed: string | null): Promise<void> {
    if (provider) await end(provider)
    await until('the old provider is gone', async () => !(await home.hasProvider()))
    const unlock = typed === null ? [] : ['--unlock']
    provider = launch('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], typed ?? '')
    await until('the provider owns its name', home.hasProvider)
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

  try {
    if (state !== 'no-bus') await home.startBus()
    if (state === 'no-keyring') await startProvider(null)
    else if (state !== 'no-bus' && state !== 'no-provider') {
      await become('unlocked')
      await home.putAll(items)
      if (state !== 'unlocked') await become(state)
    }
  } catch (error) {
    await home.remove()
    throw error
  }

  return {
    env: home.env,
    home: home.folder,
    async lookup(service, account) {
      const found = await output('secret-tool', ['lookup', 'service', service, 'account', account])
      return found.code === 0 ? found.text : null
    },
    put,
    become,
    stop: home.remove
  }
}
