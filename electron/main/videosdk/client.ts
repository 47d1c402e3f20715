// draft
import type { Credential } from '../../shared/account'
import type { Result } from '../../shared/result'
import type { Ms } from '../../shared/session'

export interface BatchOptions {
  readonly signal: AbortSignal
  /** Told when the next attempt is put off, with the time at which it starts. */
  readonly onWaiting?: (untilMs: Ms) => void
}

export interface ApiAnswer {
  /** The body, word for word; it is JSON. */
  readonly text: string
  readonly json: unknown
}

/** Calls that share one token. */
export interface Batch {
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<Result<ApiAnswer>>
}

export interface VideosdkClient {
  /** Signs a token, or inspects the ready-made one: a failure here means that nothing was sent. */
  readonly open: (credential: Credential, options: BatchOptions) => Result<Batch>
}

export interface ClientOptions {
  /** Node's, or that of an Electron session. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly origin: string
  readonly now: () => Ms
  readonly isOnline: () => boolean
}

export declare function createClient(options: ClientOptions): VideosdkClient
