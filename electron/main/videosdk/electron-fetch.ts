// Asks over Electron's network for one answer, and lets go of it for certain when told to.

import { Readable } from 'node:stream'
import { net, type IncomingMessage, type Session } from 'electron'

/**
 * Like the `fetch` of an Electron session, which has two faults that a service can use against it: an answer that cannot
 * be told as a Response throws where nobody catches, and is waited for until time is up; and what is aborted after its
 * head has come may stay open, as the signal is held too weakly, until no connection to the host is left.
 */
export function fetchOver(session: Session): (url: string, init: RequestInit) => Promise<Response> {
  return (url, { method = 'GET', headers, signal }) =>
    new Promise((resolve, reject) => {
      const request = net.request({ method, url, session, redirect: 'error', credentials: 'omit' })
      for (const [name, value] of new Headers(headers)) request.setHeader(name, value)
      const giveUp = (why: Error): void => {
        request.abort()
        reject(why)
      }
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
