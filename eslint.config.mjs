// Lint, the layers of layers.mjs, and what an order of folders cannot say: which file alone may touch a dangerous part.
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import js from '@eslint/js'
import importX, { createNodeResolver } from 'eslint-plugin-import-x'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'
import { layers } from './layers.mjs'

const filesIn = (folder) => join(import.meta.dirname, folder, '*')
const zones = [...layers].map(([folder, below]) => ({
  target: filesIn(folder),
  from: join(import.meta.dirname, '{electron,renderer}/**'),
  except: below.map(filesIn),
  message: `It does not stand below ${folder}; see layers.mjs.`
}))

const banned = {
  any: { regex: '^(?!\\.)', message: 'Pure code, and what is shared, uses no banned.' },
  svelte: { regex: '\\.svelte', message: 'Pure code has no Svelte.' },
  node: {
    regex: `^(node:|(electron|${builtinModules.join('|')})(/|$))`,
    message: 'The renderer has no Node and no Electron.'
  },
  ky: { regex: '^ky$', message: 'Only electron/main/videosdk/client.ts speaks HTTP.' },
  keytar: { regex: '^keytar$', message: 'Only the keychain child process loads keytar.' }
}
const electronNames = (...names) => ({
  regex: '^electron(/|$)',
  importNames: [...names, 'default'],
  message: `${names.join(', ')}: only one file may use it; see README, "Map of the folders".`
})
const ipcNames = electronNames('ipcMain', 'ipcRenderer')
// The import rules do not see import(): the same patterns stand for both. In a selector no slash may stand for itself.
const whenItRuns = ({ regex, message }) => ({
  selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\x2F')}/]`,
  message: `Not when it runs either: ${message}`
})
const syntax = (...more) => [
  'error',
  { selector: 'TSEnumDeclaration', message: 'A union of literals, not an enum.' },
  { selector: 'ExportDefaultDeclaration', message: 'Only components and configuration are default exports.' },
  ...more
]
const unreadable = {
  selector: 'ImportExpression:not([source.type="Literal"])',
  message: 'import() takes a plain text, which the rules can read.'
}
/** The rules of a folder or file that may not import what these patterns name, neither statically nor when it runs. */
const without = (patterns, ...more) => ({
  'no-restricted-imports': ['error', { patterns }],
  'no-restricted-syntax': syntax(...patterns.map(whenItRuns), unreadable, ...more)
})
const bridgeOf = (object) => ({ object, property: 'bridge', message: 'Only renderer/bridge.ts touches window.bridge.' })
const clock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Pure code has no clock.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Pure code has no clock.' }
]
const pureGlobals = [
  ...['window', 'document', 'globalThis', 'self', 'performance', 'fetch'],
  ...['setTimeout', 'setInterval', 'requestAnimationFrame']
]

export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'test-results/', 'playwright-report/', 'reports/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.node } } },
  {
    // By the types of the Electron that ships, whatever runs the tests.
    files: ['electron/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-deprecated': 'error' }
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': syntax(...[banned.ky, banned.keytar].map(whenItRuns)),
      'svelte/no-at-html-tags': 'error',
      // Without one a button sends the form that it happens to stand in.
      'svelte/button-has-type': 'error'
    }
  },
  {
    files: ['*.config.*', 'test/**/*.config.*', 'test/unit/page-environment.ts'],
    rules: { 'no-restricted-syntax': 'off' }
  },
  { files: ['test/**/*.{mjs,js}'], languageOptions: { globals: { ...globals.browser } } },
  // Playwright reads a fixture's needs off its first parameter, which is {} when it needs nothing.
  { files: ['test/e2e/**'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: ts.parser } }
  },
  { files: ['renderer/**/*.ts'], languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['{electron,renderer}/**'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs'] })] },
    rules: { 'import-x/no-restricted-paths': ['error', { zones }] }
  },
  { files: ['electron/shared/**'], rules: without([banned.any]) },
  { files: ['electron/main/**'], rules: without([banned.ky, banned.keytar, ipcNames]) },
  {
    files: ['electron/main/videosdk/client.ts'],
    rules: without([banned.keytar, ipcNames])
  },
  {
    files: ['electron/main/keychain/keychain-child.ts'],
    rules: without([banned.ky, ipcNames])
  },
  {
    files: ['electron/main/calls/ipc.ts'],
    rules: without([banned.ky, banned.keytar, electronNames('ipcRenderer')])
  },
  {
    files: ['electron/preload/**'],
    rules: without([banned.ky, banned.keytar, electronNames('ipcMain')])
  },
  {
    files: ['renderer/**'],
    rules: {
      ...without([banned.node, banned.ky, banned.keytar]),
      'no-restricted-properties': ['error', ...['window', 'globalThis', 'self'].map(bridgeOf)]
    }
  },
  { files: ['renderer/bridge.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['renderer/{clock,words,analysis,timeline,report}/**'],
    rules: {
      ...without([banned.any, banned.svelte], ...clock),
      'no-restricted-globals': ['error', ...pureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pure code has no clock: take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'Pure code has no randomness.' }
      ]
    }
  }
)
