// How the stand-in begins a TLS connection: with certificates that prove nothing, or something, or with a handshake that never ends.
import { createServer as createHttpsServer } from 'node:https'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { selfSignedCertificate, type Certificate } from './certificate'

/** With a certificate that callers may trust; it may ask for theirs, and then serves nobody without. */
export interface Proof extends Certificate {
  readonly asksForCertificate?: boolean
}

/**
 * A certificate that only itself vouches for, and one that is besides for another host, or out of date; not a word;
 * a byte of the handshake every second; words that are no TLS.
 */
export type Greeting = 'self-signed' | 'other-host' | 'expired' | 'silent' | 'slow' | 'plain' | Proof

/** Begins a connection in one of the ways; requests that come of it go to the listener. */
export function createGreeter(onRequest: RequestListener): (socket: Socket, greeting: Greeting) => void {
  return (socket, greeting) => {
    if (greeting === 'silent') return void socket.resume()
    if (greeting === 'plain') return void socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    if (greeting === 'slow') return drip(socket)
    // A certificate of its own each time: what a client remembers of one says nothing of the next.
    const proof: Proof = typeof greeting === 'object' ? greeting : certificateFor(greeting)
    const { key, cert, asksForCertificate = false } = proof
    const settings = { keepAliveTimeout: 600_000, key, cert, requestCert: asksForCertificate }
    createHttpsServer(settings, onRequest).emit('connection', socket)
  }
}

function certificateFor(greeting: 'self-signed' | 'other-host' | 'expired'): Certificate {
  if (greeting === 'other-host') return selfSignedCertificate({ host: 'elsewhere.example', address: '192.0.2.1' })
  return selfSignedCertificate(greeting === 'expired' ? { lastDay: -1 } : {})
}

// The head of the largest record that TLS knows, with the head of a ServerHello that fills it.
const longHello = Buffer.from('160303400002003ffc0303', 'hex')

function drip(socket: Socket): void {
  socket.resume()
  let sent = 0
  const timer = setInterval(() => {
    socket.write(sent < longHello.length ? longHello.subarray(sent, sent + 1) : Buffer.alloc(1))
    sent += 1
  }, 1000)
  socket.on('close', () => clearInterval(timer))
}
