// The login that a proxy asks for: what the window may know of it, and what it sends in once.

import type { Account } from './account'

/** Those that a name and a password answer. */
export const proxySchemes = ['basic', 'digest', 'ntlm'] as const
export type ProxyScheme = (typeof proxySchemes)[number]

/** A proxy that lets nobody through without a login. */
export interface ProxyQuestion {
  /** Its host and port. */
  readonly proxy: string
  readonly scheme: ProxyScheme
  /** Why no login was given: there was none, the proxy did not accept it, or the keychain did not give it. */
  readonly because: 'none' | 'refused' | 'unread'
}

/** A login on its way in. It never travels the other way. */
export interface ProxyLogin {
  readonly name: string
  readonly password: string
}

/** That there is a login for a proxy, and where it is. */
export interface HeldProxyLogin {
  readonly proxy: string
  readonly storage: Account['storage']
}
