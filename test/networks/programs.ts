// Starts programs of networks on free ports of this machine, waits until they listen, and ends them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const patienceMs = 20_000
/** For tidying up after itself. */
const endingMs = 3_000

export interface Program {
  /** All that it has printed so far. */
  output(): string
  stop(): Promise<void>
}

/** As many different ports that nobody listens on. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    })
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

/** Starts a program that listens on these ports. */
export async function startProgram(
  command: readonly [string, ...string[]],
  ports: readonly number[]
): Promise<Program> {
  const { pathOf } = await import('../../electron/setup/debian-packages.mjs')
  const [name, ...args] = command
  const child = spawn(pathOf(name) ?? name, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()))
  let hasEnded = false
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      hasEnded = true
      resolve()
    }
    child.once('error', end).once('close', end)
  })
  const stop = async (): Promise<void> => {
    child.kill()
    const timer = setTimeout(() => child.kill('SIGKILL'), endingMs)
    await ended
    clearTimeout(timer)
  }
  const deadline = performance.now() + patienceMs
  for (const port of ports)
    while (!(await isOpen(port))) {
      if (!hasEnded && performance.now() < deadline) await pause(20)
      else {
        await stop()
        throw new Error(`${name} does not listen on ${port}: ${output}`)
      }
    }
  return { output: () => output, stop }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const settle = (isIt: boolean) => (): void => {
      socket.destroy()
      resolve(isIt)
    }
    socket.once('connect', settle(true)).once('error', settle(false))
  })
}
