// Everything that needs the network or the keychain, in one part that is loaded when it is first asked for.

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { net, session } from 'electron'
import type { AccountLabel, Credential } from '../../shared/account'
import type { KeychainQuestion } from '../../shared/bridge'
import type { ProxyQuestion } from '../../shared/proxy'
import { fail, ok, type Result } from '../../shared/result'
import { createAccounts, type AccountsStore } from '../accounts/accounts'
import { openKeychain } from '../keychain/keychain'
import { forkKeychain } from '../keychain/keychain-fork'
import { secretServiceOf, unseenKeychain } from '../keychain/secret-service'
import type { FetchedBody, OnProgress } from '../opening/opening'
import { platform } from '../window/platform'
import { loginFor } from '../proxy/proxy-environment'
import { ProxyLogins } from '../proxy/proxy-logins'
import { createClient } from '../videosdk/client'
import { fetchOver } from '../videosdk/electron-fetch'
import { fetchSession } from '../videosdk/fetch-session'
import { serviceOrigin } from '../videosdk/origin'
import type { Doing } from '../work/work'

/** A shorter one would be found in any text; the service's own keys and secrets are four times as long. */
const shortestSecret = 8

export interface DemoAccount {
  readonly label: AccountLabel
  readonly credential: Credential
}

interface ConnectedOptions {
  /** The profile. */
  readonly folder: string
  readonly origin: string
  /** Lives in memory only. */
  readonly demo: DemoAccount | null
  readonly work: Doing
  /** Told of a proxy that wants a login. */
  readonly onProxyAsks: (question: ProxyQuestion) => void
  /** Told of what waits for the keychain's question to its user; null when nothing does any more. */
  readonly onKeychainQuestion: (question: KeychainQuestion | null) => void
}

interface Connected {
  readonly accounts: AccountsStore
  readonly proxyLogins: ProxyLogins
  readonly fetchBody: (sessionId: string, signal: AbortSignal, onProgress: OnProgress) => Promise<Result<FetchedBody>>
  /** The secrets that main has held in this run, for taking them out of texts. */
  readonly knownSecrets: () => readonly string[]
  /** Resolves when nothing is being written any more. */
  readonly settled: () => Promise<void>
  /** Ends the keychain's process, a pending call included. */
  readonly close: () => void
}

/** Opens the accounts of a profile folder and a client for an origin. */
export function connect({ folder, origin, demo, work, onProxyAsks, onKeychainQuestion }: ConnectedOptions): Connected {
  const network = session.fromPartition('videosdk', { cache: false })
  // A stand-in on this very machine is reachable without any network.
  const isOnline = () => origin !== serviceOrigin || net.isOnline()
  const now = () => Date.now()
  const service = platform === 'linux' ? secretServiceOf(process.env) : unseenKeychain
  const keychain = openKeychain({ fork: forkKeychain, service, onQuestion: onKeychainQuestion })
  const proxyLogins = new ProxyLogins({
    path: join(folder, 'proxy.json'),
    keychain,
    given: (proxy) => loginFor(proxy, process.env),
    ask: onProxyAsks,
    unlearn: () => Promise.all([network.clearAuthCache(), network.closeAllConnections()])
  })
  const client = createClient({ fetch: fetchOver(network, proxyLogins), origin, now, isOnline, work })
  const accounts = createAccounts({ folder, keychain, videosdk: client, now, makeId: randomUUID })
  if (demo !== null) accounts.addForThisRun(demo.label, demo.credential)
  return {
    accounts,
    proxyLogins,
    knownSecrets: () => accounts.knownSecrets().filter((secret) => secret.length >= shortestSecret),
    async settled() {
      await Promise.all([accounts.settled(), proxyLogins.settled()])
    },
    close: () => keychain.close(),
    async fetchBody(sessionId, signal, onProgress) {
      if (!isOnline()) return fail('offline')
      onProgress({ step: 'keychain', done: null, total: null, untilMs: null })
      const current = await accounts.credentialOfCurrent(signal)
      if (!current.ok) return current
      const { label, credential } = current.value
      const fetched = await fetchSession(client, credential, sessionId, { signal, onProgress, now })
      return fetched.ok ? ok({ ...fetched.value, account: label }) : fetched
    }
  }
}
