// Unit and property tests, which mirror electron/ and renderer/ path for path, and the attacks that need no window.
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** What another Node cannot change is tested once: real keychains, the set-up, the rules of all zones. */
const testedOnce = process.env['ROLLCALL_SECOND_NODE']
  ? [
      'test/unit/electron/main/accounts/keychain*',
      'test/unit/electron/setup/**',
      'test/unit/electron/main/clocks/zone-database.test.ts'
    ]
  : []
/** What is for `npm run torture` only. */
const tooLong = process.env['ROLLCALL_TORTURE'] === '1' ? [] : ['test/torture/*.long.test.ts']
/** Tests of state as it lives in the page: elsewhere Svelte's runes are those of a server, which remember less. */
const inPage = 'test/unit/**/*.page.test.ts'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [svelte()],
  test: {
    environment: 'node',
    // Much of it waits for programs and disks; left to itself vitest takes one core of two. A third works while two wait.
    maxWorkers: 3,
    // A limit for what hangs; how long a test takes depends on what else the machine does.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['test/unit/**/*.test.ts', 'test/torture/**/*.test.ts'],
          exclude: [inPage, ...testedOnce, ...tooLong]
        }
      },
      { extends: true, test: { name: 'page', include: [inPage], environment: './test/unit/page-environment.ts' } }
    ]
  }
})
