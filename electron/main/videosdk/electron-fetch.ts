// Asks over Electron's network for one answer, and lets go of it for certain when told to; a proxy on the way gets its login.

import { Readable } from 'node:stream'
import { net, type IncomingMessage, type Session } from 'electron'
import type { ProxyLogin } from '../../shared/proxy'
import type { Result } from '../../shared/result'
import type { ProxyLogins } from '../proxy/proxy-logins'
import { KnownFailure } from './failures'

/**
 * Like the `fetch` of an Electron session, which has three faults: an answer that cannot be told as a Response throws
 * where nobody catches, and is waited for until time is up; what is aborted after its head has come may stay open, as the
 * signal is held too weakly, until no connection to the host is left; and a proxy that asks for a login gets none.
 */
export function fetchOver(
  session: Session,
  logins: ProxyLogins
): (url: string, init: RequestInit) => Promise<Response> {
  return (url, { method = 'GET', headers, signal }) =>
    new Promise((resolve, reject) => {
      const request = net.request({ method, url, session, redirect: 'error', credentials: 'omit' })
      for (const [name, value] of new Headers(headers)) request.setHeader(name, value)
      const giveUp = (why: Error): void => {
        request.abort()
        reject(why)
      }
      let given: ProxyLogin | null = null
      async function answer(challenge: Electron.AuthInfo): Promise<Result<ProxyLogin>> {
        return given === null ? logins.answer(challenge, signal ?? undefined) : logins.refused(challenge, given)
      }
      request.on('login', (challenge, reply) => {
        // A server that asks has no business with what is the proxy's.
        if (!challenge.isProxy) return reply()
        void answer(challenge).then((login) => {
          if (signal?.aborted) return
          if (!login.ok) return giveUp(new KnownFailure(login.failure))
          given = login.value
          reply(given.name, given.password)
        })
      })
      request.on('error', reject)
      request.on('response', (message) => {
        try {
          resolve(responseOf(message))
        } catch {
          giveUp(new Error('net::ERR_INVALID_HTTP_RESPONSE'))
        }
      })
      signal?.addEventListener('abort', () => giveUp(new Error('The request was given up')), { once: true })
      request.end()
    })
}

/** Throws for what no Response can hold: a status below 200 or above 599, a header that is no Latin text. */
function responseOf(message: IncomingMessage): Response {
  const { statusCode: status, headers } = message
  const told = new Headers()
  for (const [name, value] of Object.entries(headers)) told.set(name, [value].flat().join(', '))
  if (!(message instanceof Readable)) throw new Error('Electron gives no stream')
  // These have no body, and a Response with one is refused.
  if ([204, 205, 304].includes(status)) return new Response(null, { status, headers: told })
  return new Response(Readable.toWeb(message) as ReadableStream, { status, headers: told })
}
