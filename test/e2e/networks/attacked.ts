// Rollcall under attack over HTTP: asks for sessions by the window's own calls, and measures what comes of it.
import { randomBytes } from 'node:crypto'
import { expect } from '../rollcall/story'
import { documentedSessions } from '../../videosdk/sessions'
import type { Videosdk } from '../../videosdk/server'
import type { Attack, Attacks } from './attacks'
import type { Rollcall } from '../rollcall/rollcall'

interface Outcome {
  readonly ends: string
  /** On the page's clock. */
  readonly tookMs: number
}

interface AttackedPage {
  fetches?: Record<string, Promise<Outcome>>
}

interface WatchedMain {
  /** The addresses that main asked for. The network service asks by itself again when a connection that waited for use was reset. */
  asked?: string[]
  watching?: NodeJS.Timeout
  /** Sampled 50 times a second. */
  mostKiB?: number
}

/** One running app and the service that it asks. */
export class Attacked {
  /** All outcomes so far, by the attack's name. */
  readonly outcomes: Record<string, Outcome> = {}
  /** The most memory that any of the attacks took, or those made at the same time together. */
  moreBytes = 0

  constructor(
    readonly rollcall: Rollcall,
    readonly service: Videosdk,
    /** Where the links in each session lead. */
    private readonly elsewhere: string
  ) {}

  /** A session of its own for an attack; its id. */
  prepare({ fault, route }: Attack): string {
    const sessionId = randomBytes(12).toString('hex')
    const { elsewhere } = this
    const links = { get_room: elsewhere, get_session: `${elsewhere}/v2/sessions/${sessionId}`, next: elsewhere }
    this.service.put({ ...documentedSessions()[0], id: sessionId, links })
    this.service.fail(route ?? 'session', fault, { sessionId })
    return sessionId
  }

  /** Asks, and does not wait; the request's id is the session's. */
  async ask(sessionId: string, pasted = sessionId): Promise<void> {
    await this.rollcall.page.evaluate(
      ([id, text]) => {
        const startMs = performance.now()
        const fetches = ((globalThis as AttackedPage).fetches ??= {})
        fetches[id] = window.bridge.fetchSession(id, text).then((answer) => ({
          ends: answer.ok ? 'session' : answer.failure.kind,
          tookMs: performance.now() - startMs
        }))
      },
      [sessionId, pasted] as const
    )
  }

  end(sessionId: string): Promise<Outcome | undefined> {
    return this.rollcall.page.evaluate((id) => (globalThis as AttackedPage).fetches?.[id], sessionId)
  }

  /** Begins every attack, at the same time, and waits until the service has been asked in each. */
  async begin(attacks: Attacks): Promise<readonly string[]> {
    const sessionIds = Object.values(attacks).map((attack) => this.prepare(attack))
    await Promise.all(sessionIds.map((id) => this.ask(id)))
    await expect.poll(() => sessionIds.filter((id) => this.requestsFor(id).length === 0)).toEqual([])
    return sessionIds
  }

  async #countAsked(): Promise<void> {
    await this.rollcall.app.evaluate(({ session }) => {
      const asked = ((globalThis as WatchedMain).asked ??= [])
      session.fromPartition('videosdk', { cache: false }).webRequest.onSendHeaders(({ url }) => void asked.push(url))
    })
  }

  #timesAsked(sessionId: string): Promise<number | undefined> {
    return this.rollcall.app.evaluate(
      (_, id) => (globalThis as WatchedMain).asked?.filter((url) => url.endsWith(id)).length,
      sessionId
    )
  }

  /** Makes every attack, at the same time, to its end; each must end as it is owed, asked no more often than that. */
  async endure(attacks: Attacks): Promise<void> {
    await this.#countAsked()
    const all = (): Promise<unknown> => Promise.all(Object.entries(attacks).map((entry) => this.#endureOne(...entry)))
    this.moreBytes = Math.max(this.moreBytes, await this.#moreBytesWhile(all))
  }

  async #endureOne(name: string, attack: Attack): Promise<void> {
    const sessionId = this.prepare(attack)
    await this.ask(sessionId)
    const outcome = await this.end(sessionId)
    if (outcome) this.outcomes[name] = outcome
    expect.soft(outcome?.ends, name).toBe(attack.ends)
    const { asked = 1 } = attack
    const times = await this.#timesAsked(sessionId)
    expect.soft(times, `${name}: times asked`).toBeGreaterThan(0)
    expect.soft(times, `${name}: times asked`).toBeLessThanOrEqual(asked)
  }

  /** Cancels these fetches; the longest wait for the answer "cancelled", on the page's clock. */
  async cancel(sessionIds: readonly string[]): Promise<number> {
    let longestMs = 0
    for (const sessionId of sessionIds) {
      const { ends, tookMs } = await this.rollcall.page.evaluate(async (id): Promise<Outcome> => {
        const startMs = performance.now()
        void window.bridge.cancel(id)
        const outcome = await (globalThis as AttackedPage).fetches?.[id]
        return { ends: outcome?.ends ?? 'nothing', tookMs: performance.now() - startMs }
      }, sessionId)
      expect.soft(ends, sessionId).toBe('cancelled')
      longestMs = Math.max(longestMs, tookMs)
    }
    await expect.poll(() => this.#held(sessionIds), 'every connection is given up').toBe(0)
    return longestMs
  }

  /** Connections that an unfinished answer still takes. */
  #held(sessionIds: readonly string[]): number {
    const requests = sessionIds.flatMap((id) => this.requestsFor(id))
    return requests.filter(({ status, aborted }) => (status === 'hung' || status === 'due') && !aborted).length
  }

  requestsFor(sessionId: string): Videosdk['requests'] {
    return this.service.requests.filter(({ path }) => path.includes(sessionId))
  }

  /** The most that the main process and the network service together take while the work is done, less what they took before. */
  async #moreBytesWhile(work: () => Promise<unknown>): Promise<number> {
    const { app } = this.rollcall
    const firstKiB = await app.evaluate(({ app }) => {
      const watched = globalThis as WatchedMain
      const level = (): number =>
        app
          .getAppMetrics()
          .filter(({ type, name }) => type === 'Browser' || name === 'Network Service')
          .reduce((sum, { memory }) => sum + memory.workingSetSize, 0)
      watched.watching ??= setInterval(() => (watched.mostKiB = Math.max(watched.mostKiB ?? 0, level())), 20)
      return (watched.mostKiB = level())
    })
    await work()
    const mostKiB = await app.evaluate(() => (globalThis as WatchedMain).mostKiB ?? Infinity)
    return (mostKiB - firstKiB) * 1024
  }

  /** Quits; how long the app took to be gone. */
  async quit(): Promise<number> {
    const { app } = this.rollcall
    const child = app.process()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const startMs = performance.now()
    await app.evaluate((electron) => electron.app.quit()).catch(() => undefined)
    await gone
    return performance.now() - startMs
  }
}
