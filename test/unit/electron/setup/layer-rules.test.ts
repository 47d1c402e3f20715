// Plants what the lint rules forbid and sees each of them refused, so that a rule that stops biting is noticed.
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { layers as foldersBelow } from '../../../../layers.mjs'
import { temporaryFolder } from '../../temporary-folder'

const root = resolve(import.meta.dirname, '../../../..')
// These rules need no types; a file that is made up for a test has none.
const withoutTypes = {
  languageOptions: { parserOptions: { projectService: false } },
  rules: { '@typescript-eslint/no-deprecated': 'off' as const }
}
const eslint = new ESLint({ cwd: root, overrideConfig: withoutTypes })

/** The names of the rules that refuse this text as the content of that file. */
async function rulesAgainst(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: resolve(root, file) })
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message)
}

const imports = (specifier: string, name = 'x') => `import { ${name} } from '${specifier}'\nvoid ${name}\n`

const layers = 'import-x/no-restricted-paths'
const script = (text: string) => `<script lang="ts">\n${text}</script>\n`
const type = (specifier: string) => `import type { X } from '${specifier}'\nexport type Y = X\n`

const forbidden: [what: string, file: string, text: string, rule: string][] = [
  ['shared importing main', 'electron/shared/x.ts', imports('../main/window/menu'), layers],
  ['shared importing a package', 'electron/shared/x.ts', imports('valibot'), 'no-restricted-imports'],
  ['shared importing Node', 'electron/shared/x.ts', imports('node:fs'), 'no-restricted-imports'],
  ['main importing the renderer', 'electron/main/x.ts', imports('../../renderer/clock/zone'), layers],
  ['the preload importing the renderer', 'electron/preload/x.ts', imports('../../renderer/bridge'), layers],
  ['the renderer importing main', 'renderer/ui/parts/x.ts', imports('../../../electron/main/window/menu'), layers],
  ['the renderer importing the preload', 'renderer/ui/parts/x.ts', imports('../../../electron/preload/stay'), layers],
  ['the renderer importing Electron', 'renderer/ui/x.ts', imports('electron'), 'no-restricted-imports'],
  [
    'the renderer importing Electron by a subpath',
    'renderer/ui/x.ts',
    imports('electron/renderer'),
    'no-restricted-imports'
  ],
  ['the renderer importing Node', 'renderer/ui/x.ts', imports('node:fs'), 'no-restricted-imports'],
  ['the renderer importing Node without its prefix', 'renderer/ui/x.ts', imports('fs'), 'no-restricted-imports'],
  [
    'a component importing main',
    'renderer/ui/parts/X.svelte',
    script(imports('../../../electron/main/window/menu')),
    layers
  ],
  ['the clock importing the analysis', 'renderer/clock/x.ts', imports('../analysis/presence'), layers],
  ['the clock importing a type of the analysis', 'renderer/clock/x.ts', type('../analysis/presence'), layers],
  ['the analysis importing the timeline', 'renderer/analysis/x.ts', imports('../timeline/lanes/lanes'), layers],
  ['the state importing the chart', 'renderer/state/view/x.svelte.ts', imports('../../chart/Chart.svelte'), layers],
  ['the state importing the ui', 'renderer/state/x.ts', imports('../ui/parts/words'), layers],
  ['painting importing what it is part of', 'renderer/chart/paint/x.ts', imports('../spoken'), layers],
  [
    'a part importing a type of the frame',
    'renderer/ui/parts/X.svelte',
    script("import type X from '../frame/Sidebar.svelte'\nexport type Y = X\n"),
    layers
  ],
  ['the keychain importing accounts', 'electron/main/keychain/x.ts', imports('../accounts/accounts'), layers],
  ['accounts importing their calls', 'electron/main/accounts/x.ts', imports('../calls/calls'), layers],
  ['a second file importing ky', 'electron/main/library/x.ts', imports('ky'), 'no-restricted-imports'],
  ['a second file importing keytar', 'electron/main/accounts/accounts.ts', imports('keytar'), 'no-restricted-imports'],
  [
    'a second file importing ky when it runs',
    'electron/main/x.ts',
    "export const x = import('ky')\n",
    'no-restricted-syntax'
  ],
  ['a test importing ky when it runs', 'test/x.ts', "export const x = import('ky')\n", 'no-restricted-syntax'],
  [
    'main importing the renderer when it runs',
    'electron/main/x.ts',
    "export const x = import('../../renderer/bridge')\n",
    layers
  ],
  [
    'the renderer importing main when it runs',
    'renderer/ui/parts/x.ts',
    "export const x = import('../../../electron/main/window/menu')\n",
    layers
  ],
  [
    'the renderer importing Node when it runs',
    'renderer/state/x.svelte.ts',
    "export const x = import('node:fs')\n",
    'no-restricted-syntax'
  ],
  [
    'shared importing main when it runs',
    'electron/shared/x.ts',
    "export const x = import('../main/window/menu')\n",
    layers
  ],
  [
    'the timeline importing the bridge when it runs',
    'renderer/timeline/lanes/x.ts',
    "export const x = import('../../bridge')\n",
    layers
  ],
  [
    'main importing all of Electron when it runs',
    'electron/main/x.ts',
    "export const x = import('electron')\n",
    'no-restricted-syntax'
  ],
  [
    'main importing what nobody can read off',
    'electron/main/x.ts',
    'export const x = (name: string) => import(`../../${name}/bridge`)\n',
    'no-restricted-syntax'
  ],
  [
    'main importing Electron as a whole',
    'electron/main/x.ts',
    "import electron from 'electron'\nvoid electron.ipcMain\n",
    'no-restricted-imports'
  ],
  [
    'main importing Electron as a namespace',
    'electron/main/x.ts',
    "import * as electron from 'electron'\nvoid electron.ipcMain\n",
    'no-restricted-imports'
  ],
  [
    'main using ipcMain by a subpath',
    'electron/main/x.ts',
    imports('electron/main', 'ipcMain'),
    'no-restricted-imports'
  ],
  ['the HTTP client importing keytar', 'electron/main/videosdk/client.ts', imports('keytar'), 'no-restricted-imports'],
  [
    'the keychain child importing ky',
    'electron/main/keychain/keychain-child.ts',
    imports('ky'),
    'no-restricted-imports'
  ],
  ['a second file using ipcMain', 'electron/main/window.ts', imports('electron', 'ipcMain'), 'no-restricted-imports'],
  ['main using ipcRenderer', 'electron/main/calls/ipc.ts', imports('electron', 'ipcRenderer'), 'no-restricted-imports'],
  ['the preload using ipcMain', 'electron/preload/index.ts', imports('electron', 'ipcMain'), 'no-restricted-imports'],
  ['Svelte in the timeline', 'renderer/timeline/x.ts', imports('svelte'), 'no-restricted-imports'],
  ['a Svelte store in the timeline', 'renderer/timeline/x.ts', imports('svelte/store'), 'no-restricted-imports'],
  ['runes in the analysis', 'renderer/analysis/x.ts', imports('./lanes.svelte'), 'no-restricted-imports'],
  ['the bridge in the timeline', 'renderer/timeline/lanes/x.ts', imports('../../bridge'), layers],
  ['a package in the timeline', 'renderer/timeline/x.ts', imports('valibot'), 'no-restricted-imports'],
  ['the DOM in the timeline', 'renderer/timeline/x.ts', 'document.title = "x"\n', 'no-restricted-globals'],
  ['a clock in the analysis', 'renderer/analysis/x.ts', 'void Date.now()\n', 'no-restricted-properties'],
  ['a clock made by new Date()', 'renderer/analysis/x.ts', 'void new Date()\n', 'no-restricted-syntax'],
  ['a clock made by Date()', 'renderer/timeline/x.ts', 'void Date()\n', 'no-restricted-syntax'],
  ['a clock by globalThis', 'renderer/report/x.ts', 'void globalThis.Date.now()\n', 'no-restricted-globals'],
  ['randomness in the report', 'renderer/report/x.ts', 'void Math.random()\n', 'no-restricted-properties'],
  ['window.bridge in the timeline', 'renderer/timeline/x.ts', 'void window.bridge\n', 'no-restricted-globals'],
  [
    'window.bridge in a component',
    'renderer/ui/X.svelte',
    '<script lang="ts">\nvoid window.bridge\n</script>\n',
    'no-restricted-properties'
  ],
  ['globalThis.bridge in a module', 'renderer/state/x.ts', 'void globalThis.bridge\n', 'no-restricted-properties'],
  [
    'the bridge taken out of the window',
    'renderer/ui/x.ts',
    'const { bridge } = window\nvoid bridge\n',
    'no-restricted-properties'
  ],
  [
    '{@html}',
    'renderer/ui/X.svelte',
    '<script lang="ts">\nconst x = ""\n</script>\n{@html x}\n',
    'svelte/no-at-html-tags'
  ],
  ['any', 'electron/main/x.ts', 'export const x: any = 1\n', '@typescript-eslint/no-explicit-any'],
  [
    'any in a component',
    'renderer/ui/X.svelte',
    '<script lang="ts">\nconst x: any = 1\nvoid x\n</script>\n',
    '@typescript-eslint/no-explicit-any'
  ],
  [
    'a non-null assertion',
    'renderer/ui/x.ts',
    'export const x = [1][0]!\n',
    '@typescript-eslint/no-non-null-assertion'
  ],
  ['an enum', 'electron/shared/x.ts', 'export enum X { A }\n', 'no-restricted-syntax'],
  ['an enum in the timeline', 'renderer/timeline/x.ts', 'export enum X { A }\n', 'no-restricted-syntax'],
  ['a default export', 'electron/main/x.ts', 'export default 1\n', 'no-restricted-syntax']
]

const allowed: [what: string, file: string, text: string][] = [
  ['shared importing a sibling', 'electron/shared/x.ts', imports('./result')],
  ['the HTTP client importing ky', 'electron/main/videosdk/client.ts', "import ky from 'ky'\nvoid ky\n"],
  ['the keychain child importing keytar', 'electron/main/keychain/keychain-child.ts', imports('keytar')],
  ['ipc.ts using ipcMain', 'electron/main/calls/ipc.ts', imports('electron', 'ipcMain')],
  ['the preload using ipcRenderer', 'electron/preload/index.ts', imports('electron', 'ipcRenderer')],
  ['main importing a type from its own main folder', 'electron/main/library/x.ts', imports('../session/decode')],
  ['main importing its own parts when it runs', 'electron/main/x.ts', "export const x = import('./session/decode')\n"],
  ['a component importing another when it runs', 'renderer/ui/x.ts', "export const x = import('./Help.svelte')\n"],
  [
    'the timeline importing the shared model',
    'renderer/timeline/lanes/x.ts',
    imports('../../../electron/shared/session')
  ],
  ['the timeline importing a sibling', 'renderer/timeline/lanes/x.ts', imports('./rows')],
  ['the timeline importing the analysis', 'renderer/timeline/lanes/x.ts', imports('../../analysis/presence')],
  ['painting importing the view', 'renderer/chart/paint/x.ts', imports('../../state/view/view.svelte')],
  ['a component importing the state', 'renderer/ui/frame/X.svelte', script(imports('../../state/rollcall.svelte'))],
  ['a state class importing Svelte', 'renderer/state/x.svelte.ts', imports('svelte')],
  ['new Date(ms) in the timeline', 'renderer/timeline/x.ts', 'void new Date(0)\n'],
  ['the renderer’s own bridge file using window.bridge', 'renderer/bridge.ts', 'void window.bridge\n']
]

describe('lint', () => {
  it.each(forbidden)('refuses %s', async (_what, file, text, rule) => {
    expect(await rulesAgainst(file, text)).toContain(rule)
  })

  it.each(allowed)('allows %s', async (_what, file, text) => {
    expect(await rulesAgainst(file, text)).toEqual([])
  })
})

describe('the layers', () => {
  it('are all folders that have sources', () => {
    const sources = ['electron', 'renderer'].flatMap((tree) =>
      readdirSync(join(root, tree), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|svelte|mjs|cjs)$/.test(name))
        .map((name) => dirname(join(tree, name)).replaceAll('\\', '/'))
    )
    expect([...foldersBelow.keys()].sort()).toEqual([...new Set(sources)].sort())
  })

  it.each([
    ['renderer/timeline/lanes/lanes', 'renderer/timeline/axis/folds'],
    ['renderer/state/view/lineup.svelte', 'renderer/state/session/desk.svelte'],
    ['electron/main/work/tasks', 'electron/main/library/library']
  ])('refuse the circle of two folders that %s and %s would make', async (low, high) => {
    const importing = (from: string, to: string) =>
      rulesAgainst(`${dirname(from)}/x.ts`, type(relative(dirname(from), to).replaceAll('\\', '/')))
    expect([await importing(low, high), await importing(high, low)]).toEqual([[layers], []])
  })
})

describe('a circle of files', () => {
  /** What the check says of these files, by their names, as they stand together in a folder. */
  async function circlesOf(files: Readonly<Record<string, string>>): Promise<{ status: number | null; found: number }> {
    const folder = await temporaryFolder()
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
    const { status, stdout } = spawnSync(process.execPath, [oxlint, '-c', join(root, '.oxlintrc.json'), folder], {
      encoding: 'utf8'
    })
    return { status, found: stdout.match(/no-cycle/g)?.length ?? 0 }
  }

  it('is refused, be it made of types alone', async () => {
    expect(await circlesOf({ 'a.ts': type('./b'), 'b.ts': type('./a') })).toEqual({ status: 1, found: 2 })
  })

  it('is refused when it goes through a component', async () => {
    const files = { 'X.svelte': script(type('./x.svelte')), 'x.svelte.ts': "export { default } from './X.svelte'\n" }
    expect(await circlesOf(files)).toEqual({ status: 1, found: 2 })
  })

  it('is not seen where there is none', async () => {
    expect(await circlesOf({ 'a.ts': type('./b'), 'b.ts': 'export interface X {}\n' })).toEqual({
      status: 0,
      found: 0
    })
  })
})
