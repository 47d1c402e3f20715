// What people mail a session in: each takes bytes, and gives the bytes of a file that has them in it.

import { gzipSync } from 'node:zlib'

export interface Wrapper {
  readonly name: string
  /** Only text in UTF-8 can stand in it. */
  readonly ofText: boolean
  readonly wrap: (inner: Buffer) => Buffer
}

const utf8 = (text: string) => Buffer.from(text)

function utf16(inner: Buffer, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${inner.toString()}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

function har(inner: Buffer, isText: boolean): Buffer {
  const content = isText ? { text: inner.toString() } : { text: inner.toString('base64'), encoding: 'base64' }
  const request = { method: 'GET', url: 'https://api.videosdk.live/v2/sessions/65f01a2b3c4d5e6f70818293?token=canary' }
  const other = { request, response: { content: { text: 'gone', size: 4 } } }
  const headers = [{ name: 'authorization', value: 'canary-in-a-header' }]
  const entry = {
    request: { ...request, headers },
    response: { content: { ...content, mimeType: 'application/json' } }
  }
  return utf8(JSON.stringify({ log: { version: '1.2', entries: [other, entry, { request }] } }))
}

function inJson(make: (json: string) => string): (inner: Buffer) => Buffer {
  return (inner) => utf8(make(inner.toString()))
}

export const wrappers: readonly Wrapper[] = [
  { name: 'gzip', ofText: false, wrap: (inner) => gzipSync(inner) },
  { name: 'UTF-8 with a mark', ofText: true, wrap: inJson((json) => `\ufeff${json}`) },
  { name: 'UTF-16 LE with a mark', ofText: true, wrap: (inner) => utf16(inner, 'le', true) },
  { name: 'UTF-16 BE with a mark', ofText: true, wrap: (inner) => utf16(inner, 'be', true) },
  { name: 'UTF-16 LE', ofText: true, wrap: (inner) => utf16(inner, 'le', false) },
  { name: 'UTF-16 BE', ofText: true, wrap: (inner) => utf16(inner, 'be', false) },
  {
    name: 'headers',
    ofText: false,
    wrap: (inner) =>
      Buffer.concat([
        utf8('HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 200 \r\nset-cookie: canary={}\r\n\r\n'),
        inner
      ])
  },
  { name: 'a JSON string', ofText: true, wrap: inJson((json) => JSON.stringify(json)) },
  { name: 'a HAR file', ofText: true, wrap: (inner) => har(inner, true) },
  { name: 'a HAR file with base64', ofText: false, wrap: (inner) => har(inner, false) },
  {
    name: 'a Postman collection',
    ofText: true,
    wrap: inJson((body) => {
      const saved = { name: 'Fetch', request: { auth: 'canary' }, response: [{ name: 'ok', code: 200, body }] }
      return JSON.stringify({ info: { name: 'V' }, item: [{ name: 'folder', item: [{ name: 'none' }, saved] }] })
    })
  },
  { name: 'a text in JSON', ofText: true, wrap: inJson((body) => JSON.stringify({ ok: true, log: [{ body }] })) }
]

/** Those that need JSON in them, not just any text. */
export const jsonWrappers: readonly Wrapper[] = [
  { name: 'a list of one', ofText: true, wrap: inJson((json) => `[ ${json} ]`) },
  { name: 'a log line', ofText: true, wrap: inJson((json) => `12:00 [INFO] {ctx} got "it": ${json} in 80 ms }\n`) },
  { name: 'a count and a list', ofText: true, wrap: inJson((json) => `{"count":1,"sessions":[${json}]}`) },
  { name: 'a result', ofText: true, wrap: inJson((json) => `{"success":true,"result":${json},"took":1}`) }
]

/** A text in these wrappers, each in the next; what needs text is left out where there is none any more. */
export function composed(
  inner: string,
  chain: readonly Wrapper[]
): { readonly bytes: Buffer; readonly used: readonly string[] } {
  let bytes: Buffer = Buffer.from(inner)
  let isText = true
  const used: string[] = []
  for (const { name, ofText, wrap } of chain) {
    if (ofText && !isText) continue
    bytes = wrap(bytes)
    used.push(name)
    isText = !/gzip|UTF-16/.test(name) && (isText || /base64/.test(name))
  }
  return { bytes, used }
}
