// The sheet's two tables of keys: together they name everything that the menu binds, and nothing twice.
import { expect, test } from 'vitest'
import { capsOf, keyTable } from '../../../../renderer/keys/keys'
import { windowKeys } from '../../../../renderer/keys/window-keys'

const platforms = ['linux', 'mac', 'windows'] as const
type Platform = (typeof platforms)[number]

const caps = (platform: Platform): readonly string[] => [
  ...windowKeys(platform).flatMap((row) => row.caps),
  ...keyTable.flatMap((binding) => capsOf(binding, platform === 'mac'))
]

test('the sheet names the keys of the menu, as they are printed on the keyboard at hand', () => {
  const everywhere = ['O', 'S', 'R', 'L', 'K', 'F', 'E', 'P']
  expect(caps('linux')).toEqual(expect.arrayContaining(everywhere.map((key) => `Ctrl ${key}`)))
  expect(caps('mac')).toEqual(expect.arrayContaining(everywhere.map((key) => `⌘ ${key}`)))
  expect(caps('windows')).toEqual(expect.arrayContaining(['Alt ←', 'Alt →', 'Alt F4']))
  expect(caps('mac')).toEqual(expect.arrayContaining(['⌥ ←', '⌥ →']))
  expect(caps('linux')).toEqual(expect.arrayContaining(['Ctrl +', 'F11', 'Ctrl Q']))
})

test.each(platforms)(
  'no key is named twice on %s, but Escape, which closes what is open and lets go of the rest',
  (platform) => {
    const all = caps(platform)
    expect(all.filter((cap, index) => all.indexOf(cap) !== index)).toEqual(['Esc'])
    for (const cap of all) expect(cap).not.toMatch(/Cmd|undefined|\+./)
  }
)
