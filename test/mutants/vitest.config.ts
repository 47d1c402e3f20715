// The tests that mutants of one subject meet: those of its own modules, without real keyrings and long waits.
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { subjectNamed } from './subjects.mjs'

const fewRuns = resolve(import.meta.dirname, 'few-runs.ts')

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [
    {
      name: 'few-runs',
      enforce: 'pre',
      resolveId: (id, importer) => (id === 'fast-check' && importer !== fewRuns ? fewRuns : null)
    }
  ],
  test: {
    include: subjectNamed(process.env['ROLLCALL_SUBJECT']).tests,
    setupFiles: ['test/mutants/left-out.ts'],
    environment: 'node',
    testTimeout: 20_000,
    // A worker for each file and mutant would take longer than the tests.
    isolate: false
  }
})
