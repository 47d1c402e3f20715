// What a support agent may paste as a session id, and what is refused.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSessionId } from '../../../../electron/shared/session-id'

const id = '621490331a4fb00409e38ca4'
const other = '621497578bea0d0404c35c4c'

function refusalOf(pasted: string): string | null {
  const result = parseSessionId(pasted)
  if (result.ok) throw new Error(`Taken as ${result.value}`)
  expect(result.failure.kind).toBe('not-an-id')
  return result.failure.detail
}

describe('an id is found', () => {
  test.each([
    ['alone', id],
    ['with blanks and line ends around it', ` \t${id}\r\n`],
    ['with invisible characters around it', `\u200b\ufeff${id}\u00a0`],
    ['in quotes', `"${id}",`],
    ['in angle brackets', `<${id}>`],
    ['in the API URL', `https://api.videosdk.live/v2/sessions/${id}`],
    [
      'in the API URL of its participants',
      `https://api.videosdk.live/v2/sessions/${id}/participants?page=2&perPage=20`
    ],
    ['in the API URL of a participant', `https://api.videosdk.live/v2/sessions/${id}/participants/${other}`],
    ['in a link with a path', `https://app.example.com/projects/${other}/session/${id}#timeline`],
    ['in a link with a query', `https://app.example.com/logs?tab=1&sessionId=${id}&x=2`],
    ['in a recordings URL', `https://api.videosdk.live/v2/recordings?sessionId=${id}`],
    ['in a sentence', `The customer was in session ${id}, she says.`],
    ['in a file name', `session_${id}.json`],
    ['in a chat link', `https://cdn.example.com/chats/abc-xyzw-lmno-${id}.csv`],
    ['twice the same', `${id} ${id}`],
    ['in a link within a sentence', `See https://api.videosdk.live/v2/sessions/${id} please`]
  ])('%s', (_, pasted) => {
    expect(parseSessionId(pasted)).toEqual({ ok: true, value: id })
  })

  test('even if it is not of the usual form', () => {
    expect(parseSessionId('64bb3619669942e088479mm0')).toEqual({ ok: true, value: '64bb3619669942e088479mm0' })
    expect(parseSessionId('https://x/v2/sessions/64bb3619669942e088479mm0/')).toMatchObject({
      value: '64bb3619669942e088479mm0'
    })
  })
})

describe('two ids are never guessed between', () => {
  test.each([
    ['two ids', `${id} ${other}`],
    ['two ids on two lines', `${id}\n${other}`],
    ['two links', `https://x/v2/sessions/${id} https://x/v2/sessions/${other}`],
    ['a link with two ids', `https://x/?sessionId=${id}&session=${other}`]
  ])('%s', (_, pasted) => {
    expect(refusalOf(pasted)).toContain('2 ids')
  })
})

describe('what cannot be an id is refused with an example', () => {
  test.each([
    [''],
    ['   '],
    ['""'],
    ['short'],
    ['a'.repeat(65)],
    ['hello there'],
    ['https://app.videosdk.live'],
    ['https://api.videosdk.live/v2/sessions/?roomId=abc-xyzw-lmno'],
    ['../../etc/passwd'],
    ['agent@example.com'],
    ['<img src=x onerror=alert(1)>'],
    [`${id}${other}!`]
  ])('%j', (pasted) => {
    expect(refusalOf(pasted)).toContain('621490331a4fb00409e38ca4')
  })
})

test('whatever is pasted, an answer has only characters that are safe in a URL path', () => {
  const pasted = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom(id, other, '/sessions/', '?session=', '/', '..', ' ', '%2f', '#', '&', '"', 'x'))
      .map((parts) => parts.join(''))
  )
  fc.assert(
    fc.property(pasted, (text) => {
      const result = parseSessionId(text)
      if (result.ok) expect(result.value).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
    }),
    { numRuns: 500 }
  )
})
