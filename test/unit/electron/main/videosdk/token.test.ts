// Tokens: what is signed, and what is read from a pasted one.
import { decodeJwt, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import jwt from 'jsonwebtoken'
import { inspectToken, sign } from '../../../../../electron/main/videosdk/token'

const nowMs = Date.UTC(2026, 10, 1)
const seconds = nowMs / 1000
const token = (payload: object): string => jwt.sign(payload, 'any secret', { noTimestamp: true })

describe('a signed token', () => {
  test('holds what the service documents, for ten minutes, under HS256', async () => {
    const signed = sign({ apiKey: 'key', secret: 'the secret' }, nowMs + 999)
    const { payload, protectedHeader } = await jwtVerify(signed, new TextEncoder().encode('the secret'), {
      algorithms: ['HS256'],
      currentDate: new Date(nowMs)
    })
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(payload).toEqual({
      apikey: 'key',
      permissions: ['allow_join'],
      version: 2,
      roles: ['crawler'],
      iat: seconds,
      exp: seconds + 600
    })
  })

  test('never holds the secret', () => {
    expect(JSON.stringify(decodeJwt(sign({ apiKey: 'key', secret: 'the secret' }, nowMs)))).not.toContain('the secret')
  })
})

describe('a pasted token', () => {
  const good = token({ apikey: 'key', roles: ['crawler'], exp: seconds + 60 })

  test('shows its expiry and its roles', () => {
    expect(inspectToken(good, nowMs)).toEqual({
      ok: true,
      value: { token: good, expiresAtMs: nowMs + 60_000, roles: ['crawler'], cleaned: false }
    })
  })

  test.each([
    'Bearer TOKEN',
    ' TOKEN\n',
    '"TOKEN"',
    "'TOKEN'",
    'Authorization: Bearer TOKEN',
    '`bearer  TOKEN`',
    'authorization:TOKEN'
  ])('is freed from what surrounds it in %j, and that is said', (pasted) => {
    expect(inspectToken(pasted.replace('TOKEN', good), nowMs)).toMatchObject({ value: { token: good, cleaned: true } })
  })

  test('without expiry or roles is accepted as it is', () => {
    expect(inspectToken(token({ apikey: 'key' }), nowMs)).toMatchObject({ value: { expiresAtMs: null, roles: [] } })
  })

  test.each([
    [['rtc'], 'wrong-role'],
    [['rtc', 'rtc'], 'wrong-role']
  ])('with only the roles %j is refused', (roles, kind) => {
    expect(inspectToken(token({ roles }), nowMs)).toMatchObject({
      failure: { kind, detail: expect.stringContaining('rtc') }
    })
  })

  test('with the role rtc besides another is accepted', () => {
    expect(inspectToken(token({ roles: ['rtc', 'crawler'] }), nowMs)).toMatchObject({ ok: true })
  })

  test('that has expired is refused, to the second, with the time', () => {
    expect(inspectToken(token({ exp: seconds }), nowMs)).toMatchObject({
      failure: { kind: 'token-expired', detail: expect.stringContaining('2026-11-01T00:00:00.000Z') }
    })
    expect(inspectToken(token({ exp: seconds + 1 }), nowMs)).toMatchObject({ ok: true })
  })

  test('that has expired before any time that has a name is refused too', () => {
    expect(inspectToken(token({ exp: -1e300 }), nowMs)).toMatchObject({
      failure: { kind: 'token-expired', detail: 'The token has expired.' }
    })
  })

  test('shows only those of its roles that are names', () => {
    expect(inspectToken(token({ roles: ['crawler', 1, null, {}] }), nowMs)).toMatchObject({
      value: { roles: ['crawler'] }
    })
  })

  const header = 'eyJhbGciOiJIUzI1NiJ9'
  test.each(
    ['', 'hello', 'a.b', 'a.b.c', 'a.b.c.d', `${good}.x`, good.replace('.', ' '), 'é.é.é'].concat(
      good.replace(/[^.]*$/, ''),
      `${good}=`,
      `=${good}`,
      `${header}.${Buffer.from('no JSON').toString('base64url')}.AAAA`,
      good.replace(/\.[^.]+\./, `.${Buffer.from('no JSON').toString('base64url')}.`)
    )
  )('is none when it is %j', (pasted) => {
    expect(inspectToken(pasted, nowMs)).toMatchObject({
      failure: {
        kind: 'not-a-token',
        detail: 'A token is three parts of letters and digits joined by two dots.'
      }
    })
  })

  test('of any text is answered, and never repeated in a failure', () => {
    const part = fc.base64String().map((text) => text.replace(/[+/=]/g, '_'))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(part, part, part).map((parts) => parts.join('.'))
        ),
        (pasted) => {
          const result = inspectToken(pasted, nowMs)
          if (!result.ok && pasted.trim().length > 12) expect(result.failure.detail).not.toContain(pasted.trim())
        }
      )
    )
  })

  test.each([header, Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')])(
    'that begins with %s is one if it holds an object, and only then',
    (beginning) => {
      fc.assert(
        fc.property(fc.oneof(fc.constantFrom(null, [], {}, [{}], 0, ''), fc.jsonValue()), (payload) => {
          const text = Buffer.from(JSON.stringify(payload)).toString('base64url')
          const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload)
          expect(inspectToken(`${beginning}.${text}.AAAA`, nowMs).ok).toBe(isObject)
        })
      )
    }
  )
})
