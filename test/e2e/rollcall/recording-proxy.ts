// A proxy that leads nowhere and notes what it was asked for: all that an app would send over a proxy, by host, before it is encrypted.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RecordingProxy {
  /** What tells a program of it, as an administrator would. */
  readonly env: Readonly<Record<string, string>>
  /** Such as `CONNECT redirector.gvt1.com:443` and `GET http://example.com/`, in the order of arrival. */
  readonly asked: readonly string[]
  /** Forgets what it was asked for so far, and gives it. */
  take(): readonly string[]
  stop(): void
}

/** Starts the proxy on the loopback interface. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.writeHead(502).end()
  })
  server.on('connect', ({ url }, socket) => {
    asked.push(`CONNECT ${url ?? ''}`)
    socket.on('error', () => undefined).end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}`
  return {
    env: { http_proxy: address, https_proxy: address },
    asked,
    take: () => asked.splice(0),
    stop() {
      server.closeAllConnections()
      server.close()
    }
  }
}
