import { expect, test } from 'vitest'
import { menuKeys } from '../../../../electron/shared/menu-keys'
import { windowKeys } from '../../../../renderer/ui/window-keys'

test('the sheet names every key of the menu, as it is printed on the keyboard at hand', () => {
  const caps = (platform: 'linux' | 'mac' | 'windows') => windowKeys(platform).flatMap((row) => row.caps)
  expect(windowKeys('linux').length).toBeGreaterThanOrEqual(Object.keys(menuKeys('linux')).length)
  expect(caps('linux')).toEqual(expect.arrayContaining(['Ctrl O', 'Ctrl K', 'Ctrl F', 'Alt ←', 'Alt →']))
  expect(caps('windows')).toEqual(expect.arrayContaining(['Ctrl P', 'Alt ←', 'Alt →']))
  expect(caps('mac')).toEqual(expect.arrayContaining(['⌘ O', '⌘ K', '⌘ [', '⌘ ]']))
  expect(caps('linux')).toEqual(expect.arrayContaining(['Ctrl +', 'F11', 'Ctrl Q']))
  expect(caps('windows')).toContain('Alt F4')
})

test('no key is named twice', () => {
  for (const platform of ['linux', 'mac', 'windows'] as const) {
    const caps = windowKeys(platform).flatMap((row) => row.caps)
    expect(new Set(caps).size).toBe(caps.length)
    for (const cap of caps) expect(cap).not.toMatch(/Cmd|undefined|\+./)
  }
})
