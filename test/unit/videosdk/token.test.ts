// Who may call the stand-in: each rule of the token, over real HTTP.
import { expect, test } from 'vitest'
import { DOCUMENTED } from '../../videosdk/sessions'
import { claims, get, KEY, SECRET, started, token } from './calling'

const PATH = `/v2/sessions/${DOCUMENTED.ended}`
const soon = Math.floor(Date.now() / 1000) + 600

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const refused: [string, number, () => Promise<string | undefined> | string][] = [
  ['no token', 401, async () => Promise.resolve(undefined)],
  ['an empty token', 401, () => ''],
  ['text that is no token', 401, () => 'let-me-in'],
  ['a Bearer prefix', 401, async () => `Bearer ${await token()}`],
  ['another secret', 401, () => token({}, 'another secret')],
  ['a changed signature', 401, async () => (await token()).replace(/.{4}$/, 'AAAA')],
  ['no signature at all', 401, () => `${base64({ alg: 'none' })}.${base64({ ...claims, exp: soon })}.`],
  ['HS512', 401, () => token({}, SECRET, 'HS512')],
  ['no expiry', 401, () => token({ exp: undefined })],
  ['a passed expiry', 401, () => token({ exp: Math.floor(Date.now() / 1000) - 1 })],
  ['another apikey', 401, () => token({ apikey: 'unknown' })],
  ['no apikey', 401, () => token({ apikey: undefined })],
  ['version 1', 401, () => token({ version: 1 })],
  ['no version', 401, () => token({ version: undefined })],
  ['no permissions', 403, () => token({ permissions: undefined })],
  ['unknown permissions', 403, () => token({ permissions: ['allow_all'] })],
  ['only the role rtc', 403, () => token({ roles: ['rtc'] })],
  ['no roles', 403, () => token({ roles: undefined })]
]

test.each(refused)('a call with %s is refused with %i', async (_, status, make) => {
  const videosdk = await started()
  const authorization = await make()
  const headers = authorization === undefined ? {} : { authorization }
  const response = await fetch(videosdk.origin + PATH, { headers })
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject(
    status === 401
      ? { message: expect.stringContaining('oken') as string }
      : { msg: expect.stringContaining('oken') as string }
  )
})

test('a right token is accepted, one with more roles and permissions too', async () => {
  const videosdk = await started()
  expect((await get(videosdk, PATH)).status).toBe(200)
  const authorization = await token({ roles: ['crawler', 'rtc'], permissions: ['allow_join', 'allow_mod'] })
  expect((await get(videosdk, PATH, { headers: { authorization } })).status).toBe(200)
})

test('expiry is judged by the service’s clock, which its Date header shows', async () => {
  const videosdk = await started({ now: () => Date.now() + 3_600_000 })
  const response = await get(videosdk, PATH)
  expect(response.status).toBe(401)
  expect(Date.parse(response.headers.get('date') ?? '')).toBeGreaterThan(Date.now() + 3_500_000)
  const authorization = await token({ exp: soon + 3_600 })
  expect((await get(videosdk, PATH, { headers: { authorization } })).status).toBe(200)
})

test('each account signs with its own secret and sees only what it is permitted to', async () => {
  const videosdk = await started({
    otherAccounts: [{ apiKey: 'second', secret: 'its secret' }],
    permitted: (id, apiKey) => apiKey === KEY || id !== DOCUMENTED.ended
  })
  const second = { headers: { authorization: await token({ apikey: 'second' }, 'its secret') } }
  expect((await get(videosdk, PATH)).status).toBe(200)
  expect((await get(videosdk, PATH, second)).status).toBe(403)
  expect((await get(videosdk, `/v2/sessions/${DOCUMENTED.running}`, second)).status).toBe(200)
  const mixed = { headers: { authorization: await token({ apikey: 'second' }) } }
  expect((await get(videosdk, PATH, mixed)).status).toBe(401)
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])(
  '%s is refused with 405 on every path',
  async (method) => {
    const videosdk = await started()
    for (const path of [PATH, '/v2/sessions/', '/elsewhere']) {
      const response = await get(videosdk, path, { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe('GET')
    }
  }
)
