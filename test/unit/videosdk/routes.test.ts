// What the stand-in's routes answer: the documented shapes, paging and query parameters, over real HTTP.
import { expect, test } from 'vitest'
import hls from '../../fixtures/api/hls.json'
import livestreams from '../../fixtures/api/livestreams.json'
import mediaEvents from '../../fixtures/api/media-events.json'
import participantStats from '../../fixtures/api/participant-stats.json'
import active from '../../fixtures/api/participants-active.json'
import participants from '../../fixtures/api/participants.json'
import recordings from '../../fixtures/api/recordings.json'
import sessionRunning from '../../fixtures/api/session-running.json'
import sessionStats from '../../fixtures/api/session-stats.json'
import session from '../../fixtures/api/session.json'
import sessionsList from '../../fixtures/api/sessions-list.json'
import { participantsOf, type ApiParticipant, type ApiSession } from '../../videosdk/api-session'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED } from '../../videosdk/sessions'
import { getJson, started } from './calling'

interface Page<T> {
  pageInfo: { currentPage: number; perPage: number; lastPage: number; total: number }
  data: T
}

const large = generateSession({ seed: 9, participants: 45, media: true, id: 'a'.repeat(24) })
const LARGE = `/v2/sessions/${large.id ?? ''}`

/** The keys and the types of values, without the values; of a list, those of its first element. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])]
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
}

test('get-by-id answers with the documented session, word for word and without an envelope', async () => {
  const videosdk = await started()
  expect((await getJson(videosdk, `/v2/sessions/${DOCUMENTED.ended}`)).body).toEqual(session)
  expect((await getJson(videosdk, `/v2/sessions/${DOCUMENTED.running}`)).body).toEqual(sessionRunning)
  const older = await getJson(videosdk, `/v2/sessions/${DOCUMENTED.mediaEvents}`)
  expect(older.body).toEqual({ id: DOCUMENTED.mediaEvents, ...mediaEvents })
})

test('an unknown id is 404, a malformed one 402, a session of another account 403, an unknown path 404', async () => {
  const videosdk = await started({ permitted: (id) => id !== DOCUMENTED.ended })
  const statusOf = async (id: string): Promise<number> => (await getJson(videosdk, `/v2/sessions/${id}`)).status
  expect(await statusOf('0123456789abcdef01234567')).toBe(404)
  expect(await statusOf('not-an-id')).toBe(402)
  expect(await statusOf(encodeURIComponent('x/../y'))).toBe(402)
  expect(await statusOf(DOCUMENTED.ended)).toBe(403)
  expect((await fetch(`${videosdk.origin}/v2/rooms`)).status).toBe(404)
})

test('the answers have the documented shapes', async () => {
  const videosdk = await started({ sessions: [large] })
  videosdk.put(active.data[0] ?? {})
  videosdk.put(sessionsList.data[0] ?? {})
  videosdk.put(participants.data)
  const body = async (path: string): Promise<unknown> => shape((await getJson(videosdk, path)).body)
  expect(await body(`/v2/sessions/${DOCUMENTED.withoutTimes}/participants`)).toEqual(shape(participants))
  expect(await body(`/v2/sessions/${DOCUMENTED.active}/participants/active`)).toEqual(shape(active))
  expect(await body('/v2/sessions/?startDate=1645516631505&endDate=1645516631505')).toEqual(shape(sessionsList))
  expect(await body(`${LARGE}/stats`)).toEqual(shape(sessionStats))
  const [person] = participantsOf(large)
  const path = `${LARGE}/participant/${person?.participantId ?? ''}/stats`
  expect(await body(path)).toEqual(shape(participantStats))
  expect((await getJson(videosdk, `${LARGE}/participants/${person?.participantId ?? ''}`)).body).toEqual(person)
  expect((await getJson(videosdk, `${LARGE}/participants/nobody`)).status).toBe(404)
})

test('a generated session has the keys of the documented ones, and its participants those of the documented ones', () => {
  expect(Object.keys(large).sort()).toEqual(Object.keys(session).sort())
  const documented = Object.keys(active.data[0]?.participants[0] ?? {}).sort()
  for (const person of participantsOf(large)) expect(Object.keys(person).sort()).toEqual(documented)
})

test('the active route hides its id under _id, gives away the caller’s key, and links to no session', async () => {
  const videosdk = await started()
  const { body } = await getJson(videosdk, `/v2/sessions/${DOCUMENTED.running}/participants/active`)
  const { pageInfo, data } = body as Page<ApiSession[]>
  expect(pageInfo.total).toBe(1)
  expect(data).toHaveLength(1)
  expect(data[0]).toMatchObject({ _id: DOCUMENTED.running, apiKey: 'key-of-the-test', end: null })
  expect(data[0]).not.toHaveProperty('id')
  expect(data[0]?.participants?.map(({ name }) => name)).toEqual(['John'])
  expect(data[0]?.['links']).toMatchObject({ get_session: 'https://api.videosdk.live/v2/sessions/' })
  const ended = await getJson(videosdk, `/v2/sessions/${DOCUMENTED.ended}/participants/active`)
  expect(ended.body).toMatchObject({ pageInfo: { total: 0 }, data: [] })
})

test('only the list links to a session by its id', async () => {
  const videosdk = await started()
  const base = 'https://api.videosdk.live/v2/sessions/'
  const paged = (await getJson(videosdk, `/v2/sessions/${DOCUMENTED.ended}/participants`)).body
  expect(paged).toMatchObject({ data: { links: { get_session: base } } })
  const listed = (await getJson(videosdk, '/v2/sessions/?userId=5f7edbb14c938bcd42944527')).body
  expect(listed).toMatchObject({ data: [{ links: { get_session: base + DOCUMENTED.ended } }] })
})

test('all pages of the participants together are all participants, 20 a page unless asked otherwise', async () => {
  const videosdk = await started({ sessions: [large] })
  const pages = async (query: string, count: number): Promise<ApiParticipant[]> => {
    const all: ApiParticipant[] = []
    for (let page = 1; page <= count; page += 1) {
      const { body } = await getJson(videosdk, `${LARGE}/participants?page=${page}${query}`)
      const { pageInfo, data } = body as Page<ApiSession>
      expect(pageInfo).toMatchObject({ currentPage: page, lastPage: count, total: 45 })
      all.push(...participantsOf(data))
    }
    return all
  }
  expect(await pages('', 3)).toEqual(participantsOf(large))
  expect(await pages('&perPage=7', 7)).toEqual(participantsOf(large))
  const { body } = await getJson(videosdk, `${LARGE}/participants?page=4`)
  expect(body).toMatchObject({ pageInfo: { currentPage: 4, lastPage: 3 }, data: { participants: [] } })
})

test.each(['page=0', 'page=-1', 'page=two', 'perPage=0', 'perPage=1.5'])('%s is a bad request', async (query) => {
  const videosdk = await started({ sessions: [large] })
  expect((await getJson(videosdk, `${LARGE}/participants?${query}`)).status).toBe(400)
})

test('a page can be limited, and get-by-id can leave out participants that their own route has', async () => {
  const videosdk = await started({ sessions: [large], participantsPerSession: 30, maxPerPage: 10 })
  expect(participantsOf((await getJson(videosdk, LARGE)).body as ApiSession)).toHaveLength(30)
  const { body } = await getJson(videosdk, `${LARGE}/participants?perPage=100`)
  expect(body).toMatchObject({ pageInfo: { perPage: 10, lastPage: 5, total: 45 } })
})

const FIRST = Date.parse('2022-02-22T07:26:43.863Z')
const lists: [string, string[]][] = [
  ['', ['660b', '64bb', '6242', '6214', '6214', '6176']],
  ['perPage=2&page=2', ['6242', '6214']],
  ['roomId=abc-xyzw-lmno', ['6214', '6214', '6176']],
  ['roomId=k7tb-chj6-9sjp', ['660b']],
  ['customRoomId=testing-room', ['6214', '6176']],
  ['query=testing-room', ['6214', '6176']],
  ['query=r10p-2qz8-si67', ['64bb']],
  ['status=ongoing', ['64bb', '6242']],
  ['status=ended', ['6214', '6214']],
  ['userId=5f7edbb14c938bcd42944527', ['6214']],
  [`startDate=${FIRST}&endDate=${FIRST}`, ['6214']],
  [`startDate=${FIRST + 1}`, ['660b', '64bb', '6242', '6214']],
  ['roomId=nowhere', []]
]

test.each(lists)('the list for "%s" has the sessions that it should', async (query, ids) => {
  const videosdk = await started()
  const { data } = (await getJson(videosdk, `/v2/sessions/?${query}`)).body as Page<ApiSession[]>
  expect(data.map(({ id, _id }) => (id ?? _id)?.slice(0, 4))).toEqual(ids)
})

test('dates in the list that are not epoch milliseconds are a bad request', async () => {
  const videosdk = await started()
  expect((await getJson(videosdk, '/v2/sessions/?startDate=2022-02-22')).status).toBe(400)
})

test('recordings, HLS streams and livestreams are those of the session asked for', async () => {
  const videosdk = await started()
  const body = async (path: string): Promise<unknown> => (await getJson(videosdk, path)).body
  expect(await body(`/v2/recordings?sessionId=${recordings.data[0]?.sessionId ?? ''}`)).toEqual(recordings)
  expect(await body('/v2/hls/?sessionId=abcde94c96e17e03fb0abcde4')).toMatchObject({ data: hls.data })
  expect(await body('/v2/livestreams/')).toEqual(livestreams)
  expect(await body('/v2/livestreams/?sessionId=63ee5023ehy73bb4a718ee4')).toMatchObject({
    pageInfo: { total: 1 },
    data: [livestreams.data[1]]
  })
  expect(await body(`/v2/recordings?sessionId=${DOCUMENTED.ended}`)).toMatchObject({ data: [] })
})
