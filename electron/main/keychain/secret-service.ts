// Looks at Linux's Secret Service from outside: which program provides it, whether it answers, and what it shows of an item.

import { readFile } from 'node:fs/promises'
import { keychainService } from './keychain-protocol'
import { busItself, onSessionBus, type AskBus, type BusValue } from './session-bus'

/** What can be seen without any access to secrets. */
export type Sight =
  /** There is nothing that an item could be in. */
  | 'nowhere'
  | 'locked'
  /** It is there, and what it is in is open. */
  | 'shown'
  | 'not-shown'

export interface SecretService {
  /** What the program that provides it is called; null when that cannot be told. */
  readonly program: () => Promise<string | null>
  /** True for a program that answers other questions, so that a call which it leaves open waits for its user. */
  readonly answers: () => Promise<boolean>
  /** Whether it asks its user something just now; null when that cannot be told. */
  readonly asks: () => Promise<boolean | null>
  /** True for a program that would ask its user for what does not help: KeePassXC, while it shows no group to others. */
  readonly asksInVain: () => Promise<boolean>
  /** What is to be seen of an account's item; null when nothing can be seen at all. */
  readonly look: (account: string) => Promise<Sight | null>
}

/** The keychains of other systems show nothing; a call that they leave open waits for their user. */
export const unseenKeychain: SecretService = {
  program: async () => null,
  answers: async () => true,
  asks: async () => null,
  asksInVain: async () => false,
  look: async () => null
}

/** Programs by the names that Linux has for their processes. */
const programs: Readonly<Record<string, string>> = {
  'gnome-keyring-d': 'GNOME Keyring',
  keepassxc: 'KeePassXC',
  kwalletd5: 'KWallet',
  kwalletd6: 'KWallet',
  ksecretd: 'KWallet'
}

const limitMs = 1000
const secrets = 'org.freedesktop.secrets'
const service = { to: secrets, path: '/org/freedesktop/secrets' } as const
const ping = { ...service, method: 'org.freedesktop.DBus.Peer.Ping' } as const
const noCollection = '/'

/** The Secret Service on the session bus of an environment. */
export function secretServiceOf(env: Readonly<Record<string, string | undefined>>): SecretService {
  return {
    program: () => onSessionBus(env, limitMs, programOf),
    async answers() {
      return (await onSessionBus(env, limitMs, (ask) => ask(ping))) !== null
    },
    asks: () => onSessionBus(env, limitMs, asks),
    asksInVain: async () => (await onSessionBus(env, limitMs, asksInVain)) ?? false,
    look: (account) => onSessionBus(env, limitMs, (ask) => look(ask, account))
  }
}

async function programOf(ask: AskBus): Promise<string | null> {
  const [pid] = await ask({ ...busItself, method: 'org.freedesktop.DBus.GetConnectionUnixProcessID', args: [secrets] })
  const name = (await readFile(`/proc/${String(pid)}/comm`, 'utf8')).trim()
  return programs[name] ?? name
}

async function look(ask: AskBus, account: string): Promise<Sight> {
  const common = await commonCollection(ask)
  if (common === noCollection) return 'nowhere'
  // A locked one may be unlocked for a search, which would ask its user once more.
  if (await isLocked(ask, common)) return 'locked'
  const attributes = { service: keychainService, account }
  const found = await ask({ ...service, method: 'org.freedesktop.Secret.Service.SearchItems', args: attributes })
  const [item] = found.flat() as BusValue[]
  if (item === undefined) return 'not-shown'
  return (await isLocked(ask, String(item).replace(/\/[^/]*$/, ''))) ? 'locked' : 'shown'
}

/** Each question is an object of its own below this path, for as long as it is open. */
async function asks(ask: AskBus): Promise<boolean> {
  const prompts = { to: secrets, path: `${service.path}/prompt` }
  const described = ask({ ...prompts, method: 'org.freedesktop.DBus.Introspectable.Introspect' }).catch(() => [])
  // Without a question the path may be unknown; that this is all that is wrong shows in another answer.
  await ask(ping)
  return String((await described)[0]).includes('<node name=')
}

async function asksInVain(ask: AskBus): Promise<boolean> {
  return (await programOf(ask)) === 'KeePassXC' && (await commonCollection(ask)) === noCollection
}

async function commonCollection(ask: AskBus): Promise<string> {
  const [path] = await ask({ ...service, method: 'org.freedesktop.Secret.Service.ReadAlias', args: ['default'] })
  return String(path)
}

async function isLocked(ask: AskBus, collection: string): Promise<boolean> {
  const property = ['org.freedesktop.Secret.Collection', 'Locked']
  const [locked] = await ask({
    to: secrets,
    path: collection,
    method: 'org.freedesktop.DBus.Properties.Get',
    args: property
  })
  return locked === true
}
