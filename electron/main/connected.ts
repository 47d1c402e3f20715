// Everything that needs the network or the keychain, in one part that is loaded when it is first asked for.

import { randomUUID } from 'node:crypto'
import { net, session } from 'electron'
import type { AccountLabel, Credential } from '../shared/account'
import { fail, ok, type Result } from '../shared/result'
import { createAccounts, type AccountsStore } from './accounts/accounts'
import { openKeychain } from './accounts/keychain'
import { forkKeychain } from './accounts/keychain-fork'
import type { FetchedBody, OnProgress } from './opening'
import { createClient } from './videosdk/client'
import { fetchOver } from './videosdk/electron-fetch'
import { fetchSession } from './videosdk/fetch-session'
import { serviceOrigin } from './videosdk/origin'
import type { Doing } from './work/work'

/** A shorter one would be found in any text; the service's own keys and secrets are four times as long. */
const shortestSecret = 8

export interface DemoAccount {
  readonly label: AccountLabel
  readonly credential: Credential
}

interface Connected {
  readonly accounts: AccountsStore
  readonly fetchBody: (sessionId: string, signal: AbortSignal, onProgress: OnProgress) => Promise<Result<FetchedBody>>
  /** The secrets that main has held in this run, for taking them out of texts. */
  readonly knownSecrets: () => readonly string[]
  /** Resolves when nothing is being written any more. */
  readonly settled: () => Promise<void>
  /** Ends the keychain's process, a pending call included. */
  readonly close: () => void
}

/** Opens the accounts of a profile folder and a client for an origin; the demo account, if any, lives in memory only. */
export function connect(folder: string, origin: string, demo: DemoAccount | null, work: Doing): Connected {
  const network = session.fromPartition('videosdk', { cache: false })
  // A stand-in on this very machine is reachable without any network.
  const isOnline = () => origin !== serviceOrigin || net.isOnline()
  const now = () => Date.now()
  const client = createClient({ fetch: fetchOver(network), origin, now, isOnline, work })
  const keychain = openKeychain({ fork: forkKeychain })
  const accounts = createAccounts({ folder, keychain, videosdk: client, now, makeId: randomUUID })
  if (demo !== null) accounts.addForThisRun(demo.label, demo.credential)
  return {
    accounts,
    knownSecrets: () => accounts.knownSecrets().filter((secret) => secret.length >= shortestSecret),
    settled: accounts.settled,
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
