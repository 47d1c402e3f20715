// Each way in which the stand-in can be told to fail, as a client meets it over real HTTP, and what the log says of it.
import { gunzipSync } from 'node:zlib'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { expect, test, vi } from 'vitest'
import type { Fault, LoggedRequest, Videosdk } from '../../videosdk/server'
import { DOCUMENTED } from '../../videosdk/sessions'
import session from '../../fixtures/api/session.json'
import { get, started, token } from './calling'

const PATH = `/v2/sessions/${DOCUMENTED.ended}`

async function failing(fault: Fault): Promise<Videosdk> {
  const videosdk = await started()
  videosdk.fail('session', fault)
  return videosdk
}

const statusOf = ({ requests }: Videosdk): LoggedRequest['status'] | undefined => requests.at(-1)?.status

const forms = [
  ['message', { message: 'No', statusCode: 429 }],
  ['error', { error: 'No', code: 429 }],
  ['msg', { msg: 'No', errorCode: 429 }],
  ['statusMessage', { statusMessage: 'No', statusCode: 429 }]
] as const

test.each(forms)('a status can come with its words under "%s"', async (form, body) => {
  const videosdk = await failing({ kind: 'status', status: 429, message: 'No', form })
  const response = await get(videosdk, PATH)
  expect(response.status).toBe(429)
  expect(await response.json()).toEqual(body)
  expect(response.headers.get('x-request-id')).not.toBeNull()
  expect(statusOf(videosdk)).toBe(429)
})

test('a status can come as plain text, as a page, with no body, or repeating the token', async () => {
  const videosdk = await started()
  const authorization = await token()
  const text = async (form: 'text' | 'html' | 'empty' | 'echo'): Promise<string> => {
    videosdk.fail('all', { kind: 'status', status: 500, message: 'Boom', form })
    return (await get(videosdk, PATH, { headers: { authorization } })).text()
  }
  expect(await text('text')).toBe('Boom')
  expect(await text('html')).toContain('<h1>')
  expect(await text('empty')).toBe('')
  expect(await text('echo')).toContain(authorization)
})

test('Retry-After can be seconds or a date, and the request id can have another name', async () => {
  const videosdk = await failing({
    kind: 'status',
    status: 429,
    retryAfter: 86_400,
    requestIdHeader: 'x-amzn-requestid'
  })
  const { headers } = await get(videosdk, PATH)
  expect(headers.get('retry-after')).toBe('86400')
  expect(headers.get('x-amzn-requestid')).toBe('stand-in-fault')
  videosdk.fail('session', { kind: 'status', status: 503, retryAfter: new Date('2030-01-01T00:00:00Z') })
  expect((await get(videosdk, PATH)).headers.get('retry-after')).toBe('Tue, 01 Jan 2030 00:00:00 GMT')
})

test('a page instead of JSON, and nothing at all, both with status 200', async () => {
  const videosdk = await failing({ kind: 'html' })
  const page = await get(videosdk, PATH)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(await page.text()).toContain('Sign in')
  videosdk.fail('session', { kind: 'empty' })
  const empty = await get(videosdk, PATH)
  expect([empty.status, await empty.text()]).toEqual([200, ''])
})

test('half of the JSON can look complete, or be less than the head promised', async () => {
  const videosdk = await failing({ kind: 'truncated', contentLength: 'honest' })
  const half = await (await get(videosdk, PATH)).text()
  expect(JSON.stringify(session).startsWith(half)).toBe(true)
  expect(() => JSON.parse(half) as unknown).toThrow(SyntaxError)
  expect(statusOf(videosdk)).toBe(200)
  videosdk.fail('session', { kind: 'truncated', contentLength: 'dishonest' })
  await expect((await get(videosdk, PATH)).text()).rejects.toThrow()
  expect(videosdk.requests.at(-1)).toMatchObject({ status: 'cut', aborted: false })
})

test('a head can be late', async () => {
  const videosdk = await failing({ kind: 'slow-head', delayMs: 50 })
  const pending = get(videosdk, PATH)
  await vi.waitFor(() => expect(statusOf(videosdk)).toBe('due'))
  expect(await (await pending).json()).toEqual(session)
  expect(statusOf(videosdk)).toBe(200)
})

const endless: [string, Fault, boolean][] = [
  ['a head that never comes', { kind: 'slow-head', delayMs: 'never' }, false],
  ['a body that stalls', { kind: 'stalled-body' }, true],
  ['a body that never ends', { kind: 'slow-body', everyMs: 1 }, true]
]

test.each(endless)('%s is logged as hung, and as aborted once the client has gone', async (_, fault, hasHead) => {
  const videosdk = await failing(fault)
  const client = new AbortController()
  const head = get(videosdk, PATH, { signal: client.signal })
  const ended = expect(head.then((response) => response.text())).rejects.toThrow('aborted')
  if (hasHead) expect((await head).status).toBe(200)
  await vi.waitFor(() => expect(videosdk.requests[0]).toMatchObject({ status: 'hung', aborted: false }))
  client.abort()
  await ended
  await vi.waitFor(() => expect(videosdk.requests[0]).toMatchObject({ status: 'hung', aborted: true }))
})

test('a slow body comes byte by byte and can end well', async () => {
  const videosdk = await failing({ kind: 'slow-body', everyMs: 1, ends: true })
  const sizes: number[] = []
  for await (const chunk of (await get(videosdk, PATH)).body ?? []) sizes.push((chunk as Uint8Array).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(JSON.stringify(session).length)
  expect(sizes.length).toBeGreaterThan(50)
  expect(statusOf(videosdk)).toBe(200)
})

test.each(['before-head', 'in-body'] as const)('a connection can be reset %s', async (when) => {
  const videosdk = await failing({ kind: 'reset', when })
  await expect(get(videosdk, PATH).then((response) => response.text())).rejects.toThrow()
  expect(videosdk.requests[0]).toMatchObject({ status: 'cut', aborted: false })
})

test('a redirect can stay on the host or lead to another origin', async () => {
  const other = await started()
  const videosdk = await failing({ kind: 'redirect', to: { origin: other.origin }, status: 307 })
  const away = await get(videosdk, `${PATH}?a=b`, { redirect: 'manual' })
  expect([away.status, away.headers.get('location')]).toEqual([307, `${other.origin}${PATH}?a=b`])
  videosdk.fail('session', { kind: 'redirect', to: 'same-host' })
  const near = await get(videosdk, PATH, { redirect: 'manual' })
  expect([near.status, near.headers.get('location')]).toEqual([302, `${videosdk.origin}${PATH}?redirected=1`])
  expect(other.requests).toHaveLength(0)
  videosdk.fail('session', { kind: 'redirect', to: 'same-host' }, { times: 1 })
  expect(await (await get(videosdk, PATH)).json()).toEqual(session)
  expect(videosdk.requests.at(-1)?.query).toEqual({ redirected: '1' })
})

test.each([true, false])('a body can be too large, with its length declared: %s', async (declared) => {
  const videosdk = await failing({ kind: 'too-large', bytes: 3_000_001, declared })
  const response = await get(videosdk, PATH)
  expect(response.headers.get('content-length')).toBe(declared ? '3000001' : null)
  const text = await response.text()
  expect(text.length).toBe(3_000_001)
  expect(JSON.parse(text)).toHaveProperty('id')
})

test('a body of a gigabyte is not sent on to a client that went away', async () => {
  const videosdk = await failing({ kind: 'too-large', bytes: 2 ** 30 })
  const response = await get(videosdk, PATH)
  for await (const chunk of response.body ?? []) if ((chunk as Uint8Array).length > 0) break
  await vi.waitFor(() => expect(videosdk.requests[0]?.aborted).toBe(true))
})

test('a compressed bomb is small on the wire and large when opened', async () => {
  const videosdk = await failing({ kind: 'bomb', bytes: 20_000_000 })
  const headers = { authorization: await token() }
  const raw = await new Promise<Buffer>((resolve, reject) => {
    httpGet(videosdk.origin + PATH, { headers }, (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)))
    }).on('error', reject)
  })
  expect(raw.length).toBeLessThan(100_000)
  expect(gunzipSync(raw).length).toBe(20_000_000)
})

test('a name can hold bytes that are no UTF-8', async () => {
  const videosdk = await failing({ kind: 'invalid-utf8' })
  const bytes = await (await get(videosdk, PATH)).arrayBuffer()
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ participants: [{ name: '\ufffd\ufffd(test-1' }] })
})

test('a clock that is off shows in the Date header and refuses tokens that have expired by it', async () => {
  const videosdk = await failing({ kind: 'clock-skew', offsetMs: 3_600_000 })
  const response = await get(videosdk, PATH)
  expect(response.status).toBe(401)
  const dateMs = Date.parse(response.headers.get('date') ?? '')
  const authorization = await token({ exp: dateMs / 1000 + 600 })
  expect((await get(videosdk, PATH, { headers: { authorization } })).status).toBe(200)
  videosdk.fail('session', { kind: 'clock-skew', offsetMs: -3_600_000 })
  expect((await get(videosdk, PATH)).status).toBe(200)
})
