// The stand-in for VideoSDK's REST API: strict about who calls, true to the documented shapes, able to fail in every way.
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse
} from 'node:http'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { sessionIdOf, type ApiMediaLists, type ApiSession } from './api-session'
import { errorAnswer, type Answer } from './answer'
import { deliver, deliverBroken, type Fault } from './faults'
import { createGreeter, type Greeting } from './greeting'
import { answerOf, routeOf, type Route, type Target } from './routes'
import { documentedMedia } from './sessions'
import { checkToken, type KnownAccount } from './token'

export type { ApiSession } from './api-session'
export type { Fault } from './faults'
export type { Greeting } from './greeting'
export type { Route } from './routes'

export interface VideosdkOptions {
  apiKey: string
  secret: string
  /** Further accounts that the service knows. */
  otherAccounts?: readonly KnownAccount[]
  sessions?: readonly ApiSession[]
  /** What the recordings, HLS and livestreams routes list; the documented examples when left out. */
  media?: Partial<ApiMediaLists>
  /** 0, or left out, for any free port. */
  port?: number
  /** The service's clock, epoch milliseconds. */
  now?: () => number
  /** Whether an account may see a session; every account may see every session when left out. */
  permitted?: (sessionId: string, apiKey: string) => boolean
  /** Get-by-id and the list leave out the participants after this many; none when left out. */
  participantsPerSession?: number
  /** Larger pages than this are cut to it; no limit when left out. */
  maxPerPage?: number
  /** HTTPS, which begins in this way. */
  tls?: Greeting
}

export interface LoggedRequest {
  /** Epoch milliseconds on the caller's clock, whatever the service's clock says. */
  readonly at: number
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  /** Names in lower case. */
  readonly headers: Record<string, string>
  /** The status that was sent; `due` until then; `cut` when the service broke the connection; `hung` when no end of the answer will come. */
  readonly status: number | 'due' | 'cut' | 'hung'
  /** The client went away before the answer ended. */
  readonly aborted: boolean
}

export interface Videosdk {
  /** http://127.0.0.1:PORT */
  readonly origin: string
  /** Every request so far, in the order of arrival; entries are filled in while they are answered. */
  readonly requests: readonly LoggedRequest[]
  /** Connections accepted so far, those that never became a request included. */
  readonly connections: number
  /** Holds this session from now on, in place of one with the same id. Put it again to change it: bodies are cached. */
  put(session: ApiSession): void
  /**
   * Answers a route, or all requests, with this fault; `times` limits it to the next n, `sessionId` to those for one
   * session. The narrowest one goes first.
   */
  fail(route: Route | 'all', fault: Fault | null, options?: { times?: number; sessionId?: string }): void
  /** From now on HTTPS begins in these ways, each connection in the next one of them. */
  greet(...greetings: readonly [Greeting, ...Greeting[]]): void
  /** Ends everything, hung connections too. */
  stop(): Promise<void>
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** Starts the service on the loopback interface; rejects when the port is taken. */
export async function startVideosdk(options: VideosdkOptions): Promise<Videosdk> {
  const now = options.now ?? Date.now
  const accounts = [{ apiKey: options.apiKey, secret: options.secret }, ...(options.otherAccounts ?? [])]
  const sessions = new Map<string, ApiSession>()
  const holdings = {
    sessions,
    media: { ...documentedMedia(), ...options.media },
    participantsPerSession: options.participantsPerSession ?? Infinity,
    maxPerPage: options.maxPerPage ?? Infinity
  }
  const faults = new Map<string, { fault: Fault; left: number }>()
  const requests: Writable<LoggedRequest>[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  let stopping = false

  function put(session: ApiSession): void {
    const id = sessionIdOf(session)
    if (id === undefined) throw new Error('A session without an id cannot be asked for')
    sessions.set(id, session)
  }

  function takeFault(target: Target | undefined): Fault | undefined {
    const routes = target === undefined ? [] : [`${target.route} ${target.sessionId}`, `${target.route} `]
    for (const key of [...routes, 'all ']) {
      const entry = faults.get(key)
      if (entry === undefined) continue
      entry.left -= 1
      if (entry.left <= 0) faults.delete(key)
      return entry.fault
    }
    return undefined
  }

  async function trueAnswer(request: IncomingMessage, url: URL, clockMs: number): Promise<Answer> {
    if (request.method !== 'GET') return { ...errorAnswer(405, 'Method Not Allowed'), headers: { Allow: 'GET' } }
    const target = routeOf(url.pathname)
    if (target === undefined) return errorAnswer(404, `Cannot GET ${url.pathname}`, 'text')
    const check = await checkToken(request.headers.authorization, accounts, clockMs)
    if ('refusal' in check) return check.refusal
    const permitted = (id: string): boolean => options.permitted?.(id, check.apiKey) ?? true
    return answerOf(target, url.searchParams, holdings, { apiKey: check.apiKey, permitted })
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(`${origin}${request.url ?? '/'}`)
    const logged = logEntry(request, url)
    requests.push(logged)
    request.resume()
    response.on('close', () => {
      if (!response.writableFinished && logged.status !== 'cut' && !stopping) logged.aborted = true
    })
    const fault = takeFault(routeOf(url.pathname))
    const clockMs = now() + (fault?.kind === 'clock-skew' ? fault.offsetMs : 0)
    const answer = await trueAnswer(request, url, clockMs)
    if (response.destroyed) return
    response.setHeader('Date', new Date(clockMs).toUTCString())
    response.setHeader('X-Request-Id', `stand-in-${requests.length}`)
    // The app keeps no cookies: a test sees in the log whether this one ever comes back.
    response.setHeader('Set-Cookie', 'stand-in=1; Path=/')
    const settle = (status: LoggedRequest['status']): void => void (logged.status = status)
    const delivery = { response, answer, url, authorization: request.headers.authorization ?? '', settle }
    if (fault) deliverBroken(fault, delivery)
    else deliver(delivery)
  }

  const onRequest: RequestListener = (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A bug of the stand-in must not look like a fault of the service.
      console.error('videosdk stand-in:', error)
      response.destroy()
    })
  }
  const greetings: Greeting[] = options.tls === undefined ? [] : [options.tls]
  const server = listener(greetings, onRequest)
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The stand-in listens on no port')
  const origin = `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`
  for (const session of options.sessions ?? []) put(session)

  return {
    origin,
    requests,
    get connections() {
      return connections
    },
    put,
    fail(route, fault, { times = Infinity, sessionId = '' } = {}) {
      const key = `${route} ${sessionId}`
      if (fault === null) faults.delete(key)
      else faults.set(key, { fault, left: times })
    },
    greet(...next) {
      greetings.splice(0, Infinity, ...next)
    },
    stop() {
      stopping = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      return closed
    }
  }
}

/** Speaks HTTP when there are no greetings; else each connection takes the first, which goes to the end of the line. */
function listener(greetings: Greeting[], onRequest: RequestListener): Server {
  // Longer than any test: an idle connection that is closed just as it is used again would be a fault nobody asked for.
  if (greetings.length === 0) return createHttpServer({ keepAliveTimeout: 600_000 }, onRequest)
  const greet = createGreeter(onRequest)
  return createTcpServer((socket) => {
    const [greeting] = greetings.splice(0, 1)
    if (greeting === undefined) return
    greetings.push(greeting)
    greet(socket, greeting)
  })
}

function logEntry(request: IncomingMessage, url: URL): Writable<LoggedRequest> {
  return {
    at: Date.now(),
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    status: 'due',
    aborted: false
  }
}
