// Asks programs on the user's D-Bus a few plain questions, over a connection of their own that cannot hang.

import { connect, type Socket } from 'node:net'

export type BusValue = string | number | boolean | BusValue[]

/** A method call; its arguments are strings, or one dictionary of strings. */
export interface BusCall {
  readonly to: string
  readonly path: string
  readonly method: `${string}.${string}`
  readonly args?: readonly string[] | Readonly<Record<string, string>>
}

/** Gives the values of the reply; rejects when the reply is an error. */
export type AskBus = (call: BusCall) => Promise<BusValue[]>

/** The bus, whose methods everybody may ask. */
export const busItself = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' } as const

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Connects to the session bus of an environment, asks, and disconnects. Null when there is no bus, an answer is an error
 * or not one that is read here, or all of it takes longer than `limitMs`.
 */
export async function onSessionBus<T>(
  env: Environment,
  limitMs: number,
  ask: (ask: AskBus) => Promise<T>
): Promise<T | null> {
  const path = socketPath(env)
  if (path === null) return null
  const socket = connect(path)
  const limit = setTimeout(() => socket.destroy(new Error('The bus took too long')), limitMs)
  try {
    const bus = converse(socket)
    await bus({ ...busItself, method: 'org.freedesktop.DBus.Hello' })
    return await ask(bus)
  } catch {
    return null
  } finally {
    clearTimeout(limit)
    socket.destroy()
  }
}

/** Where the bus listens, as libsecret would find it too; null for what is not a socket of this machine. */
function socketPath({ DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR }: Environment): string | null {
  if (!DBUS_SESSION_BUS_ADDRESS) return XDG_RUNTIME_DIR ? `${XDG_RUNTIME_DIR}/bus` : null
  const [, kind, escaped] = /(?:^|;)unix:(?:[^;]*,)?(path|abstract)=([^,;]+)/.exec(DBUS_SESSION_BUS_ADDRESS) ?? []
  if (escaped === undefined) return null
  const bytes = escaped.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return (kind === 'abstract' ? '\0' : '') + Buffer.from(bytes, 'latin1').toString()
}

const replyTypes = { answer: 2, error: 3 }
const headLength = 16

function converse(socket: Socket): AskBus {
  const waiting = new Map<number, { resolve: (values: BusValue[]) => void; reject: (error: Error) => void }>()
  let received = Buffer.alloc(0)
  let isGreeted = false
  let lastSerial = 0
  let broken: Error | null = null

  function giveUp(error: Error): void {
    broken ??= error
    for (const { reject } of waiting.values()) reject(broken)
    socket.destroy()
  }
  socket.on('error', giveUp)
  socket.on('close', () => giveUp(new Error('The bus hung up')))
  socket.on('data', (part: Buffer) => {
    received = Buffer.concat([received, part])
    try {
      if (!isGreeted) greet()
      if (isGreeted) while (takeMessage());
    } catch (error) {
      giveUp(error as Error)
    }
  })

  /** The kernel has told the bus who we are; it only has to agree. */
  function greet(): void {
    const end = received.indexOf('\r\n')
    if (end === -1) return
    if (!received.toString('latin1', 0, end).startsWith('OK')) throw new Error('The bus does not let us in')
    received = received.subarray(end + 2)
    socket.write('BEGIN\r\n')
    isGreeted = true
    for (const message of unsent.splice(0)) socket.write(message)
  }

  function takeMessage(): boolean {
    if (received.length < headLength) return false
    const bodyLength = received.readUInt32LE(4)
    const bodyAt = aligned(headLength + received.readUInt32LE(12), 8)
    if (received.length < bodyAt + bodyLength) return false
    const message = received.subarray(0, bodyAt + bodyLength)
    received = received.subarray(message.length)
    const [fields] = new Reader(message, 12).all('a(yv)') as [[number, BusValue][]]
    const field = (code: number) => fields.find(([each]) => each === code)?.[1]
    const asked = waiting.get(Number(field(5)))
    if (message[1] === replyTypes.answer) asked?.resolve(new Reader(message, bodyAt).all(String(field(8) ?? '')))
    else if (message[1] === replyTypes.error) asked?.reject(new Error(String(field(4))))
    return true
  }

  const unsent: Buffer[] = []
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')}\r\n`)
  return (call) =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken)
      const serial = ++lastSerial
      waiting.set(serial, { resolve, reject })
      const message = messageOf(call, serial)
      if (isGreeted) socket.write(message)
      else unsent.push(message)
    })
}

const aligned = (at: number, to: number): number => Math.ceil(at / to) * to

function messageOf({ to, path, method, args = [] }: BusCall, serial: number): Buffer {
  const dot = method.lastIndexOf('.')
  const body = new Writer()
  if (isList(args)) for (const text of args) body.string(text)
  else body.list(Object.entries(args), ([key, value]) => void body.align(8).string(key).string(value), 8)
  const signature = isList(args) ? 's'.repeat(args.length) : 'a{ss}'
  const fields = [
    [1, 'o', path],
    [2, 's', method.slice(0, dot)],
    [3, 's', method.slice(dot + 1)],
    [6, 's', to],
    [8, 'g', signature]
  ] as const
  const head = new Writer()
  // Little-endian, a method call, no flags, version 1 of the protocol.
  head.bytes('l'.charCodeAt(0), 1, 0, 1).number(body.length).number(serial)
  head.list(fields, ([code, type, text]) => {
    head.align(8).bytes(code).signature(type)
    if (type === 'g') head.signature(text)
    else head.string(text)
  })
  head.align(8)
  return Buffer.concat([head.done(), body.done()])
}

function isList(args: NonNullable<BusCall['args']>): args is readonly string[] {
  return Array.isArray(args)
}

/** Writes values as D-Bus lays them out. */
class Writer {
  readonly #bytes: number[] = []

  get length(): number {
    return this.#bytes.length
  }

  bytes(...values: readonly number[]): this {
    this.#bytes.push(...values)
    return this
  }

  align(to: number): this {
    while (this.length % to !== 0) this.#bytes.push(0)
    return this
  }

  number(value: number): this {
    this.align(4)
    for (let byte = 0; byte < 4; byte++) this.#bytes.push((value >>> (8 * byte)) & 0xff)
    return this
  }

  string(text: string): this {
    const utf8 = Buffer.from(text)
    return this.number(utf8.length).bytes(...utf8, 0)
  }

  signature(text: string): this {
    return this.bytes(text.length, ...Buffer.from(text), 0)
  }

  /** The length of a list counts its elements from the first one's place, which is aligned. */
  list<T>(elements: readonly T[], write: (element: T) => void, alignment = 8): this {
    const lengthAt = this.number(0).length - 4
    const start = this.align(alignment).length
    elements.forEach(write)
    const length = new Writer().number(this.length - start).#bytes
    this.#bytes.splice(lengthAt, 4, ...length)
    return this
  }

  done(): Buffer {
    return Buffer.from(this.#bytes)
  }
}

/** Reads values as D-Bus lays them out: those types that the questions here are answered with. */
class Reader {
  constructor(
    private readonly message: Buffer,
    private at: number
  ) {}

  all(signature: string): BusValue[] {
    return typesOf(signature).map((type) => this.#value(type))
  }

  #value(type: string): BusValue {
    switch (type[0]) {
      case 'y':
        return this.message.readUInt8(this.at++)
      case 'u':
        return this.#number()
      case 'b':
        return this.#number() === 1
      case 's':
      case 'o':
        return this.#text(this.#number())
      case 'g':
        return this.#text(this.message.readUInt8(this.at++))
      case 'v':
        return this.#value(this.#text(this.message.readUInt8(this.at++)))
      case '(':
        this.at = aligned(this.at, 8)
        return this.all(type.slice(1, -1))
      case 'a':
        return this.#list(type.slice(1))
      default:
        throw new Error(`Not read here: ${type}`)
    }
  }

  #number(): number {
    this.at = aligned(this.at, 4) + 4
    return this.message.readUInt32LE(this.at - 4)
  }

  #text(length: number): string {
    const text = this.message.toString('utf8', this.at, this.at + length)
    this.at += length + 1
    return text
  }

  #list(type: string): BusValue[] {
    const length = this.#number()
    if (type.startsWith('(')) this.at = aligned(this.at, 8)
    const end = this.at + length
    const values: BusValue[] = []
    while (this.at < end) values.push(this.#value(type))
    return values
  }
}

/** A signature in; its complete types out. */
function typesOf(signature: string): string[] {
  const types: string[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at < signature.length; at++) {
    if (signature[at] === '(') depth += 1
    else if (signature[at] === ')') depth -= 1
    if (depth > 0 || signature[at] === 'a') continue
    types.push(signature.slice(start, at + 1))
    start = at + 1
  }
  return types
}
