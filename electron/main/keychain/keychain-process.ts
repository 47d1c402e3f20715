// Asks the keychain's child process one call at a time: within a limit, or for as long as the keychain asks its user something.

import type { KeychainQuestion } from '../../shared/bridge'
import { fail, ok, type Result } from '../../shared/result'
import { keychainFailure } from './keychain-failures'
import type { KeychainCall, KeychainChild, KeychainReply, KeychainRequest } from './keychain-protocol'
import type { SecretService } from './secret-service'

export interface ProcessOptions {
  readonly fork: () => KeychainChild
  readonly service: Pick<SecretService, 'program' | 'answers' | 'asks'>
  /** Told when a call begins to wait for its user, and with null when it does no longer. */
  readonly onQuestion: (question: KeychainQuestion | null) => void
  /** For the calls of one operation together, but for the time that questions are open. */
  readonly timeoutMs: number
  readonly questionMs: number
}

export type Value = string | boolean | null

/** How long an operation may yet take. */
export interface Patience {
  deadline: number
  /** Whether a question may stay open beyond that. */
  readonly waits: boolean
}

export interface KeychainProcess {
  readonly patience: (waits: boolean) => Patience
  readonly ask: (call: KeychainCall, patience: Patience) => Promise<Result<Value>>
  /** Answers the call that is being made with `cancelled`, and ends the child with it. */
  readonly breakOff: () => void
  /** Ends the child: the next call is made by a new one. */
  readonly end: () => void
  /** Ends the child for good; later calls are answered `cancelled`. */
  readonly close: () => void
}

/** For a child that is there to say so, on a busy machine too. */
const echoMs = 1000
/** How often a look is taken whether a question is open yet, or no longer. */
const lookMs = 300

/** Starts a child with `fork` when it is first needed, and again after it ended. */
export function keychainProcess(options: ProcessOptions): KeychainProcess {
  const { service, timeoutMs, questionMs } = options
  let child: KeychainChild | null = null
  let childHasAnswered = false
  let waiting: { readonly callId: number; readonly settle: (reply: Result<Value>) => void } | null = null
  let echo: { readonly callId: number; readonly heard: () => void } | null = null
  let lastCallId = 0
  let closed = false

  function settle(callId: number, result: Result<Value>): void {
    if (echo?.callId === callId) echo.heard()
    if (waiting?.callId !== callId) return
    const { settle } = waiting
    waiting = null
    if (result.ok || result.failure.kind === 'keychain-locked') childHasAnswered = true
    settle(result)
  }

  function start(): KeychainChild {
    childHasAnswered = false
    const started = options.fork()
    started.onReply((reply) => settle(reply.callId, resultOf(reply)))
    started.onExit(() => {
      if (child !== started) return
      child = null
      if (waiting) settle(waiting.callId, fail('keychain-crashed'))
    })
    return started
  }

  function end(): void {
    const ended = child
    child = null
    ended?.kill()
  }

  function send(request: KeychainRequest): void {
    child ??= start()
    child.send(request)
  }

  async function ask(call: KeychainCall, patience: Patience): Promise<Result<Value>> {
    const result = await askOnce(call, patience)
    if (result.ok || result.failure.kind !== 'keychain-unavailable') return result
    // A child that has worked before may hold on to a keyring program that was restarted since; a new one looks again.
    const mayBeStale = childHasAnswered
    end()
    return mayBeStale ? askOnce(call, patience) : result
  }

  function askOnce(call: KeychainCall, patience: Patience): Promise<Result<Value>> {
    if (closed) return Promise.resolve(fail('cancelled'))
    const callId = ++lastCallId
    return new Promise((resolve) => {
      let hasQuestion = false
      let timer = setTimeout(() => void overdue(), Math.max(0, patience.deadline - performance.now()))
      async function overdue(): Promise<void> {
        const question = patience.waits ? await questionOpen() : null
        if (waiting?.callId !== callId) return
        if (question === null) return giveUp(callId, fail('keychain-timeout', 'Its program does not answer.'))
        hasQuestion = true
        options.onQuestion(question)
        const unanswered = fail('keychain-timeout', 'The question that it shows was not answered.')
        timer = setTimeout(() => giveUp(callId, unanswered), questionMs)
      }
      const dismissed = fail('keychain-denied', 'The question that it showed was dismissed.')
      const stopLooking = onceNoLongerAsking(() => giveUp(callId, dismissed))
      waiting = {
        callId,
        settle(result) {
          clearTimeout(timer)
          stopLooking()
          if (hasQuestion) {
            options.onQuestion(null)
            patience.deadline = performance.now() + timeoutMs
          }
          resolve(result)
        }
      }
      try {
        send({ ...call, callId })
      } catch {
        end()
        settle(callId, fail('keychain-crashed'))
      }
    })
  }

  function giveUp(callId: number, why: Result<Value>): void {
    if (waiting?.callId !== callId) return
    settle(callId, why)
    end()
  }

  /** KWallet's wizard, when it is cancelled, leaves the call open for ever: a question is over that was seen and then twice not. */
  function onceNoLongerAsking(act: () => void): () => void {
    let wasSeen = false
    let absences = 0
    const timer = setInterval(() => {
      void service.asks().then((asks) => {
        if (asks === true) wasSeen = true
        absences = asks === false && wasSeen ? absences + 1 : 0
        if (absences === 2) act()
      })
    }, lookMs)
    return () => clearInterval(timer)
  }

  /** A call that is left open by a program and a child which both answer otherwise waits for its user. */
  async function questionOpen(): Promise<KeychainQuestion | null> {
    if (!(await service.answers()) || !(await childAnswers())) return null
    return { program: await service.program() }
  }

  function childAnswers(): Promise<boolean> {
    const callId = ++lastCallId
    return new Promise<boolean>((resolve) => {
      const timer = setTimeout(resolve, echoMs, false)
      echo = {
        callId,
        heard() {
          clearTimeout(timer)
          resolve(true)
        }
      }
      child?.send({ callId, call: 'echo' })
    }).catch(() => false)
  }

  function breakOff(): void {
    if (!waiting) return
    settle(waiting.callId, fail('cancelled'))
    end()
  }

  return {
    patience: (waits) => ({ deadline: performance.now() + timeoutMs, waits }),
    ask,
    breakOff,
    end,
    close() {
      closed = true
      breakOff()
      end()
    }
  }
}

function resultOf(reply: KeychainReply): Result<Value> {
  return reply.outcome === 'answered' ? ok(reply.value) : { ok: false, failure: keychainFailure(reply.message) }
}
