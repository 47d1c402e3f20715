// Unit and property tests, which mirror electron/ and renderer/ path for path, and the attacks that need no window.
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [svelte()],
  test: {
    include: ['test/unit/**/*.test.ts', 'test/torture/**/*.test.ts'],
    environment: 'node',
    // A limit for what hangs; how long a test takes depends on what else the machine does.
    testTimeout: 60_000
  }
})
