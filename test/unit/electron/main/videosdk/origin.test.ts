// Which origin the app talks to.
import { describe, expect, test } from 'vitest'
import { apiOrigin, serviceOrigin } from '../../../../../electron/main/videosdk/origin'

const from = (value: string, isPackaged = false) => apiOrigin({ ROLLCALL_API_ORIGIN: value }, isPackaged)

describe('the origin', () => {
  test('is the service’s when nothing else is asked for', () => {
    expect(apiOrigin({}, false)).toEqual({ ok: true, value: serviceOrigin })
    expect(from('')).toEqual({ ok: true, value: serviceOrigin })
  })

  test.each([
    'http://127.0.0.1:8080',
    'https://127.1.2.3',
    'http://127.10.200.30',
    'http://[::1]:9',
    'http://localhost:4000/'
  ])('is %s while developing', (value) => {
    expect(from(value)).toEqual({ ok: true, value: new URL(value).origin })
  })

  test.each([
    'https://example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://evil-localhost',
    'http://a.localhost',
    'http://user@127.0.0.1',
    'http://127.0.0.1@example.com',
    'http://127.0.0.1/path',
    'http://127.0.0.1/?query',
    'http://0.0.0.0',
    'http://192.168.0.1',
    'http://128.0.0.1',
    'file:///etc/passwd',
    'ftp://127.0.0.1',
    'nonsense'
  ])('is never %s', (value) => {
    const detail = 'ROLLCALL_API_ORIGIN is ignored: it must be a loopback origin without a path.'
    expect(from(value)).toMatchObject({ ok: false, failure: { kind: 'untrusted-connection', detail } })
  })

  test('cannot be changed in the packaged app', () => {
    const detail = 'ROLLCALL_API_ORIGIN is ignored in the packaged app.'
    expect(from('http://127.0.0.1:8080', true)).toMatchObject({
      ok: false,
      failure: { kind: 'untrusted-connection', detail }
    })
  })
})
