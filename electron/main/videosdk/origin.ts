// Which origin the app may talk to: the service, or while developing a stand-in on this very machine.

import { fail, ok, type Result } from '../../shared/result'

export const serviceOrigin = 'https://api.videosdk.live'

/**
 * The environment in; the service's origin out, or that of ROLLCALL_API_ORIGIN when the app is not packaged and it
 * names a loopback origin. Fails (`untrusted-connection`, to be logged) for any other value, which must then be ignored.
 */
export function apiOrigin(env: Readonly<Record<string, string | undefined>>, isPackaged: boolean): Result<string> {
  const asked = env['ROLLCALL_API_ORIGIN']
  if (asked === undefined || asked === '') return ok(serviceOrigin)
  if (isPackaged) return fail('untrusted-connection', 'ROLLCALL_API_ORIGIN is ignored in the packaged app.')
  return isLoopbackOrigin(asked)
    ? ok(new URL(asked).origin)
    : fail('untrusted-connection', 'ROLLCALL_API_ORIGIN is ignored: it must be a loopback origin without a path.')
}

function isLoopbackOrigin(text: string): boolean {
  const url = parsed(text)
  return (
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/.test(url.hostname) &&
    url.username + url.password + url.search + url.hash === '' &&
    url.pathname === '/'
  )
}

function parsed(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
