// The stand-in as a server: what it logs, how faults are aimed, that it stops at once, that large sessions are served.
import { connect as tlsConnect } from 'node:tls'
import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { participantsOf, type ApiSession } from '../../videosdk/api-session'
import { generateSession } from '../../videosdk/generator'
import { startVideosdk } from '../../videosdk/server'
import { DOCUMENTED } from '../../videosdk/sessions'
import { get, getJson, KEY, SECRET, started, token } from './calling'

const PATH = `/v2/sessions/${DOCUMENTED.ended}`

test('every request is logged with its method, path, query, headers and what it got, refused ones too', async () => {
  const videosdk = await started()
  const authorization = await token()
  await get(videosdk, `${PATH}/participants?page=2&perPage=5`, {
    headers: { authorization, 'X-Own': 'yes' }
  })
  await fetch(`${videosdk.origin}/elsewhere`, { method: 'DELETE' })
  expect(videosdk.requests).toHaveLength(2)
  const [first, second] = videosdk.requests
  expect(first).toMatchObject({ method: 'GET', path: `${PATH}/participants`, query: { page: '2', perPage: '5' } })
  expect(first).toMatchObject({ status: 200, aborted: false, headers: { 'x-own': 'yes' } })
  expect(first?.headers['authorization']).toBe(authorization)
  expect(second).toMatchObject({ method: 'DELETE', path: '/elsewhere', status: 405 })
  expect(videosdk.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
})

test('every answer offers a cookie, so that a client which keeps cookies is found out', async () => {
  const videosdk = await started()
  expect((await get(videosdk, PATH)).headers.get('set-cookie')).toContain('stand-in=1')
})

test('a fault can be aimed at a route, at the next few requests, or at all, and be taken back', async () => {
  const videosdk = await started()
  const statuses = async (...paths: string[]): Promise<number[]> => {
    const found: number[] = []
    for (const path of paths) found.push((await get(videosdk, path)).status)
    return found
  }
  videosdk.fail('session', { kind: 'status', status: 500 }, { times: 2 })
  expect(await statuses(PATH, `${PATH}/participants`, PATH, PATH)).toEqual([500, 200, 500, 200])
  videosdk.fail('all', { kind: 'status', status: 503 })
  videosdk.fail('sessions', { kind: 'status', status: 429 }, { times: 1 })
  expect(await statuses('/v2/sessions/', '/v2/sessions/', PATH, '/elsewhere')).toEqual([429, 503, 503, 503])
  videosdk.fail('all', null)
  expect(await statuses(PATH, '/v2/sessions/')).toEqual([200, 200])
})

test('a session that is put again replaces the one that was served', async () => {
  const videosdk = await started()
  const session: ApiSession = { id: DOCUMENTED.ended, status: 'ongoing', participants: [] }
  await get(videosdk, PATH)
  videosdk.put(session)
  expect((await getJson(videosdk, PATH)).body).toEqual(session)
  expect(() => videosdk.put({ participants: [] })).toThrow('without an id')
})

test('stopping ends hung and idle connections at once and frees the port', async () => {
  const videosdk = await startVideosdk({ apiKey: KEY, secret: SECRET })
  videosdk.fail('sessions', { kind: 'slow-head', delayMs: 'never' })
  videosdk.fail('session', { kind: 'slow-body' })
  const hung = [get(videosdk, '/v2/sessions/'), get(videosdk, PATH).then((response) => response.text())]
  const settled = Promise.allSettled(hung)
  const idle = connect(Number(new URL(videosdk.origin).port), '127.0.0.1')
  await vi.waitFor(() => expect([videosdk.requests.length, videosdk.connections]).toEqual([2, 3]))
  await videosdk.stop()
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(videosdk.requests.some(({ aborted }) => aborted)).toBe(false)
  if (!idle.closed) await once(idle, 'close')
  const again = await startVideosdk({ apiKey: KEY, secret: SECRET, port: Number(new URL(videosdk.origin).port) })
  expect(again.origin).toBe(videosdk.origin)
  await expect(
    startVideosdk({ apiKey: KEY, secret: SECRET, port: Number(new URL(again.origin).port) })
  ).rejects.toThrow()
  await again.stop()
})

test('two hundred calls at the same time are all answered and logged', async () => {
  const videosdk = await started()
  const answers = await Promise.all(Array.from({ length: 200 }, () => get(videosdk, PATH)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(videosdk.requests).toHaveLength(200)
})

test('a session of 25,000 participants is served whole, and in pages', async () => {
  const large = generateSession({ seed: 2, participants: 25_000, intervalsPerParticipant: 10 })
  const videosdk = await started({ sessions: [large] })
  const path = `/v2/sessions/${large.id ?? ''}`
  expect(participantsOf((await getJson(videosdk, path)).body as ApiSession)).toHaveLength(25_000)
  const { body } = await getJson(videosdk, `${path}/participants?page=1250`)
  expect(body).toMatchObject({ pageInfo: { lastPage: 1250, total: 25_000 } })
})

test('over TLS its certificate is one that only itself vouches for', async () => {
  const videosdk = await started({ tls: 'self-signed' })
  expect(videosdk.origin).toMatch(/^https:/)
  await expect(get(videosdk, PATH)).rejects.toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
  expect(videosdk.requests).toHaveLength(0)
  const socket = tlsConnect({
    port: Number(new URL(videosdk.origin).port),
    host: '127.0.0.1',
    rejectUnauthorized: false
  })
  await once(socket, 'secureConnect')
  const certificate = socket.getPeerX509Certificate()
  expect(certificate?.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(certificate?.verify(certificate.publicKey)).toBe(true)
  socket.write(`GET ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: ${await token()}\r\n\r\n`)
  expect(String((await once(socket, 'data'))[0])).toContain('200 OK')
  socket.destroy()
})

test('a server that is silent about TLS accepts the connection and never lets the handshake end', async () => {
  const videosdk = await started({ tls: 'silent' })
  const client = new AbortController()
  const refused = expect(get(videosdk, PATH, { signal: client.signal })).rejects.toThrow('aborted')
  await vi.waitFor(() => expect(videosdk.connections).toBe(1))
  client.abort()
  await refused
})
