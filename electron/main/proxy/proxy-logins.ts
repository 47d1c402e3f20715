// Holds the login for the network's proxy: asked of the window once, then in memory or in the keychain, and given to that proxy alone.

import * as v from 'valibot'
import type { Account } from '../../shared/account'
import { proxySchemes, type HeldProxyLogin, type ProxyLogin, type ProxyQuestion } from '../../shared/proxy'
import { fail, ok, type Result } from '../../shared/result'
import type { Keychain } from '../keychain/keychain'
import { parsedJson } from '../files/parsed-json'
import { StoredFile } from '../files/stored-file'

/** The keychain's item; no account's id is like it. */
const itemName = 'proxy'

const schemeSchema = v.picklist(proxySchemes)
const placeSchema = v.strictObject({ proxy: v.string(), scheme: schemeSchema })
// Which proxy the keychain has a login for: without one, no keychain is asked.
const storedSchema = v.looseObject({ version: v.literal(1), saved: v.nullable(placeSchema) })
const itemSchema = v.strictObject({ v: v.literal(1), ...placeSchema.entries, name: v.string(), password: v.string() })

/** Login and scheme belong together: what was typed for a stronger one is not sent in clear for a weaker one. */
type Place = v.InferOutput<typeof placeSchema>

/** As much of Electron's words about a challenge as tells which proxy asks, and how. */
export interface ProxyChallenge {
  readonly host: string
  readonly port: number
  readonly scheme: string
}

interface ProxyLoginsParts {
  /** Where the file is that remembers which proxy has a login in the keychain. */
  readonly path: string
  readonly keychain: Keychain
  /** The login that stands in the environment's address of a proxy, if any. */
  readonly given: (proxy: string) => ProxyLogin | null
  /** Has the window ask. */
  readonly ask: (question: ProxyQuestion) => void
  /** Has the network forget the logins that it was given. */
  readonly unlearn: () => Promise<unknown>
}

export class ProxyLogins {
  readonly #stored: StoredFile<v.InferOutput<typeof storedSchema>>
  /** Those that asked in this run, by proxy. */
  readonly #asked = new Map<string, Place>()
  /** What a proxy did not accept is not tried again: many lock an account after a few times. */
  readonly #refused = new Set<string>()
  #held: (Place & { readonly login: ProxyLogin; readonly storage: Account['storage'] }) | null = null

  constructor(private readonly parts: ProxyLoginsParts) {
    this.#stored = new StoredFile(parts.path, storedSchema, { version: 1, saved: null })
  }

  /** The login for a proxy that asks; without one the window is told, and the request has failed. */
  async answer(challenge: ProxyChallenge, signal?: AbortSignal): Promise<Result<ProxyLogin>> {
    const place = placeOf(challenge)
    if (place === null) return unusable(challenge.scheme)
    if (areSame(this.#held, place)) return ok(this.#held.login)
    if (this.#refused.has(place.proxy)) return this.#ask(place, 'none')
    const given = this.parts.given(place.proxy)
    if (given !== null) return ok(given)
    const { saved } = await this.#stored.read()
    if (!areSame(saved, place)) return this.#ask(place, 'none')
    const item = await this.parts.keychain.read(itemName, signal)
    if (!item.ok) return this.#ask(place, item.failure.kind === 'secret-missing' ? 'none' : 'unread')
    const read = v.safeParse(itemSchema, parsedJson(item.value))
    if (!read.success || !areSame(read.output, place)) return this.#ask(place, 'none')
    const { name, password } = read.output
    const login = { name, password }
    this.#held = { ...place, login, storage: 'keychain' }
    return ok(login)
  }

  /** The proxy asked again although it was given this login. */
  refused(challenge: ProxyChallenge, login: ProxyLogin): Result<never> {
    const place = placeOf(challenge)
    if (place === null) return unusable(challenge.scheme)
    // Another one may have been typed meanwhile.
    if (this.#held?.login === login) this.#held = null
    this.#refused.add(place.proxy)
    return this.#ask(place, 'refused')
  }

  async held(): Promise<HeldProxyLogin | null> {
    if (this.#held !== null) return { proxy: this.#held.proxy, storage: this.#held.storage }
    const { saved } = await this.#stored.read()
    return saved === null ? null : { proxy: saved.proxy, storage: 'keychain' }
  }

  /** Takes the login for a proxy that asked. */
  async logIn(proxy: string, login: ProxyLogin, storage: Account['storage']): Promise<Result<HeldProxyLogin>> {
    const place = this.#asked.get(proxy)
    if (place === undefined) return fail('not-open', 'That proxy has not asked for a login.')
    if (storage === 'keychain') {
      const saved = await this.#save(place, login)
      if (!saved.ok) return saved
    }
    this.#held = { ...place, login, storage }
    return ok({ proxy, storage })
  }

  async forget(): Promise<Result<null>> {
    this.#held = null
    await this.parts.unlearn()
    const { saved } = await this.#stored.read()
    if (saved === null) return ok(null)
    const removed = await this.parts.keychain.remove(itemName)
    return removed.ok ? this.#remember(null) : removed
  }

  /** Resolves when nothing is being written any more. */
  settled(): Promise<void> {
    return this.#stored.settled()
  }

  // The file names the item before it is made, so that a crash between the two leaves none behind unnoticed.
  async #save(place: Place, login: ProxyLogin): Promise<Result<null>> {
    const before = (await this.#stored.read()).saved
    const announced = await this.#remember(place)
    if (!announced.ok) return announced
    const saved = await this.parts.keychain.save(itemName, JSON.stringify({ v: 1, ...place, ...login }))
    if (!saved.ok) await this.#remember(before)
    return saved
  }

  #remember(saved: Place | null): Promise<Result<null>> {
    return this.#stored.change((stored) => ({ ...stored, saved }))
  }

  #ask(place: Place, because: ProxyQuestion['because']): Result<never> {
    this.#asked.set(place.proxy, place)
    this.parts.ask({ ...place, because })
    return fail('proxy-login', `${reasons[because](place.proxy)} (${schemeNames[place.scheme]})`)
  }
}

const reasons: Readonly<Record<ProxyQuestion['because'], (proxy: string) => string>> = {
  none: (proxy) => `The proxy ${proxy} asks for a name and a password.`,
  refused: (proxy) => `The proxy ${proxy} did not accept the name or the password.`,
  unread: (proxy) => `The keychain did not give the login for the proxy ${proxy}.`
}
const schemeNames = { basic: 'Basic', digest: 'Digest', ntlm: 'NTLM' } as const

/** The failure of a proxy that asks for what no name and password can answer. */
function unusable(scheme: string): ReturnType<typeof fail> {
  const name = /^[a-z-]{1,20}$/i.test(scheme) ? scheme : 'something unknown'
  return fail('proxy-scheme', `The proxy asks for ${name.replace(/^negotiate$/i, 'Negotiate (Kerberos)')}.`)
}

function placeOf({ host, port, scheme }: ProxyChallenge): Place | null {
  const known = v.safeParse(schemeSchema, scheme.toLowerCase())
  return known.success ? { proxy: `${host}:${port}`, scheme: known.output } : null
}

function areSame<T extends Place>(one: T | null, other: Place): one is T {
  return one?.proxy === other.proxy && one.scheme === other.scheme
}
