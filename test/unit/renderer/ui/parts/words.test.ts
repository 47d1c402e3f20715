import { expect, test } from 'vitest'
import {
  expiryWords,
  inspectionWords,
  proxyQuestionWords,
  sizeWords,
  timeLeft
} from '../../../../../renderer/ui/parts/words'

test('sizes read as words', () => {
  expect([812, 23_400, 1_400_000, 23_000_000].map(sizeWords)).toEqual(['812 B', '23 KB', '1.4 MB', '23 MB'])
})

test('a token says when it expires, for what it is good, and what was removed from it', () => {
  const expiresAtMs = Date.UTC(2026, 11, 12, 14)
  const token = { expiresAtMs, roles: ['crawler', 'rtc'], cleaned: true }
  expect(expiryWords(token)).toBe('Expires 2026-12-12 14:00 UTC')
  expect(inspectionWords(token)).toBe(
    'roles crawler, rtc · what stood around the token (blanks, quotes or “Bearer”) was removed'
  )
  expect([3 * 86_400_000, 59_999, 0].map(timeLeft)).toEqual(['in 3 days', 'in less than a minute', 'expired'])
  const lasting = { expiresAtMs: null, roles: [], cleaned: false }
  expect([expiryWords(lasting), inspectionWords(lasting)]).toEqual(['Does not expire', 'no roles named'])
})

test('a proxy’s question says who asks, why again, and when the answer can be read on its way', () => {
  const proxy = 'proxy.acme.example:3128'
  const asked = 'The network’s proxy proxy.acme.example:3128 asks for a name and a password.'
  expect(proxyQuestionWords({ proxy, scheme: 'ntlm', because: 'none' })).toBe(asked)
  expect(proxyQuestionWords({ proxy, scheme: 'digest', because: 'refused' })).toBe(
    `${asked} It did not accept those that it was given.`
  )
  expect(proxyQuestionWords({ proxy, scheme: 'basic', because: 'unread' })).toBe(
    `${asked} Those in the keychain could not be read. They go to it as they are (Basic): whoever listens on the way can read them.`
  )
})
