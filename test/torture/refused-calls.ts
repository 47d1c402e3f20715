// Argument lists that no call may take, made from seeds: as JavaScript, since the page that sends them has to make them.
import fc from 'fast-check'
import type { CallName } from '../../electron/main/calls/gate'

/** JavaScript expressions: one that the call would take in this place, and any that it must not. */
interface Place {
  readonly good: fc.Arbitrary<string>
  readonly bad: fc.Arbitrary<string>
}

/** What exists in the app that is attacked, so that a list which slipped through would do something. */
export interface Existing {
  readonly accountId: string
  readonly keptId: string
  readonly snapshotId: string
}

const source = (value: unknown) => fc.stringify(value)
const sourceOf = <T>(values: fc.Arbitrary<T>) => values.map(source)
const always = (value: unknown) => fc.constant(source(value))

/** Whatever the structured clone takes and JSON does not. */
const odd = fc.constantFrom(
  ...[
    'new Map()',
    'new Map([["theme", "dark"]])',
    'new Set(["a"])',
    'new Date(0)',
    'new Date(NaN)',
    '/x/g',
    'new Error("x")'
  ],
  ...[
    'new ArrayBuffer(8)',
    'new DataView(new ArrayBuffer(2))',
    'new Float64Array(3)',
    'new Uint16Array(2)',
    '1n',
    '-0',
    'NaN'
  ],
  ...['new String("a")', 'new Number(1)', 'new Boolean(true)', 'Object(1n)', '[,]', 'Object.create(null)', 'Infinity'],
  ...['(() => { const a = {}; a.self = a; return a })()', '(() => { const a = []; a.push(a, a); return a })()'],
  ...[
    'JSON.parse("[".repeat(500) + "]".repeat(500))',
    'Array(10000).fill(0)',
    'Object.assign([], { name: "a", id: "b" })'
  ],
  ...[
    'JSON.parse(\'{"__proto__":{"theme":"dark"}}\')',
    '{ then: 1 }',
    '{ toString: 1, length: 3 }',
    '{ constructor: 1 }'
  ]
)
const values = {
  ...{ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true },
  ...{ maxDepth: 2, maxKeys: 3 }
}
const notText = fc.oneof(
  { arbitrary: odd, weight: 1 },
  { arbitrary: sourceOf(fc.anything(values).filter((value) => typeof value !== 'string')), weight: 4 }
)
const text = sourceOf(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '../..', '\0', '\ud800', '__proto__'))
)
const textThat = (isBad: (text: string) => boolean, ...examples: string[]) =>
  sourceOf(fc.oneof(fc.constantFrom(...examples), fc.string({ unit: 'binary' }).filter(isBad)))
const place = (good: fc.Arbitrary<string>, bad: fc.Arbitrary<string>): Place => ({ good, bad })

const anyText = place(always('text'), notText)
const id = (existing: string) => place(always(existing), fc.oneof(notText, always(''), always('x'.repeat(256))))
const requestId = place(
  always('request-1'),
  fc.oneof(
    notText,
    textThat((value) => !/^[\w-]{1,64}$/.test(value), '', 'a b', 'a\n', 'ä', '../a', 'x'.repeat(65))
  )
)
const pasted = place(always('some-session'), fc.oneof(notText, fc.constant('"x".repeat(100001)')))
const credential = place(always('credential'), fc.oneof(notText, fc.constant('"x".repeat(20001)')))
const path = place(
  always('/tmp/dropped.json'),
  fc.oneof(
    notText,
    textThat((value) => !value.startsWith('/'), '', 'a.json', '../a', 'file:///etc/passwd', '\0/etc/passwd')
  )
)
const fileName = place(
  always('a.svg'),
  fc.oneof(
    notText,
    textThat((value) => !/\.\w+$/.test(value), '', 'a', 'a.exe', '.bashrc', 'a.svg\n', 'a.svg/', 'a.desktop', 'svg')
  )
)
const pdfName = place(always('a.pdf'), fileName.bad)
const keptName = place(always('a.rollcall'), fc.oneof(fileName.bad, always('a.svg')))
const picture = place(
  fc.constant(
    'Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), (sign) => sign.charCodeAt(0))'
  ),
  fc.oneof(notText, fc.constantFrom('new Uint8Array(64)', '"iVBORw0KGgo"'))
)
const title = place(always('Session a'), fc.oneof(notText, fc.constant('"x".repeat(1001)')))
const byte = place(
  fc.nat().map(String),
  fc.constantFrom('-1', '0.5', 'NaN', 'Infinity', '2 ** 53', '"0"', 'null', 'undefined', '0n', '[0]')
)
const content = place(
  always('<svg/>'),
  notText.filter((value) => !value.startsWith('Uint8Array'))
)
const storage = place(
  sourceOf(fc.constantFrom('keychain', 'this-run')),
  fc.oneof(
    notText,
    textThat((value) => !['keychain', 'this-run'].includes(value), '', 'Keychain', 'this-run ', 'disk')
  )
)

/** An object with every entry, in which one is left out, one too many, or one is another than it may be. */
function objectOf(entries: Readonly<Record<string, Place>>): Place {
  const keys = Object.keys(entries)
  const written = (bad: string | null) =>
    fc
      .tuple(...keys.map((key) => (key === bad ? entries[key]?.bad : entries[key]?.good) ?? fc.constant('0')))
      .map((values) => `{ ${keys.map((key, index) => `${JSON.stringify(key)}: ${values[index]}`).join(', ')} }`)
  return place(
    written(null),
    fc.oneof(
      notText,
      text,
      fc.constantFrom(...keys).chain(written),
      written(null).map((object) => `{ ...${object}, more: 1 }`),
      fc
        .tuple(written(null), fc.constantFrom(...keys))
        .map(([object, key]) => `(({ ${key}, ...rest }) => rest)(${object})`)
    )
  )
}

const label = objectOf({
  name: place(always('Renamed'), fc.oneof(notText, always(''), always(' \t'), always('x'.repeat(201)))),
  color: place(
    always('teal'),
    fc.oneof(
      notText,
      textThat((value) => !/^[a-z]+$/.test(value), 'red', '', 'Teal')
    )
  )
})
const key = objectOf({
  kind: place(always('key'), fc.oneof(notText, always('token'))),
  apiKey: credential,
  secret: credential
})
const loginPart = place(always('text'), fc.oneof(notText, fc.constant('"x".repeat(1001)')))
const proxyLogin = objectOf({ name: place(loginPart.good, fc.oneof(loginPart.bad, always(''))), password: loginPart })
const proxy = place(always('proxy:3128'), fc.oneof(notText, fc.constant('"x".repeat(301)')))
const draft = (accountId: string) =>
  objectOf({
    name: place(always('Added'), always('')),
    color: place(always('teal'), always('')),
    credential: key,
    replaces: place(fc.oneof(always(null), always(accountId)), fc.oneof(always(''), always(1), always({})))
  })

/** Settings may be left out of a change, so what has none of them, such as a Map, would change nothing: it is refused all the same. */
const change = place(
  always({ theme: 'dark' }),
  fc.oneof(
    notText.filter((value) => !/^\{|^Object\.create|^JSON/.test(value)),
    text,
    fc
      .tuple(fc.constantFrom('theme', 'zone', 'letterKeys', 'wheel', 'placement', 'version'), odd)
      .map(([key, value]) => `{ ${key}: ${value} }`),
    fc.constantFrom('{ foldOverMs: 0 }', '{ foldOverMs: -1 }', '{ zone: { kind: "iana", name: "../Nowhere" } }'),
    fc.constantFrom('{ theme: "dark", more: 1 }', '{ secondZone: "utc" }', '{ theme: undefined }', '{ clocks: [{}] }')
  )
)

const zoneName = place(
  always('Asia/Kolkata'),
  fc.oneof(
    notText,
    always(''),
    always('../Berlin'),
    always('/etc/localtime'),
    always('Europe//Berlin'),
    always('+01:00'),
    always('x'.repeat(101))
  )
)

const tabPlace = place(
  always({ kind: 'file', fileId: 'f', nth: null }),
  fc.oneof(
    notText,
    text,
    fc.constantFrom('{ kind: "file", fileId: "", nth: null }', '{ kind: "file", path: "/etc/passwd", nth: null }'),
    fc.constantFrom('{ kind: "kept", keptId: 1 }', '{ kind: "sample", more: 1 }', '{ kind: "other" }')
  )
)
const tab = objectOf({
  place: tabPlace,
  title: place(always('Room'), fc.oneof(notText, fc.constant('"x".repeat(1001)'))),
  sessionId: place(always(null), fc.oneof(always(1), always({}), fc.constant('"x".repeat(1001)'))),
  startMs: place(always(1), fc.constantFrom('NaN', '"1"', 'undefined', '1n')),
  view: place(always('{}'), fc.oneof(notText, fc.constant('"x".repeat(65537)')))
})
const openTabs = objectOf({
  tabs: place(
    tab.good.map((one) => `[${one}]`),
    fc.oneof(
      notText.filter((value) => value !== '[]' && !value.startsWith('Object.assign')),
      tab.bad.map((one) => `[${one}]`),
      tab.good.map((one) => `Array.from({ length: 51 }, () => (${one}))`)
    )
  ),
  front: place(always(null), fc.constantFrom('-1', '0.5', 'NaN', '"0"', 'undefined', '0n', '[0]'))
})

const time = fc.constantFrom('1e3', '0', '-1', '1.7e12')
const mark = objectOf({
  id: place(sourceOf(fc.uuid()), fc.oneof(notText, always(''), always('x'.repeat(65)))),
  name: place(always('marked'), fc.oneof(notText, always('x'.repeat(2001)))),
  startMs: place(time, fc.constantFrom('NaN', 'Infinity', '-9e15', '"0"', 'null', '1n', 'new Date(0)', '[0]')),
  endMs: place(fc.constant('2e12'), fc.constantFrom('NaN', '-9e15', '"2e12"', 'undefined', '1n', 'new Date(2e12)'))
})
const marks = place(
  mark.good.map((one) => `[${one}]`),
  fc.oneof(
    notText.filter((value) => value !== '[]' && !value.startsWith('Object.assign')),
    text,
    fc.tuple(mark.good, mark.bad).map(([good, bad]) => `[${good}, ${bad}]`),
    mark.good.map((one) => `[${one}, ${one}]`),
    mark.good.map((one) => `Array.from({ length: 1001 }, (_, index) => ({ ...${one}, id: String(index) }))`)
  )
)

function placesOf({ accountId, keptId, snapshotId }: Existing): Readonly<Record<CallName, readonly Place[]>> {
  return {
    getAbout: [],
    getSettings: [],
    changeSettings: [change],
    copyText: [anyText],
    copyPicture: [picture],
    getZone: [zoneName],
    getOwnZone: [],
    listZones: [place(time, fc.constantFrom('NaN', 'Infinity', '-9e15', '"0"', 'null', '1n', 'new Date(0)', '[0]'))],
    getZoneEditions: [],
    listAccounts: [],
    inspectToken: [credential],
    proveAccount: [requestId, draft(accountId)],
    keepAccount: [id('candidate'), storage],
    discardCandidate: [id('candidate')],
    testAccount: [requestId, id(accountId)],
    editAccount: [id(accountId), label],
    chooseAccount: [id(accountId)],
    removeAccount: [id(accountId)],
    getProxyLogin: [],
    logInToProxy: [proxy, proxyLogin, storage],
    forgetProxyLogin: [],
    cancelKeychain: [],
    fetchSession: [requestId, pasted],
    cancel: [requestId],
    chooseFile: [],
    openDropped: [requestId, path],
    takeWaiting: [],
    openPlace: [requestId, tabPlace, place(always(''), fc.oneof(notText, always('x'.repeat(256))))],
    openChosen: [requestId, id('choice-1'), byte],
    openSample: [],
    openKept: [requestId, id(keptId)],
    openRecent: [requestId, id('recent')],
    readPiece: [id('parcel-1'), byte, byte],
    readRaw: [id(snapshotId), byte],
    keepSnapshot: [id(snapshotId), marks],
    saveMarks: [id(keptId), marks],
    listKept: [
      place(
        fc.oneof(always(null), always(keptId)),
        fc.oneof(
          notText.filter((value) => value !== 'null'),
          always('')
        )
      )
    ],
    removeKept: [id(keptId)],
    getTabs: [],
    saveTabs: [openTabs],
    listRecents: [],
    clearRecents: [],
    saveFile: [fileName, content],
    savePdf: [pdfName, title],
    saveSession: [keptName, id(snapshotId), marks],
    showSaved: [id('saved-1')],
    printPage: []
  }
}

/** A call's name in; lists out, each as a JavaScript array, that are none of this call's: something is wrong in one place, missing, or too much. */
export function refusedCalls(name: CallName, existing: Existing): fc.Arbitrary<string> {
  const places = placesOf(existing)[name]
  const listed = (parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((list) => list.join(', '))
  const good = places.map((each) => each.good)
  const tooMany = fc
    .tuple(listed(good), fc.array(fc.oneof(notText, text), { minLength: 1, maxLength: 4 }))
    .map(([list, more]) => [...(list === '' ? [] : [list]), ...more].join(', '))
  const tooFew = places.map((_, count) => listed(good.slice(0, count)))
  const wrong = places.map((_, bad) => listed(places.map((each, index) => (index === bad ? each.bad : each.good))))
  const often = [tooMany, ...wrong].map((arbitrary) => ({ arbitrary, weight: 12 }))
  return fc.oneof(...often, ...tooFew.map((arbitrary) => ({ arbitrary, weight: 1 }))).map((list) => `[${list}]`)
}
