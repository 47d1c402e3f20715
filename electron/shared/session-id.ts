// Finds the session id in whatever a support agent pasted.

import { fail, ok, type Result } from './result'

const example = 'Paste an id such as 621490331a4fb00409e38ca4, or a link that contains one.'
/** What an id of the service can look like. */
export const sessionIdShape = /^[A-Za-z0-9_-]{8,64}$/
const afterSessions = /\/sessions?\/([A-Za-z0-9_-]{8,64})(?=$|[/?#&\s])/gi
const inQuery = /[?&#](?:session_?id|session|id)=([A-Za-z0-9_-]{8,64})(?=$|[&#\s])/gi
const objectId = /(?:^|[^A-Za-z0-9])([a-f0-9]{24})(?=$|[^A-Za-z0-9])/gi

/** Any pasted text in; the session id out, or `not-an-id` with an example. Never guesses between two candidates. */
export function parseSessionId(pasted: string): Result<string> {
  const text = pasted
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .replace(/^["'`<(]+|["'`>).,;]+$/g, '')
    .trim()
  if (text === '') return fail('not-an-id', example)
  if (sessionIdShape.test(text)) return ok(text)
  // An id that stands where links carry one is surer than anything that merely looks like one.
  for (const pattern of [afterSessions, inQuery, objectId]) {
    const found = new Set([...text.matchAll(pattern)].map((match) => match[1]))
    const [only] = found
    if (found.size === 1 && only !== undefined) return ok(only)
    if (found.size > 1) return fail('not-an-id', `The text holds ${found.size} ids. ${example}`)
  }
  return fail('not-an-id', example)
}
