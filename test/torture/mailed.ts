// Mails a body as people do, opens that as the app does, and says where that differs from the body itself.

import { isDeepStrictEqual } from 'node:util'
import { holdsOneSession } from '../../electron/main/session/locate'
import { textOf } from '../../electron/main/files/bytes'
import type { FailureKind } from '../../electron/shared/result'
import { openPacked } from '../../electron/main/work/tasks'
import { plainOf, type PlainSession } from '../unit/plain-session'
import { composed, wrappers } from '../unit/electron/main/unwrapping/wrappers'
import { random } from '../videosdk/random'

const mostWrappers = 3
/** What a text that is no JSON may be called instead. */
const ofNoJson: readonly FailureKind[] = ['cut-off-file', 'web-page']

export interface Mailed {
  readonly faults: readonly string[]
  /** What was opened of it; null when nothing was, or several sessions. */
  readonly session: PlainSession | null
}

/** A body, its parsed JSON, what decode says of it, and a secret that may stand in it. The same body is mailed alike each time. */
export function mailed(received: string, body: unknown, session: PlainSession | null, secret: string): Mailed {
  const chance = random(received.length)
  const chain = Array.from({ length: chance.whole(1, mostWrappers) }, () => chance.pick(wrappers))
  const sent = composed(received, chain)
  // What is no text in UTF-8 cannot be mailed as it is.
  if (Buffer.from(received).toString() !== received || sent.used.length === 0) return { faults: [], session: null }
  const how = sent.used.join(' in ')
  const opened = openPacked(sent.bytes, [secret])
  if (!opened.ok)
    return { faults: /text|large/.test(opened.failure.kind) ? [] : [`${how}: ${opened.failure.kind}`], session: null }
  const { opened: one, several } = opened.value
  const isAlone = session !== null && holdsOneSession(body)
  if (several !== null) return { faults: isAlone ? [`${how}: ${several.total} sessions`] : [], session: null }
  if (!one.ok) {
    const { kind, detail } = one.failure
    if (isAlone) return { faults: [`${how}: refused, ${detail}`], session: null }
    const isRight = kind === 'not-a-session' || (body === undefined && ofNoJson.includes(kind))
    return {
      faults: isRight && /^It .*[.”]$/su.test(detail ?? '') ? [] : [`${how}: ${kind}, ${detail}`],
      session: null
    }
  }
  const { raw, stood } = one.value
  const found = plainOf(one.value.session)
  const faults: string[] = []
  if ((textOf(raw) + (stood ?? '')).includes(secret)) faults.push(`${how}: a known secret came along`)
  const bare = { ...found, notes: found.notes.filter(({ kind }) => kind !== 'enclosed') }
  if (isAlone && !isDeepStrictEqual(bare, session)) faults.push(`${how}: another session`)
  return { faults, session: found }
}
