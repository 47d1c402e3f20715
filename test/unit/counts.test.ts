// What the last line of npm test counts.
import { expect, it } from 'vitest'
import { gateCount, storyCount, unitCount } from '../counts.mjs'

const unit = (numPassedTests: number, numFailedTests = 0) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: []
})
const stories = (expected: number, other = {}) => ({
  stats: { expected, unexpected: 0, flaky: 0, skipped: 0, ...other },
  errors: []
})

it('a gate counts as one', () => {
  expect(gateCount(0)).toEqual({ passed: 1, failed: 0 })
  expect(gateCount(2)).toEqual({ passed: 0, failed: 1 })
})

it('tests are counted one by one', () => {
  expect(unitCount(unit(5, 2), 1)).toEqual({ passed: 5, failed: 2 })
  expect(storyCount(stories(5, { unexpected: 2 }), 1)).toEqual({ passed: 5, failed: 2 })
})

it('a run that left no report, ran no test or ended badly never counts as without failure', () => {
  expect(unitCount(undefined, 0).failed).toBe(1)
  expect(unitCount(unit(0), 0).failed).toBe(1)
  expect(unitCount(unit(5), 1).failed).toBe(1)
  expect(storyCount(undefined, 0).failed).toBe(1)
  expect(storyCount(stories(0), 0).failed).toBe(1)
  expect(storyCount(stories(5), 130).failed).toBe(1)
})

it('a test file that does not load is a failure', () => {
  const report = { ...unit(5), testResults: [{ status: 'failed', assertionResults: [] }] }
  expect(unitCount(report, 1)).toEqual({ passed: 5, failed: 1 })
})

it('a skipped test and one that passed only when tried again are failures', () => {
  expect(unitCount({ ...unit(5), numPendingTests: 1 }, 0).failed).toBe(1)
  expect(storyCount(stories(5, { skipped: 1, flaky: 1 }), 0).failed).toBe(2)
})
