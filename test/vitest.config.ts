// Unit and property tests, which mirror electron/ and renderer/ path for path, and the attacks that need no window.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

/** What another Node cannot change is tested once: real keychains, the set-up, the rules of all zones. */
const testedOnce = process.env['ROLLCALL_SECOND_NODE']
  ? [
      'test/unit/electron/main/keychain/keychain*',
      'test/unit/electron/setup/**',
      'test/unit/electron/main/clocks/zone-database.test.ts'
    ]
  : []
/** What is for `npm run torture` only. */
const tooLong = process.env['ROLLCALL_TORTURE'] === '1' ? [] : ['test/torture/*.long.test.ts']
/** Tests of state as it lives in the page: elsewhere Svelte's runes are those of a server, which remember less. */
const inPage = 'test/unit/**/*.page.test.ts'

/**
 * Tests that put something in a module's place, or whose clock stands still as that of the bridge for tests does: all is loaded
 * anew for them, which for all others would be half of the time.
 */
const replacing = ['test/unit', 'test/torture'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(sep, '/')}`)
    .filter(
      (path) =>
        path.endsWith('.test.ts') && /\bvi\.(do)?mock\(|\/fake-bridge'/i.test(readFileSync(join(root, path), 'utf8'))
    )
)

export default defineConfig({
  root,
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
          exclude: [inPage, ...replacing, ...testedOnce, ...tooLong],
          isolate: false
        }
      },
      { extends: true, test: { name: 'replacing', include: replacing, exclude: [inPage, ...testedOnce] } },
      { extends: true, test: { name: 'page', include: [inPage], environment: './test/unit/page-environment.ts' } }
    ]
  }
})
