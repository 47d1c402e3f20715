// Fetches one session, and its participants page by page when the answer leaves some of them out.

import type { Credential } from '../../shared/account'
import type { Progress } from '../../shared/bridge'
import { ok, type Failure, type Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import { toleratedSkewMs, type ApiAnswer, type Batch, type VideosdkClient } from './client'

const perPage = '100'
const mostPages = 1000

export interface FetchedSession {
  /** The session's JSON word for word, or a composite with its participants' pages, which decode reads as well. */
  readonly text: string
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
  const session = await batch.value.get(path)
  if (!session.ok) return session
  const fetchedAtMs = answeredAtMs(session.value, now())
  const text = await withAllParticipants(batch.value, path, session.value, onProgress)
  return text.ok ? ok({ text: text.value, fetchedAtMs }) : text
}

/** A running session's open ends are drawn up to this moment, so a wrong clock of this computer must not set it. */
function answeredAtMs({ serviceTimeMs }: ApiAnswer, nowMs: Ms): Ms {
  return serviceTimeMs !== null && Math.abs(serviceTimeMs - nowMs) > toleratedSkewMs ? serviceTimeMs : nowMs
}

async function withAllParticipants(
  batch: Batch,
  path: string,
  session: ApiAnswer,
  onProgress: FetchOptions['onProgress']
): Promise<Result<string>> {
  const inSession = participantsIn(session.json)
  const first = await batch.get(`${path}/participants`, { page: '1', perPage })
  if (!first.ok) return endsTheFetch(first.failure) ? first : ok(compose(session.text, [], first.failure))
  const { total, lastPage } = pageInfoOf(first.value.json)
  if (total === null || total <= inSession) return ok(session.text)

  const pages = [first.value.text]
  let done = participantsIn(first.value.json)
  onProgress({ step: 'participants', done, total, untilMs: null })
  for (let page = 2; page <= Math.min(lastPage, mostPages); page += 1) {
    const answer = await batch.get(`${path}/participants`, { page: String(page), perPage })
    if (!answer.ok) return answer
    const count = participantsIn(answer.value.json)
    if (count === 0) break
    pages.push(answer.value.text)
    done += count
    onProgress({ step: 'participants', done: Math.min(done, total), total, untilMs: null })
  }
  return ok(compose(session.text, pages, null))
}

/** Whether a failure to count the participants says nothing about them: the whole fetch is then worth another try. */
function endsTheFetch({ kind }: Failure): boolean {
  return kind !== 'not-permitted' && kind !== 'not-found' && kind !== 'server' && kind !== 'unexpected-answer'
}

// Put together as text: what the service said stays word for word.
function compose(session: string, pages: readonly string[], failure: Failure | null): string {
  const why =
    failure === null ? '' : `,"participantsFailure":${JSON.stringify(`${failure.kind}: ${failure.detail ?? ''}`)}`
  return `{"session":${session},"participantPages":[${pages.join(',')}]${why}}`
}

function participantsIn(json: unknown): number {
  const body = recordOf(json)
  const data = 'data' in body ? body['data'] : body
  const holder = recordOf(Array.isArray(data) ? data[0] : data)
  const list = holder['participants'] ?? holder['participantArray']
  return Array.isArray(list) ? list.length : 0
}

function pageInfoOf(json: unknown): { total: number | null; lastPage: number } {
  const { total, lastPage } = recordOf(recordOf(json)['pageInfo'])
  return { total: typeof total === 'number' ? total : null, lastPage: typeof lastPage === 'number' ? lastPage : 1 }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
