// Lint and the layer rules: which folder may import which, and which file alone may touch a dangerous part.
import { builtinModules } from 'node:module'
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'

const layers = {
  fromRenderer: { regex: '(^|/)renderer/', message: 'electron/ never imports renderer/.' },
  notShared: {
    regex: '(^|/)electron/(?!shared/)',
    message: 'renderer/ reaches electron/ only through electron/shared.'
  },
  outsideShared: { regex: '^(?!\\./)', message: 'electron/shared imports only its siblings.' },
  svelte: { regex: '\\.svelte', message: 'timeline, analysis and report are pure: no Svelte.' },
  impureFolders: {
    regex: '/(chart|state|ui)/|bridge$',
    message: 'timeline, analysis and report import only each other and electron/shared.'
  },
  packages: { regex: '^(?!\\.)', message: 'timeline, analysis and report use no packages.' },
  node: {
    regex: `^(node:|(electron|${builtinModules.join('|')})(/|$))`,
    message: 'The renderer has no Node and no Electron.'
  },
  ky: { regex: '^ky$', message: 'Only electron/main/videosdk/client.ts speaks HTTP.' },
  keytar: { regex: '^keytar$', message: 'Only the keychain child process loads keytar.' }
}
const imports = (...patterns) => ['error', { patterns }]
const electronNames = (...names) => ({
  regex: '^electron$',
  importNames: names,
  message: `${names.join(', ')}: only one file may use it; see README, "Rules a machine checks".`
})
// The import rules do not see import(), and these two packages have one door each.
const guarded = ['ky', 'keytar'].map((name) => ({
  selector: `ImportExpression[source.value="${name}"]`,
  message: `${name} is imported in one file only, and statically.`
}))
const syntax = (...more) => [
  'error',
  { selector: 'TSEnumDeclaration', message: 'A union of literals, not an enum.' },
  { selector: 'ExportDefaultDeclaration', message: 'Only components and configuration are default exports.' },
  ...guarded,
  ...more
]
const clock = { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Pure code has no clock.' }
const pureGlobals = ['window', 'document', 'performance', 'fetch', 'setTimeout', 'setInterval', 'requestAnimationFrame']

export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.node } } },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': syntax(),
      'svelte/no-at-html-tags': 'error'
    }
  },
  { files: ['*.config.*', 'test/*.config.*'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/**/*.{mjs,js}'], languageOptions: { globals: { ...globals.browser } } },
  // Playwright reads a fixture's needs off its first parameter, which is {} when it needs nothing.
  { files: ['test/e2e/**'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: ts.parser } }
  },
  { files: ['renderer/**/*.ts'], languageOptions: { globals: { ...globals.browser } } },
  { files: ['electron/shared/**'], rules: { 'no-restricted-imports': imports(layers.outsideShared) } },
  {
    files: ['electron/main/**'],
    rules: {
      'no-restricted-imports': imports(
        layers.fromRenderer,
        layers.ky,
        layers.keytar,
        electronNames('ipcMain', 'ipcRenderer')
      )
    }
  },
  {
    files: ['electron/main/videosdk/client.ts'],
    rules: {
      'no-restricted-imports': imports(layers.fromRenderer, layers.keytar, electronNames('ipcMain', 'ipcRenderer'))
    }
  },
  {
    files: ['electron/main/accounts/keychain-child.ts'],
    rules: { 'no-restricted-imports': imports(layers.fromRenderer, layers.ky, electronNames('ipcMain', 'ipcRenderer')) }
  },
  {
    files: ['electron/main/ipc.ts'],
    rules: {
      'no-restricted-imports': imports(layers.fromRenderer, layers.ky, layers.keytar, electronNames('ipcRenderer'))
    }
  },
  {
    files: ['electron/preload/**'],
    rules: { 'no-restricted-imports': imports(layers.fromRenderer, layers.ky, layers.keytar, electronNames('ipcMain')) }
  },
  {
    files: ['renderer/**'],
    rules: {
      'no-restricted-imports': imports(layers.notShared, layers.node, layers.ky, layers.keytar),
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'bridge', message: 'Only renderer/bridge.ts touches window.bridge.' }
      ]
    }
  },
  { files: ['renderer/bridge.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['renderer/{timeline,analysis,report}/**'],
    rules: {
      'no-restricted-imports': imports(
        layers.notShared,
        layers.node,
        layers.ky,
        layers.keytar,
        layers.packages,
        layers.svelte,
        layers.impureFolders
      ),
      'no-restricted-globals': ['error', ...pureGlobals],
      'no-restricted-syntax': syntax(clock),
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pure code has no clock: take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'Pure code has no randomness.' }
      ]
    }
  }
)
