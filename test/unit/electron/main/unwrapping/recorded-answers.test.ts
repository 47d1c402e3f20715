// What is said of recorded answers never holds more of an address than plain words and ids of sessions.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordingIn } from '../../../../../electron/main/unwrapping/recorded-answers'

function nameOf(url: string, method = 'GET'): string {
  const entry = { request: { method, url }, response: { content: { text: '{}' } } }
  return recordingIn({ log: { entries: [entry] } })?.answers[0]?.name ?? ''
}

test.each([
  [
    'https://api.videosdk.live/v2/sessions/65f01a2b3c4d5e6f70818293?token=abc#x',
    'https://api.videosdk.live/v2/sessions/65f01a2b3c4d5e6f70818293'
  ],
  ['https://me:pass@example.com/hooks/T0123/B9/aZ8', 'https://example.com/hooks/…/…/…'],
  ['file:///etc/passwd', 'an unknown address'],
  ['no address', 'an unknown address']
])('of %s it says %s', (url, said) => {
  expect(nameOf(url)).toBe(`the answer of GET ${said} (entry 1 of 1 of a HAR file)`)
})

test('no secret with a digit in it is ever said, wherever in the address it stands', () => {
  const secret = fc
    .stringMatching(/^[A-Za-z0-9_-]{20,70}$/)
    .filter((text) => /\d/.test(text) && !/^[a-f0-9]{24,25}$/i.test(text))
  fc.assert(
    fc.property(secret, fc.constantFrom('path', 'query', 'user', 'hash', 'method'), (text, where) => {
      const url = {
        path: `https://a.example/v2/${text}/sessions`,
        query: `https://a.example/?key=${text}`,
        user: `https://${text}:x@a.example/`,
        hash: `https://a.example/#${text}`,
        method: 'https://a.example/'
      }[where]
      expect(nameOf(url, where === 'method' ? text : 'GET')).not.toContain(text)
    })
  )
})

test('a collection of Postman’s gives its saved answers, in its folders too', () => {
  const saved = { name: 'Get', response: [{ name: 'ok', body: '{}' }, { name: 'none' }] }
  const found = recordingIn({ info: {}, item: [{ name: 'folder', item: [saved] }] })
  expect(found?.answers.map(({ name }) => name)).toEqual(['the saved answer “ok” of “Get” in a Postman collection'])
  expect(recordingIn({ log: {}, item: [] })).toBeNull()
})
