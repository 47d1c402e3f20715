// Addresses of the app's scheme that try to name what they should not, made from seeds.
import fc from 'fast-check'

const climbs = [
  '..',
  '.',
  '%2e%2e',
  '%2E%2e',
  '.%2e',
  '..;',
  '...',
  '%252e%252e',
  '..%00',
  '%c0%ae%c0%ae',
  '\u2024\u2024'
]
const slashes = ['/', '//', '\\', '%2f', '%5c', '%252f', '/./', '\u2215', '\uff0f', ';/', '/%00/']
const inside = [
  'index.html',
  'assets',
  'INDEX.HTML',
  'index.html%00.png',
  'index.html/',
  'index.html%20',
  'index%2ehtml'
]
const starts = [
  ...['app://rollcall/', 'app://rollcall/assets/', 'app://rollcall', 'app://rollcall//', 'app:///', 'app:/', 'app:'],
  ...['APP://ROLLCALL/', 'app://rollcall:80/', 'app://user:pw@rollcall/', 'app://rollcall@evil/', 'app://other/'],
  ...['app://rollcall.evil/', 'app://rollcall%2eevil/', 'app://rollcall\\@evil/', 'app://[::1]/', 'app://../']
]
const ends = ['', '?', '?../../etc/passwd', '#', '#/../main/index.js', '%00', '%0d%0aX: y', '.', '::$DATA', '~']

/** Names of files that exist outside in; addresses out, most of which try to reach one of them. */
export function hostilePaths(outside: readonly string[]): fc.Arbitrary<string> {
  const part = fc.oneof(
    fc.constantFrom(...climbs, ...inside, ...outside, ...outside.map(encodeURIComponent)),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.webPath(),
    fc.constantFrom('x'.repeat(1_000), '../'.repeat(200), '%2e%2e%2f'.repeat(100))
  )
  const weighted = fc.oneof({ arbitrary: part, weight: 9 }, { arbitrary: fc.constant('index.html'), weight: 1 })
  const joined = fc
    .array(fc.tuple(weighted, fc.constantFrom(...slashes)), { maxLength: 6 })
    .map((parts) => parts.flat().slice(0, -1).join(''))
  return fc.tuple(fc.constantFrom(...starts), joined, fc.constantFrom(...ends)).map((parts) => parts.join(''))
}
