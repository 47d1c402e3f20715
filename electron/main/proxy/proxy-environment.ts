// What the environment says of proxies and Chromium does not understand: that one speaks SOCKS, and the login in an address.

import type { ProxyLogin } from '../../shared/proxy'

type Environment = Record<string, string | undefined>

/** As programs of the command line read them, where a lower-case name goes first; Chromium reads the same ones. */
const names = ['all_proxy', 'https_proxy', 'http_proxy', 'ftp_proxy'] as const

/**
 * Chromium takes every address there for one of an HTTP proxy. This says in its own words, by changing the environment in
 * place, that it is a SOCKS one; to be called before there is a session. It has no login for SOCKS.
 */
export function nameSocks(env: Environment): void {
  const https = socksIn(valueOf(env, 'https_proxy'))
  const all = socksIn(valueOf(env, 'all_proxy'))
  if (https === null && all === null) return
  // What is said of HTTPS goes before what is said of all.
  const socks = https ?? (valueOf(env, 'https_proxy') === '' ? all : null)
  if (socks === null) return remove(env, 'all_proxy')
  // Next to any of these, Chromium does not look for SOCKS.
  for (const name of names) remove(env, name)
  env['SOCKS_SERVER'] = socks.server
  env['SOCKS_VERSION'] = socks.version
}

/** The login in the environment's address of this proxy (its host and port), which Chromium leaves out; null when there is none. */
export function loginFor(proxy: string, env: Environment): ProxyLogin | null {
  for (const name of names) {
    const [, login = '', address = ''] = /^(?:http:\/\/)?(?:(.*)@)?([^@/]+)\/?$/i.exec(valueOf(env, name)) ?? []
    const [user = '', ...rest] = login.split(':')
    if (user === '' || (/:\d+$/.test(address) ? address : `${address}:80`) !== proxy) continue
    return { name: unescaped(user), password: unescaped(rest.join(':')) }
  }
  return null
}

function socksIn(address: string): { readonly server: string; readonly version: '4' | '5' } | null {
  const [, version, , server] = /^socks(4a?|5h?)?:\/\/(.*@)?([^@/]+)\/?$/i.exec(address.trim()) ?? []
  return server === undefined ? null : { server, version: version?.startsWith('4') ? '4' : '5' }
}

/** What is no escape stays as it is. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function valueOf(env: Environment, name: string): string {
  return env[name] || env[name.toUpperCase()] || ''
}

function remove(env: Environment, name: string): void {
  for (const each of [name, name.toUpperCase()]) Reflect.deleteProperty(env, each)
}
