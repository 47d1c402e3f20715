// The menu: every command of the window is in it once, with the key that the help sheet prints.

import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { showMenu } from '../../../../../electron/main/window/menu'
import type { MenuCommand } from '../../../../../electron/shared/bridge'
import { menuKeys } from '../../../../../electron/shared/menu-keys'

const electron = vi.hoisted(() => ({
  app: { isPackaged: true },
  Menu: { buildFromTemplate: vi.fn(), setApplicationMenu: vi.fn() }
}))
vi.mock('electron', () => electron)

const commands = {
  ...{ 'open-file': true, keep: true, 'add-account': true, ask: true, refresh: true, timeline: true, table: true },
  ...{
    'zoom-in': true,
    'zoom-out': true,
    fit: true,
    help: true,
    sample: true,
    palette: true,
    sidebar: true,
    find: true
  },
  ...{ 'go-to': true, back: true, forward: true, export: true, print: true },
  ...{ 'new-tab': true, 'close-tab': true, 'reopen-tab': true, 'next-tab': true, 'previous-tab': true }
} satisfies Record<MenuCommand, true>

let menus: readonly (readonly MenuItemConstructorOptions[])[]
let items: readonly MenuItemConstructorOptions[]
let sent: MenuCommand[]

beforeEach(() => {
  sent = []
  electron.Menu.buildFromTemplate.mockClear()
  showMenu((command) => sent.push(command))
  const template = electron.Menu.buildFromTemplate.mock.calls[0]?.[0] as readonly MenuItemConstructorOptions[]
  menus = [template, ...template.map(({ submenu }) => (Array.isArray(submenu) ? submenu : []))]
  items = menus.flat()
})

/** Chooses an item; the answer is the command that the window gets. */
function choose(item: MenuItemConstructorOptions): MenuCommand | undefined {
  const click = item.click as (() => void) | undefined
  click?.()
  return sent.at(-1)
}

test('has every command once', () => {
  for (const item of items) choose(item)
  expect([...sent].sort()).toEqual(Object.keys(commands).sort())
})

test('binds the keys that the help sheet prints, each once, and no single key', () => {
  const keys = Object.fromEntries(
    items
      .filter(({ accelerator, role }) => accelerator !== undefined && role === undefined)
      .map((item) => [choose(item), item.accelerator])
  )
  expect(keys).toEqual(menuKeys('linux'))
  for (const platform of ['linux', 'windows', 'mac'] as const) {
    const accelerators = Object.values(menuKeys(platform))
    expect(new Set(accelerators).size).toBe(accelerators.length)
    for (const accelerator of accelerators) expect(accelerator).toMatch(/^(CmdOrCtrl|Cmd|Ctrl|Alt)\+/)
  }
})

test('on a Mac, where Alt with an arrow moves by a word, back and forward are elsewhere', () => {
  expect(menuKeys('mac')).toMatchObject({ back: 'Cmd+[', forward: 'Cmd+]' })
})

test('no letter is underlined twice in one menu', () => {
  for (const menu of menus) {
    const letters = menu.flatMap(({ label }) => /&(\w)/.exec(label ?? '')?.[1]?.toLowerCase() ?? [])
    expect(new Set(letters).size).toBe(letters.length)
  }
})
