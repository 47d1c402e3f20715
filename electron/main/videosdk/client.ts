// Speaks HTTP with the service: GET only, to one origin, within fixed limits of time, size and attempts.

import ky, { HTTPError, TimeoutError, type Options } from 'ky'
import type { Credential } from '../../shared/account'
import { fail, ok, type Failure, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { readBody } from './body'
import { networkError, passingStatuses, refusalFailure, retryAfterMs, type Refusal } from './failures'
import { inspectToken, sign } from './token'

const attemptMs = 10_000
const totalMs = 45_000
const longestWaitMs = 20_000
const maxRetries = 2
const maxBodyBytes = 64 * 2 ** 20
const toleratedSkewMs = 30_000

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

/** Ends an attempt with a known failure; `mayPass` says whether another attempt could fare better. */
class AttemptFailed extends Error {
  constructor(
    readonly failure: Failure,
    readonly mayPass: boolean
  ) {
    super(failure.kind)
  }
}

type Outcome = { readonly text: string } | { readonly failure: Failure } | { readonly refusal: Refusal }

/** A client for one origin. Its Failures hold neither token, nor secret, nor key, whatever the service says. */
export function createClient(options: ClientOptions): VideosdkClient {
  return {
    open(credential, batch) {
      const token = tokenOf(credential, options.now())
      return token.ok ? ok(openBatch(options, credential, token.value, batch)) : token
    }
  }
}

function tokenOf(credential: Credential, nowMs: Ms): Result<string> {
  if (credential.kind === 'key') return ok(sign(credential, nowMs))
  const inspected = inspectToken(credential.token, nowMs)
  return inspected.ok ? ok(inspected.value.token) : inspected
}

function openBatch(options: ClientOptions, credential: Credential, firstToken: string, batch: BatchOptions): Batch {
  let token = firstToken
  let clockCorrected = false

  async function get(path: string, query: Readonly<Record<string, string>> = {}): Promise<Result<ApiAnswer>> {
    const url = new URL(path, options.origin)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    if (url.origin !== options.origin) throw new Error(`A call may not leave ${options.origin}`)
    if (batch.signal.aborted) return fail('cancelled')
    if (!options.isOnline()) return fail('offline', 'This computer has no network.')
    const deadline = performance.now() + totalMs
    const call = (): Promise<Outcome> => callWithRetries(url.href, token, options, batch, deadline)
    let outcome = await call()
    const skewMs = 'refusal' in outcome ? clockSkewMs(outcome.refusal, options.now()) : 0
    if (credential.kind === 'key' && !clockCorrected && Math.abs(skewMs) > toleratedSkewMs) {
      clockCorrected = true
      token = sign(credential, options.now() + skewMs)
      outcome = await call()
    }
    if ('failure' in outcome) return { ok: false, failure: outcome.failure }
    if ('text' in outcome) return answerOf(outcome.text)
    const secrets = credential.kind === 'key' ? [token, credential.secret, credential.apiKey] : [token]
    const context = { nowMs: options.now(), secrets, readyMade: credential.kind === 'token' }
    return { ok: false, failure: refusalFailure(outcome.refusal, context) }
  }

  return { get }
}

function clockSkewMs({ status, headers }: Refusal, nowMs: Ms): number {
  const theirs = status === 401 ? Date.parse(headers.get('date') ?? '') : NaN
  return Number.isNaN(theirs) ? 0 : theirs - nowMs
}

function answerOf(text: string): Result<ApiAnswer> {
  if (text.trim() === '') return fail('unexpected-answer', 'The answer is empty.')
  try {
    return ok({ text, json: JSON.parse(text) })
  } catch {
    if (/^\s*<(!doctype|html|\?xml)/i.test(text))
      return fail('unexpected-answer', 'A web page came instead of data; a network that asks to sign in answers so.')
    return fail('unexpected-answer', 'The answer is no JSON, or only a part of it.')
  }
}

async function callWithRetries(
  url: string,
  token: string,
  options: ClientOptions,
  { signal, onWaiting }: BatchOptions,
  deadline: number
): Promise<Outcome> {
  const cancelled = new AbortController()
  let refusal: Refusal | null = null
  let text = ''
  let askedMs: number | null = null

  // The body is read within the attempt, so that its time counts and a broken one is tried again; ky sees the head only.
  const attempt: NonNullable<Options['fetch']> = async (input) => {
    refusal = null
    const timedOut = input instanceof Request ? input.signal : cancelled.signal
    const received = await receive(url, token, options.fetch, [cancelled.signal, timedOut])
    if (received.status === 200) text = received.text
    else refusal = received
    return new Response(null, { status: received.status, headers: received.headers })
  }
  const wait = (ms: number): number => {
    onWaiting?.(options.now() + ms)
    return ms
  }
  const calling = ky(url, {
    fetch: attempt,
    timeout: attemptMs,
    totalTimeout: Math.max(1, deadline - performance.now()),
    throwHttpErrors: (status) => status !== 200,
    retry: {
      limit: maxRetries,
      statusCodes: [...passingStatuses],
      // What the service asks for is read below, from every status and by our own clock.
      afterStatusCodes: [],
      retryOnTimeout: true,
      jitter: (ms) => wait(askedMs ?? ms * (0.5 + Math.random())),
      shouldRetry({ error }) {
        askedMs = null
        if (cancelled.signal.aborted) return false
        if (error instanceof AttemptFailed) return error.mayPass
        if (!(error instanceof HTTPError)) return undefined
        askedMs = retryAfterMs(error.response.headers, options.now())
        return askedMs !== null && askedMs > longestWaitMs ? false : undefined
      }
    }
  })

  // ky is given no signal: it would need AbortSignal.any, which Node 18 lacks, and it answers only when fetch does.
  const stop = rejection(signal, () => new AttemptFailed(fail('cancelled').failure, false))
  try {
    await Promise.race([calling, stop.promise])
    return { text }
  } catch (error) {
    if (error instanceof AttemptFailed) return { failure: error.failure }
    if (error instanceof TimeoutError)
      return { failure: fail('timeout', 'The service took too long to answer.').failure }
    if (error instanceof HTTPError && refusal !== null) return { refusal }
    throw error
  } finally {
    stop.release()
    cancelled.abort()
  }
}

/** One attempt: head and body. Rejects at once when one of the signals is aborted, whatever `fetch` does about it. */
async function receive(
  url: string,
  token: string,
  fetch: ClientOptions['fetch'],
  signals: readonly AbortSignal[]
): Promise<Refusal> {
  const controller = new AbortController()
  const stops = signals.map((signal) => rejection(signal, () => new AttemptFailed(fail('cancelled').failure, false)))
  const aborted = Promise.race(stops.map(({ promise }) => promise))
  try {
    const response = await Promise.race([
      fetch(url, {
        method: 'GET',
        headers: { Accept: 'application/json', Authorization: token },
        redirect: 'error',
        credentials: 'omit',
        signal: controller.signal
      }),
      aborted
    ])
    const body = await readBody(response, maxBodyBytes, aborted)
    if (!body.ok && response.status === 200) throw new AttemptFailed(body.failure, false)
    return { status: response.status, headers: response.headers, text: body.ok ? body.value : '' }
  } catch (error) {
    if (error instanceof AttemptFailed) throw error
    const { failure, mayPass } = networkError(error)
    throw new AttemptFailed(failure, mayPass)
  } finally {
    for (const stop of stops) stop.release()
    controller.abort()
  }
}

/** A promise that rejects when the signal is aborted; `release` lets go of the signal. */
function rejection(signal: AbortSignal, reason: () => Error): { promise: Promise<never>; release: () => void } {
  let release = (): void => undefined
  const promise = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(reason())
    release = () => signal.removeEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
  })
  promise.catch(() => undefined)
  return { promise, release }
}
