// HTTP under attack: whatever a service does with a call, it ends soon, takes little memory, and leads no token elsewhere.
import { join } from 'node:path'
import { ask } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { noteFigure } from '../../torture/figures'
import { startVideosdk, type Videosdk } from '../../videosdk/server'
import { documentedSessions } from '../../videosdk/sessions'
import { Attacked } from './attacked'
import {
  asksForOthers,
  large,
  lasting,
  quick,
  redirects,
  slow,
  strangeLinks,
  type Attack,
  type Attacks
} from './attacks'
import { account, type StartOptions } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const limits = { endMs: 45_000, moreBytes: 100e6, cancelMs: 200, quitMs: 2_000 }
const harmless: Attack = { fault: { kind: 'clock-skew', offsetMs: 0 }, ends: 'session' }
/** No attacks, but what shows that the others are. */
const controls = ['no attack', 'TLS that is trusted'] as const
const tlsEnds = {
  'self-signed': 'unknown-authority',
  'other-host': 'unknown-authority',
  expired: 'unknown-authority',
  plain: 'untrusted-connection'
} as const

test('whatever a service does, Rollcall soon says what is wrong, can be cancelled and quit, and tells no other host', async ({
  start,
  service,
  profile
}) => {
  test.setTimeout(180_000)
  const other = await startVideosdk({ ...account, sessions: documentedSessions() })
  const overTls = await startVideosdk({ ...account, sessions: documentedSessions(), tls: 'self-signed' })
  const outcomes: Record<string, { ends: string; tookMs: number }> = {}
  const memory: number[] = []
  const cancels: number[] = []
  const quits: number[] = []

  async function attacked(name: string, videosdk: Videosdk, options: StartOptions = {}): Promise<Attacked> {
    const at = { origin: videosdk.origin, profile: join(profile, name) }
    return new Attacked(await start({ signedIn: true, ...at, ...options }), videosdk, other.origin)
  }

  async function finish(app: Attacked, pending: Attacks): Promise<void> {
    cancels.push(await app.cancel(await app.begin(pending)))
    await app.begin(pending)
    quits.push(await app.quit())
    note(app)
  }

  function note({ outcomes: more, moreBytes }: Attacked): void {
    Object.assign(outcomes, more)
    memory.push(moreBytes)
  }

  async function slowAnswers(): Promise<void> {
    const app = await attacked('slow', service)
    const { page } = app.rollcall
    const { 'a body of a byte a second': shown, ...others } = slow
    if (shown) await ask(page, app.prepare(shown))
    await app.endure(others)
    const notice = page.getByRole('alert')
    await expect(notice).toContainText('VideoSDK took too long to answer')
    await expect(notice.getByRole('button', { name: 'Try again' })).toBeVisible()
    await finish(app, slow)
  }

  async function soonOver(): Promise<void> {
    const app = await attacked('soon', service)
    await app.endure({ [controls[0]]: harmless })
    await app.endure({ ...quick, ...redirects(service.origin, other.origin) })
    for (const [name, attack] of Object.entries(large)) await app.endure({ [name]: attack })
    const sessionId = app.prepare(harmless)
    for (const [index, link] of strangeLinks(service.origin, other.origin, sessionId).entries()) {
      await app.ask(`link-${index}`, link)
      expect.soft((await app.end(`link-${index}`))?.ends, link).toMatch(/^(session|not-an-id)$/)
    }
    await finish(app, lasting)
  }

  async function tls(): Promise<void> {
    const app = await attacked('tls', overTls)
    for (const greeting of ['self-signed', 'other-host', 'expired', 'plain'] as const) {
      overTls.greet(greeting)
      await app.endure({ [`TLS that is ${greeting}`]: { ...harmless, ends: tlsEnds[greeting] } })
    }
    expect(overTls.requests).toEqual([])
    overTls.greet('silent', 'slow')
    const slowTls = {
      'TLS without a word': { ...harmless, ends: 'timeout', asked: 3 },
      'TLS of a byte a second': { ...harmless, ends: 'timeout', asked: 3 }
    } as const
    await app.endure(slowTls)
    const pending = [app.prepare(harmless), app.prepare(harmless)]
    const before = overTls.connections
    for (const id of pending) await app.ask(id)
    await expect.poll(() => overTls.connections).toBeGreaterThanOrEqual(before + 2)
    cancels.push(await app.cancel(pending))
    await closeConnections(app)
    // Were it trusted, it would be served: it is the certificate that is refused.
    overTls.greet('self-signed')
    await app.rollcall.app.evaluate(({ session }) =>
      session.fromPartition('videosdk').setCertificateVerifyProc((_, answer) => answer(0))
    )
    // Whether it got its way shows in what leaves while all stories run.
    await app.endure({ 'another service and reports to a third': asksForOthers })
    await app.endure({
      [controls[1]]: harmless,
      'a redirect out of TLS': { fault: { kind: 'redirect', to: { origin: other.origin } }, ends: 'unexpected-answer' }
    })
    overTls.greet('silent', 'slow')
    await closeConnections(app)
    const reached = overTls.connections
    for (const id of [app.prepare(harmless), app.prepare(harmless)]) await app.ask(id)
    await expect.poll(() => overTls.connections).toBeGreaterThanOrEqual(reached + 2)
    quits.push(await app.quit())
    note(app)
  }

  const closeConnections = ({ rollcall }: Attacked): Promise<void> =>
    rollcall.app.evaluate(({ session }) => session.fromPartition('videosdk').closeAllConnections())

  async function unknownHost(): Promise<void> {
    const switches = ['--host-resolver-rules=MAP localhost ~NOTFOUND']
    const app = await attacked('unknown', service, { origin: 'http://localhost:1', switches })
    await app.endure({ 'an unknown host': { ...harmless, ends: 'offline', asked: 3 } })
    note(app)
    await app.rollcall.close()
  }

  try {
    await Promise.all([slowAnswers(), tls(), soonOver().then(unknownHost)])
    const elsewhere = [
      ...Array.from({ length: other.connections }, () => 'another host'),
      ...[service, overTls].flatMap(({ requests, origin }) =>
        requests.map(({ headers }) => headers['host']).filter((host) => host !== new URL(origin).host)
      )
    ]
    const cookies = [...service.requests, ...overTls.requests].filter(({ headers }) => headers['cookie'] !== undefined)
    const longestMs = Math.max(...Object.values(outcomes).map(({ tookMs }) => tookMs))
    const ways = new Set([...Object.keys(outcomes), ...Object.keys(slow)])
    for (const name of controls) ways.delete(name)
    noteFigure(
      'HTTP',
      `${ways.size} ways to misbehave, each ended with the failure that it is: the longest after ` +
        `${(longestMs / 1000).toFixed(1)} s (limit 45 s), ${Math.round(Math.max(...memory) / 1e6)} MB more memory at most ` +
        `(limit 100 MB); the slowest cancel ${Math.round(Math.max(...cancels))} ms (limit 200 ms), the slowest quit ` +
        `${Math.round(Math.max(...quits))} ms (limit 2,000 ms); ${elsewhere.length} requests or connections to another host`
    )
    expect(elsewhere).toEqual([])
    expect(cookies).toEqual([])
    expect(longestMs).toBeLessThan(limits.endMs)
    expect(Math.max(...memory)).toBeLessThan(limits.moreBytes)
    expect(Math.max(...cancels)).toBeLessThan(limits.cancelMs)
    expect(Math.max(...quits)).toBeLessThan(limits.quitMs)
  } finally {
    await Promise.all([other.stop(), overTls.stop()])
  }
})
