// Speaks HTTP with the service: GET only, to one origin, within fixed limits of time, size and attempts.

import { isUtf8 } from 'node:buffer'
import ky, { HTTPError, TimeoutError, type Options } from 'ky'
import type { Credential } from '../../shared/account'
import { fail, ok, type Failure, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { joined, lengthOf, textOf } from '../files/bytes'
import { inMain, type Doing } from '../work/work'
import { readBody, type AnswerBody } from '../work/answer-body'
import { networkError, passingStatuses, refusalFailure, retryAfterMs, type Refusal } from './failures'
import { inspectToken, sign, tokenLifetimeMs } from './token'

const attemptMs = 10_000
/** What one call may take with all of its attempts. */
export const totalMs = 45_000
const longestWaitMs = 20_000
const maxRetries = 2
export const maxBodyBytes = 64 * 2 ** 20
/** Longer than any that says something. */
const longestRefusal = 2 ** 20
/** More than every attempt of one call takes. */
const shortestTokenLifeMs = 60_000
/** A clock that is off by more than this is not trusted. */
export const toleratedSkewMs = 30_000

export interface BatchOptions {
  readonly signal: AbortSignal
  /** Told when the next attempt is put off, with the time at which it starts. */
  readonly onWaiting?: (untilMs: Ms) => void
}

export interface ApiAnswer extends AnswerBody {
  /** When the service answered by its own clock, to the second; null when it does not say. */
  readonly serviceTimeMs: Ms | null
}

type Query = Readonly<Record<string, string>>

/** Calls that share one token; a key signs another one before that runs out. */
export interface Batch {
  /** The deadline is by `performance.now()`; without one the call has all of its time. */
  readonly get: (path: string, query?: Query, deadlineMs?: Ms) => Promise<Result<ApiAnswer>>
}

export interface VideosdkClient {
  /** Signs a token, or inspects the ready-made one: a failure here means that nothing was sent. */
  readonly open: (credential: Credential, options: BatchOptions) => Result<Batch>
}

interface ClientOptions {
  /** Node's, or that of an Electron session. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly origin: string
  readonly now: () => Ms
  readonly isOnline: () => boolean
  /** Reads large answers elsewhere. */
  readonly work?: Doing
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

const callOver = (): AttemptFailed => new AttemptFailed(fail('cancelled').failure, false)

interface Received {
  readonly status: number
  readonly headers: Headers
  readonly parts: readonly Uint8Array[]
}

type Outcome = { readonly answered: Received } | { readonly failure: Failure } | { readonly refusal: Refusal }

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
  let signedAtMs = options.now()
  let skewMs = 0
  let clockCorrected = false

  function signAgain(key: Parameters<typeof sign>[0]): void {
    signedAtMs = options.now()
    token = sign(key, signedAtMs + skewMs)
  }

  const get: Batch['get'] = async (path, query = {}, deadlineMs = performance.now() + totalMs) => {
    const url = new URL(path, options.origin)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    if (url.origin !== options.origin) throw new Error(`A call may not leave ${options.origin}`)
    if (batch.signal.aborted) return fail('cancelled')
    if (!options.isOnline()) return fail('offline', 'This computer has no network.')
    if (credential.kind === 'key' && signedAtMs + tokenLifetimeMs - options.now() < shortestTokenLifeMs)
      signAgain(credential)
    const call = (): Promise<Outcome> => callWithRetries(url.href, token, options, batch, deadlineMs)
    let outcome = await call()
    const seenSkewMs = 'refusal' in outcome ? clockSkewMs(outcome.refusal, options.now()) : 0
    if (credential.kind === 'key' && !clockCorrected && Math.abs(seenSkewMs) > toleratedSkewMs) {
      clockCorrected = true
      skewMs = seenSkewMs
      signAgain(credential)
      outcome = await call()
    }
    if ('failure' in outcome) return { ok: false, failure: outcome.failure }
    if ('answered' in outcome) {
      const { parts, headers } = outcome.answered
      const body = await (options.work ?? inMain).run('readAnswer', { parts }, lengthOf(parts), batch.signal)
      return body.ok ? ok({ ...body.value, serviceTimeMs: serviceTimeMs(headers) }) : body
    }
    const secrets = credential.kind === 'key' ? [token, credential.secret, credential.apiKey] : [token]
    const context = { nowMs: options.now(), secrets, readyMade: credential.kind === 'token' }
    return { ok: false, failure: refusalFailure(outcome.refusal, context) }
  }

  return { get }
}

function clockSkewMs({ status, headers }: Refusal, nowMs: Ms): number {
  const theirs = status === 401 ? serviceTimeMs(headers) : null
  return theirs === null ? 0 : theirs - nowMs
}

function serviceTimeMs(headers: Headers): Ms | null {
  const timeMs = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(timeMs) ? null : timeMs
}

async function callWithRetries(
  url: string,
  token: string,
  options: ClientOptions,
  { signal, onWaiting }: BatchOptions,
  deadlineMs: Ms
): Promise<Outcome> {
  const cancelled = new AbortController()
  let refusal: Refusal | null = null
  let answered: Received | null = null
  let askedMs: number | null = null

  // The body is read within the attempt, so that its time counts and a broken one is tried again; ky sees the head only.
  const attempt: NonNullable<Options['fetch']> = async (input) => {
    // ky waits for another attempt even when the call is over: then nothing may be sent any more.
    if (cancelled.signal.aborted) throw callOver()
    refusal = null
    const timedOut = input instanceof Request ? input.signal : cancelled.signal
    const received = await receive(url, token, options.fetch, [cancelled.signal, timedOut])
    const { status, headers, parts } = received
    if (status === 200) answered = received
    else refusal = { status, headers, text: refusalText(parts) }
    return new Response(null, { status, headers })
  }
  const wait = (ms: number): number => {
    onWaiting?.(options.now() + ms)
    return ms
  }
  const calling = ky(url, {
    fetch: attempt,
    timeout: attemptMs,
    totalTimeout: Math.max(1, deadlineMs - performance.now()),
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
  const stop = rejection(signal, callOver)
  try {
    await Promise.race([calling, stop.promise])
    if (answered !== null) return { answered }
    // ky takes other successes than 200 for good.
    if (refusal !== null) return { refusal }
    throw new Error('A call ended without an answer')
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
): Promise<Received> {
  const controller = new AbortController()
  const stops = signals.map((signal) => rejection(signal, callOver))
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
    const body = await readBody(response, response.status === 200 ? maxBodyBytes : longestRefusal, aborted)
    if (!body.ok && response.status === 200) throw new AttemptFailed(body.failure, false)
    return { status: response.status, headers: response.headers, parts: body.ok ? body.value : [] }
  } catch (error) {
    if (error instanceof AttemptFailed) throw error
    const { failure, mayPass } = networkError(error)
    throw new AttemptFailed(failure, mayPass)
  } finally {
    for (const stop of stops) stop.release()
    controller.abort()
  }
}

/** What a refusal says; nothing when it is no text. */
function refusalText(parts: readonly Uint8Array[]): string {
  const bytes = joined(parts)
  return isUtf8(bytes) ? textOf(bytes) : ''
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
