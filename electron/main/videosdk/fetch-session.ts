// Fetches one session, and its participants page by page when the answer leaves some of them out.

import type { Credential } from '../../shared/account'
import type { Progress } from '../../shared/bridge'
import { ok, type Failure, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { bytesOf } from '../files/bytes'
import { tooLarge } from '../work/answer-body'
import { maxBodyBytes, toleratedSkewMs, totalMs, type ApiAnswer, type Batch, type VideosdkClient } from './client'

const perPage = '100'
const mostPages = 1000

export interface FetchedSession {
  /** The session's JSON word for word, or a composite with its participants' pages, which decode reads as well; in parts. */
  readonly parts: readonly Uint8Array[]
  /** When the service answered: by our clock, or by the service's own where ours is surely wrong. */
  readonly fetchedAtMs: Ms
}

interface FetchOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Omit<Progress, 'requestId'>) => void
  readonly now: () => Ms
}

/**
 * A session id in; the service's JSON out. All calls share one token. When the participants cannot be counted although
 * the session came, the session is returned in a composite whose `participantsFailure` says why.
 */
export async function fetchSession(
  client: VideosdkClient,
  credential: Credential,
  sessionId: string,
  { signal, onProgress, now }: FetchOptions
): Promise<Result<FetchedSession>> {
  const onWaiting = (untilMs: Ms): void => onProgress({ step: 'waiting', done: null, total: null, untilMs })
  const batch = client.open(credential, { signal, onWaiting })
  if (!batch.ok) return batch
  const path = `/v2/sessions/${encodeURIComponent(sessionId)}`
  onProgress({ step: 'session', done: null, total: null, untilMs: null })
  // Every session takes these two calls, so together they may take no longer than one.
  const deadlineMs = performance.now() + totalMs
  const session = await batch.value.get(path, {}, deadlineMs)
  if (!session.ok) return session
  const fetchedAtMs = answeredAtMs(session.value, now())
  const first = await batch.value.get(`${path}/participants`, { page: '1', perPage }, deadlineMs)
  const parts = await withAllParticipants(batch.value, path, session.value, first, onProgress)
  return parts.ok ? ok({ parts: parts.value, fetchedAtMs }) : parts
}

/** A running session's open ends are drawn up to this moment, so a wrong clock of this computer must not set it. */
function answeredAtMs({ serviceTimeMs }: ApiAnswer, nowMs: Ms): Ms {
  return serviceTimeMs !== null && Math.abs(serviceTimeMs - nowMs) > toleratedSkewMs ? serviceTimeMs : nowMs
}

async function withAllParticipants(
  batch: Batch,
  path: string,
  session: ApiAnswer,
  first: Result<ApiAnswer>,
  onProgress: FetchOptions['onProgress']
): Promise<Result<readonly Uint8Array[]>> {
  if (!first.ok) return endsTheFetch(first.failure) ? first : ok(compose(session, [], first.failure))
  const { total, lastPage } = first.value
  if (total === null || total <= session.participants) return ok([session.bytes])

  const pages = [first.value]
  let done = first.value.participants
  let bytes = session.bytes.length + first.value.bytes.length
  onProgress({ step: 'participants', done, total, untilMs: null })
  for (let page = 2; page <= Math.min(lastPage, mostPages); page += 1) {
    const answer = await batch.get(`${path}/participants`, { page: String(page), perPage })
    if (!answer.ok) return answer
    const { participants } = answer.value
    if (participants === 0) break
    bytes += answer.value.bytes.length
    // However many pages there are, together they may be no larger than an answer.
    if (bytes > maxBodyBytes) return tooLarge(maxBodyBytes)
    pages.push(answer.value)
    done += participants
    onProgress({ step: 'participants', done: Math.min(done, total), total, untilMs: null })
  }
  return ok(compose(session, pages, null))
}

/** Whether a failure to count the participants says nothing about them: the whole fetch is then worth another try. */
function endsTheFetch({ kind }: Failure): boolean {
  return kind !== 'not-permitted' && kind !== 'not-found' && kind !== 'server' && kind !== 'unexpected-answer'
}

// Put together as text: what the service said stays word for word.
function compose(session: ApiAnswer, pages: readonly ApiAnswer[], failure: Failure | null): readonly Uint8Array[] {
  const why =
    failure === null ? '' : `,"participantsFailure":${JSON.stringify(`${failure.kind}: ${failure.detail ?? ''}`)}`
  const listed = pages.flatMap(({ bytes }, index) => (index === 0 ? [bytes] : [bytesOf(','), bytes]))
  return [bytesOf('{"session":'), session.bytes, bytesOf(',"participantPages":['), ...listed, bytesOf(`]${why}}`)]
}
