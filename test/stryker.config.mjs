// Tests the tests: changes the sources of one subject, a place at a time, and counts the changes that no test notices.
import { subjectNamed } from './mutants/subjects.mjs'

const name = process.env['ROLLCALL_SUBJECT']

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: subjectNamed(name).mutate,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What is worked out once, when a module is loaded, would need all tests for each mutant.
  ignoreStatic: true,
  ignorePatterns: ['/node_modules', '/out', '/test/e2e', '/test/screenshots', '/test-results', '/reports'],
  concurrency: 2,
  timeoutMS: 10_000,
  dryRunTimeoutMinutes: 10,
  tempDirName: 'reports/mutants/sandbox',
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: `reports/mutants/${name}.json` },
  checkers: [],
  thresholds: { high: 90, low: 80, break: 80 }
}
