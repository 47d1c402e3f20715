// The one checked path of every call: who may ask, with what, and what comes back.

import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createGate,
  type Asking,
  type CallName,
  type Gate,
  type Handlers
} from '../../../../../electron/main/calls/gate'
import { callChannels } from '../../../../../electron/shared/bridge'
import { ok } from '../../../../../electron/shared/result'
import { accepted, key, label, mark } from '../../../../torture/accepted-calls'

const names = Object.keys(callChannels) as CallName[]
const ourPage: Asking = { sender: { id: 7 }, senderFrame: { url: 'app://rollcall/index.html', parent: null } }
/** The longest text that a call takes. */
const longest = (name: CallName) => (name === 'saveFile' ? 256 : 64) * 1024 * 1024

let reached: { name: CallName; args: unknown[] }[]
let reported: string[]
let gate: Gate

beforeEach(() => {
  reached = []
  reported = []
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]) => {
        reached.push({ name, args })
        return ok(null)
      }
    ])
  ) as unknown as Handlers
  gate = createGate(
    handlers,
    () => 7,
    (line) => reported.push(line)
  )
})

describe.each(names)('%s', (name) => {
  test('reaches its handler with the arguments it was made for', async () => {
    for (const args of accepted[name]) expect(await gate(name, ourPage, args)).toEqual(ok(null))
    expect(reached).toEqual(accepted[name].map((args) => ({ name, args })))
  })

  test('refuses an argument too many, one too few, and any of another type', async () => {
    for (const args of accepted[name]) {
      const wrong = [
        [...args, undefined],
        [...args, 'more'],
        ...(args.length > 0 ? [args.slice(0, -1)] : []),
        ...args.flatMap((value, index) =>
          [
            ...(accepted[name].some((other) => other[index] === null) ? [] : [null]),
            undefined,
            typeof value === 'number' ? '1' : 1,
            true,
            Array.isArray(value) ? [1] : [],
            { x: 1 },
            () => 1
          ].map((other) => args.with(index, other))
        )
      ]
      for (const other of wrong) expect(await gate(name, ourPage, other)).toMatchObject({ ok: false })
    }
    expect(reached).toEqual([])
  })

  test('refuses text beyond its limit', async () => {
    const tooLong = 'x'.repeat(longest(name) + 1)
    for (const args of accepted[name])
      for (const [index, value] of args.entries())
        if (typeof value === 'string')
          expect(await gate(name, ourPage, args.with(index, tooLong))).toMatchObject({ ok: false })
    expect(reached).toEqual([])
  })

  test.each<[string, Asking]>([
    ['a frame inside the page', { sender: { id: 7 }, senderFrame: { url: 'app://rollcall/index.html', parent: {} } }],
    ['another page', { sender: { id: 8 }, senderFrame: { url: 'app://rollcall/index.html', parent: null } }],
    ['a foreign origin', { sender: { id: 7 }, senderFrame: { url: 'https://rollcall/index.html', parent: null } }],
    [
      'a host that begins like ours',
      { sender: { id: 7 }, senderFrame: { url: 'app://rollcall.evil/index.html', parent: null } }
    ],
    ['another file of ours', { sender: { id: 7 }, senderFrame: { url: 'app://rollcall/x.svg', parent: null } }],
    ['a frame that is gone', { sender: { id: 7 }, senderFrame: null }],
    [
      'a frame that is being destroyed',
      {
        sender: { id: 7 },
        senderFrame: {
          parent: null,
          get url(): string {
            throw new Error('Render frame was disposed')
          }
        }
      }
    ]
  ])('refuses %s', async (_who, asking) => {
    for (const args of accepted[name])
      expect(await gate(name, asking, args)).toMatchObject({ ok: false, failure: { kind: 'unexpected', detail: null } })
    expect(reached).toEqual([])
  })

  test('never lets random arguments through unchecked, and never throws', async () => {
    const value = fc.oneof(
      fc.anything({ withNullPrototype: true }),
      fc.string(),
      fc.constantFrom(...accepted[name].flat(), {})
    )
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 4 }), async (args) => {
        reached = []
        const answer = await gate(name, ourPage, args)
        expect(answer.ok).toBe(reached.length === 1)
        if (answer.ok) expect(args).toHaveLength(accepted[name][0]?.length ?? 0)
      }),
      { numRuns: 1000 }
    )
  })
})

test('an account’s name reaches its handler without blanks around it, and not at all when it has nothing else', async () => {
  for (const name of ['', ' ', '\t\n\u00a0'])
    for (const [call, args] of [
      ['editAccount', ['a1', { ...label, name }]],
      ['proveAccount', ['r-1', { ...label, name, credential: key, replaces: null }]]
    ] as const)
      expect(await gate(call, ourPage, args)).toMatchObject({ ok: false })
  expect(await gate('editAccount', ourPage, ['a1', { ...label, name: '  Acme Ltd ' }])).toEqual(ok(null))
  expect(reached).toEqual([{ name: 'editAccount', args: ['a1', { ...label, name: 'Acme Ltd' }] }])
})

test.each<[string, unknown]>([
  ['a mark that ends before it starts', [{ ...mark, endMs: 0 }]],
  ['a mark at no time', [{ ...mark, startMs: NaN }]],
  ['a mark without end in time', [{ ...mark, endMs: Infinity }]],
  ['a mark at a time that no date can be', [{ ...mark, startMs: -9e15 }]],
  ['a mark without an id', [{ ...mark, id: '' }]],
  ['a mark with more than a mark has', [{ ...mark, color: 'red' }]],
  ['a name that is too long', [{ ...mark, name: 'x'.repeat(2001) }]],
  ['two marks with one id', [mark, { ...mark, name: 'another' }]],
  ['too many marks', Array.from({ length: 1001 }, (_, index) => ({ ...mark, id: `m${index}` }))]
])('%s goes no further', async (_what, marks) => {
  expect(await gate('keepSnapshot', ourPage, ['snapshot-1', marks])).toMatchObject({ ok: false })
  expect(await gate('saveMarks', ourPage, ['a.rollcall', marks])).toMatchObject({ ok: false })
  expect(reached).toEqual([])
})

test('a thousand marks with the longest names are let through', async () => {
  const marks = Array.from({ length: 1000 }, (_, index) => ({ ...mark, id: `m${index}`, name: 'x'.repeat(2000) }))
  expect(await gate('saveMarks', ourPage, ['a.rollcall', marks])).toEqual(ok(null))
})

test('a file of the largest size is let through, and one byte more is not, however many characters it has', async () => {
  const largest = 256 * 1024 * 1024
  for (const [content, isTaken] of [
    [new Uint8Array(largest), true],
    [new Uint8Array(largest + 1), false],
    ['é'.repeat(largest / 2), true],
    ['é'.repeat(largest / 2) + 'x', false]
  ] as const)
    expect((await gate('saveFile', ourPage, ['a.json', content])).ok).toBe(isTaken)
})

test('a text of the largest size is let through to the clipboard', async () => {
  expect(await gate('copyText', ourPage, ['x'.repeat(longest('copyText'))])).toEqual(ok(null))
})

test.each(['', 'a', 'a.exe', 'a.svg.desktop', '.bashrc', 'a.svg/', 'a.svg\n'])(
  'no file is suggested by the name of %j',
  async (name) => {
    expect(await gate('saveFile', ourPage, [name, 'x'])).toMatchObject({ ok: false })
    expect(await gate('savePdf', ourPage, [name, 'Session'])).toMatchObject({ ok: false })
    expect(reached).toEqual([])
  }
)

test.each([{ foldOverMs: 0 }, { foldOverMs: -1 }, { foldOverMs: Infinity }, { wheel: 'x' }, { secondZone: 'utc' }])(
  '%j is no setting',
  async (change) => {
    expect(await gate('changeSettings', ourPage, [change])).toMatchObject({ ok: false })
  }
)

test.each([[[]], [new Map()], [new Set()], [new Date()], [/x/], [new Uint8Array()], [Object('x')]])(
  '%o, which has nothing of its own to change, is no change of settings',
  async (change) => {
    expect(await gate('changeSettings', ourPage, [change])).toMatchObject({ ok: false })
    expect(reached).toEqual([])
  }
)

test.each(['', 'a.json', './a.json', '../a.json', '~/a.json', 'file:///a.json', 'C:\\a.json'])(
  'a dropped file is not looked for at %j, which is no absolute path',
  async (path) => {
    expect(await gate('openDropped', ourPage, ['r-1', path])).toMatchObject({ ok: false })
    expect(reached).toEqual([])
  }
)

test('nobody is trusted before there is a window', async () => {
  const early = createGate({} as Handlers, () => null, vi.fn())
  expect(await early('getAbout', ourPage, [])).toMatchObject({ ok: false, failure: { kind: 'unexpected' } })
})

test('a handler that breaks is answered without its message, and reported without it', async () => {
  const handlers = {
    readRaw: () => {
      throw new TypeError('canary-secret')
    }
  } as unknown as Handlers
  const broken = createGate(
    handlers,
    () => 7,
    (line) => reported.push(line)
  )
  expect(await broken('readRaw', ourPage, ['canary-argument', 0])).toEqual({
    ok: false,
    failure: { kind: 'unexpected', detail: null, requestId: null }
  })
  expect(reported).toEqual(['readRaw: failed with TypeError'])
})

test('a refusal is reported by the name of the call alone', async () => {
  const refused = { ok: false, failure: { kind: 'unexpected', detail: null, requestId: null } }
  expect(await gate('inspectToken', ourPage, [{ token: 'canary-token' }])).toEqual(refused)
  expect(await gate('inspectToken', { ...ourPage, senderFrame: null }, ['canary-token'])).toEqual(refused)
  expect(reported).toEqual([
    'inspectToken: refused, not the arguments of this call',
    "inspectToken: refused, not asked by the window's own page"
  ])
})
