// Which route of the documented API a path names, and the true answer of each route.
import {
  participantsOf,
  roomIdOf,
  sessionIdOf,
  type ApiMediaLists,
  type ApiParticipant,
  type ApiSession
} from './api-session'
import { errorAnswer, jsonAnswer, type Answer } from './answer'
import { lastPageOf, readPaging, type Paging } from './paging'
import { participantStats, sessionStats } from './stats'

export type Route =
  | 'session'
  | 'sessions'
  | 'participants'
  | 'participants-active'
  | 'participant'
  | 'session-stats'
  | 'participant-stats'
  | 'recordings'
  | 'hls'
  | 'livestreams'

export interface Target {
  route: Route
  sessionId: string
  participantId: string
}

export interface Caller {
  apiKey: string
  permitted: (sessionId: string) => boolean
}

export interface Holdings {
  sessions: ReadonlyMap<string, ApiSession>
  media: ApiMediaLists
  /** Get-by-id leaves out the participants after this many. */
  participantsPerSession: number
  maxPerPage: number
}

const PATTERNS: readonly [Route, RegExp][] = [
  ['sessions', /^\/v2\/sessions\/?$/],
  ['session', /^\/v2\/sessions\/([^/]+)$/],
  ['participants', /^\/v2\/sessions\/([^/]+)\/participants$/],
  ['participants-active', /^\/v2\/sessions\/([^/]+)\/participants\/active$/],
  ['participant', /^\/v2\/sessions\/([^/]+)\/participants\/([^/]+)$/],
  ['session-stats', /^\/v2\/sessions\/([^/]+)\/stats$/],
  ['participant-stats', /^\/v2\/sessions\/([^/]+)\/participant\/([^/]+)\/stats$/],
  ['recordings', /^\/v2\/recordings\/?$/],
  ['hls', /^\/v2\/hls\/?$/],
  ['livestreams', /^\/v2\/livestreams\/?$/]
]

/** The route that a path names, undefined when it names none. */
export function routeOf(path: string): Target | undefined {
  for (const [route, pattern] of PATTERNS) {
    const match = pattern.exec(path)
    if (match) return { route, sessionId: decoded(match[1]), participantId: decoded(match[2]) }
  }
  return undefined
}

/** The true answer to a call that has already proved who it is. */
export function answerOf(target: Target, query: URLSearchParams, holdings: Holdings, caller: Caller): Answer {
  const paging = readPaging(query, holdings.maxPerPage)
  if (paging === undefined) return errorAnswer(400, '"page" and "perPage" must be positive whole numbers')
  const { route } = target
  if (route === 'sessions') return listAnswer(query, paging, holdings, caller)
  if (route === 'recordings' || route === 'hls' || route === 'livestreams')
    return mediaAnswer(holdings.media[route], query, paging)

  const session = holdings.sessions.get(target.sessionId)
  // Held ids are served whatever they look like: the documentation's own examples are not all 24 hexadecimal digits.
  if (session === undefined)
    return /^[\da-z]{20,32}$/i.test(target.sessionId)
      ? errorAnswer(404, 'Session not found')
      : errorAnswer(402, 'Session not found: invalid session id')
  if (!caller.permitted(target.sessionId)) return errorAnswer(403, 'This session belongs to another account')
  if (route === 'session') return jsonAnswer(sessionBody(session, holdings.participantsPerSession))
  if (route === 'participants') return participantsAnswer(session, paging)
  if (route === 'participants-active') return activeAnswer(session, paging, caller.apiKey)
  if (route === 'session-stats') return jsonAnswer(sessionStats(session))

  const participant = participantsOf(session).find(({ participantId }) => participantId === target.participantId)
  if (participant === undefined) return errorAnswer(404, 'Participant not found')
  switch (route) {
    case 'participant':
      return jsonAnswer(participant)
    case 'participant-stats':
      return jsonAnswer(participantStats(session, participant))
  }
}

const bodies = new WeakMap<ApiSession, Map<number, Buffer>>()

function sessionBody(session: ApiSession, count: number): Buffer {
  const known = bodies.get(session) ?? new Map<number, Buffer>()
  bodies.set(session, known)
  const limit = Math.min(count, participantsOf(session).length)
  const body = known.get(limit) ?? Buffer.from(JSON.stringify(firstParticipants(session, limit)))
  known.set(limit, body)
  return body
}

function firstParticipants(session: ApiSession, count: number): ApiSession {
  const key = session.participants ? 'participants' : 'participantArray'
  return session[key] ? { ...session, [key]: session[key].slice(0, count) } : session
}

function listAnswer(query: URLSearchParams, paging: Paging, holdings: Holdings, caller: Caller): Answer {
  const from = timeParameter(query.get('startDate'), -Infinity)
  const until = timeParameter(query.get('endDate'), Infinity)
  if (Number.isNaN(from) || Number.isNaN(until))
    return errorAnswer(400, '"startDate" and "endDate" must be epoch milliseconds')
  const asked = (name: string, ...values: unknown[]): boolean => !query.get(name) || values.includes(query.get(name))
  const found = [...holdings.sessions]
    .filter(([id, session]) => {
      const custom = session.customRoomId ?? session.userMeetingId
      return (
        caller.permitted(id) &&
        asked('roomId', roomIdOf(session)) &&
        asked('customRoomId', custom) &&
        asked('query', roomIdOf(session), custom) &&
        asked('status', session.status) &&
        asked('userId', session.userId) &&
        startMs(session) >= from &&
        startMs(session) <= until
      )
    })
    .map(([, session]) => session)
    .sort((one, other) => startMs(other) - startMs(one))
  const data = paging.slice(found).map((session) => {
    const listed = firstParticipants(session, holdings.participantsPerSession)
    return { ...listed, links: linksOf(session, sessionIdOf(session)) }
  })
  return pageAnswer(paging, found.length, data)
}

function participantsAnswer(session: ApiSession, paging: Paging): Answer {
  const all = participantsOf(session)
  return pageAnswer(paging, all.length, {
    id: sessionIdOf(session),
    roomId: roomIdOf(session),
    customRoomId: session.customRoomId ?? session.userMeetingId,
    participants: paging.slice(all),
    links: linksOf(session, '')
  })
}

function activeAnswer(session: ApiSession, paging: Paging, apiKey: string): Answer {
  const running = (session.end ?? null) === null && session.status !== 'ended'
  const active = running ? participantsOf(session).filter(isActive) : []
  const body = {
    _id: sessionIdOf(session),
    apiKey,
    start: session.start,
    end: null,
    participants: paging.slice(active),
    region: 'in002',
    hlsLog: [],
    roomId: roomIdOf(session),
    status: 'ongoing',
    links: {
      get_session: `${API}/sessions/`,
      get_all_participants: `${API}/sessions/${sessionIdOf(session) ?? ''}/participants`
    }
  }
  return pageAnswer(paging, active.length, running ? [body] : [])
}

function isActive({ timelog }: ApiParticipant): boolean {
  return (timelog ?? []).some(({ end }) => (end ?? null) === null)
}

function mediaAnswer(list: ApiMediaLists[keyof ApiMediaLists], query: URLSearchParams, paging: Paging): Answer {
  const [sessionId, roomId] = [query.get('sessionId'), query.get('roomId')]
  const found = list.filter(
    (item) => (!sessionId || item.sessionId === sessionId) && (!roomId || item.roomId === roomId)
  )
  return pageAnswer(paging, found.length, paging.slice(found))
}

function pageAnswer({ page, perPage }: Paging, total: number, data: unknown): Answer {
  return jsonAnswer({ pageInfo: { currentPage: page, perPage, lastPage: lastPageOf(total, perPage), total }, data })
}

const API = 'https://api.videosdk.live/v2'

// Without the session's id in most answers, as documented: only the list's links can be followed.
function linksOf(session: ApiSession, sessionId = ''): { get_room: string; get_session: string } {
  return { get_room: `${API}/rooms/${roomIdOf(session) ?? ''}`, get_session: `${API}/sessions/${sessionId}` }
}

function startMs({ start }: ApiSession): number {
  return start === undefined ? 0 : Date.parse(start)
}

function timeParameter(value: string | null, absent: number): number {
  if (value === null || value === '') return absent
  return /^\d+$/.test(value) ? Number(value) : NaN
}

function decoded(part = ''): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
