// The login for the network's proxy: which proxy asks, and where one is held; never the login itself.

import type { Account } from '../../../electron/shared/account'
import type { Bridge } from '../../../electron/shared/bridge'
import type { HeldProxyLogin, ProxyLogin, ProxyQuestion } from '../../../electron/shared/proxy'
import type { Failure } from '../../../electron/shared/result'
import type { Activity } from '../page/activity'

/** Mirrors what main holds. */
export class ProxyBook {
  /** The proxy that asked last; null when none has. */
  question = $state.raw<ProxyQuestion | null>(null)
  held = $state.raw<HeldProxyLogin | null>(null)
  /** A login is being kept or forgotten. */
  busy = $state(false)
  /** Why the last change did not happen. */
  failure = $state.raw<Failure | null>(null)

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity
  ) {}

  async load(): Promise<void> {
    const answer = await this.activity.during(this.bridge.getProxyLogin())
    if (answer.ok) this.held = answer.value
    this.failure = answer.ok ? null : answer.failure
  }

  /** Answers the proxy that asked; the login passes through and is not held here. True when main took it. */
  async logIn(login: ProxyLogin, storage: Account['storage']): Promise<boolean> {
    const { question } = this
    if (question === null || this.busy) return false
    this.busy = true
    const answer = await this.activity.during(this.bridge.logInToProxy(question.proxy, login, storage))
    this.busy = false
    if (answer.ok) this.held = answer.value
    this.failure = answer.ok ? null : answer.failure
    return answer.ok
  }

  async forget(): Promise<void> {
    if (this.busy) return
    this.busy = true
    const answer = await this.activity.during(this.bridge.forgetProxyLogin())
    this.busy = false
    if (answer.ok) this.held = null
    this.failure = answer.ok ? null : answer.failure
  }
}
