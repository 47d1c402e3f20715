import { expect, test } from 'vitest'
import { menuKeys } from '../../../../electron/shared/menu-keys'
import { windowKeys } from '../../../../renderer/ui/window-keys'

test('the sheet names every key of the menu, as it is printed on the keyboard at hand', () => {
  const caps = (platform: 'linux' | 'mac' | 'windows') => windowKeys(platform).flatMap((row) => row.caps)
  for (const accelerator of Object.values(menuKeys)) {
    expect(caps('linux')).toContain(accelerator.replace('CmdOrCtrl+', 'Ctrl '))
    expect(caps('mac')).toContain(accelerator.replace('CmdOrCtrl+', '⌘ '))
  }
  expect(caps('linux')).toEqual(expect.arrayContaining(['Ctrl +', 'F11', 'Ctrl Q']))
  expect(caps('windows')).toContain('Alt F4')
})

test('no key is named twice', () => {
  const caps = windowKeys('linux').flatMap((row) => row.caps)
  expect(new Set(caps).size).toBe(caps.length)
})
