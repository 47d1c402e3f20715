// Counts what passed and failed in the reports of the test runners; silence counts as a failure.

/** @typedef {{passed: number, failed: number}} Count */

/** A gate counts as one. @param {number} exitCode @returns {Count} */
export function gateCount(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * What vitest's JSON report adds up to; a file that does not load counts as one failure.
 * @param {{numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: {status: string, assertionResults: {status: string}[]}[]} | undefined} report
 * @param {number} exitCode
 * @returns {Count}
 */
export function unitCount(report, exitCode) {
  if (!report) return { passed: 0, failed: 1 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed')
  )
  // A skipped test is a promise that was not checked.
  const failed = report.numFailedTests + brokenFiles.length + report.numPendingTests + report.numTodoTests
  return honest({ passed: report.numPassedTests, failed }, exitCode)
}

/**
 * What Playwright's JSON report adds up to; a test that passed only when tried again counts as failed.
 * @param {{stats: {expected: number, unexpected: number, flaky: number, skipped: number}, errors: unknown[]} | undefined} report
 * @param {number} exitCode
 * @returns {Count}
 */
export function storyCount(report, exitCode) {
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return honest({ passed: expected, failed: unexpected + flaky + skipped + report.errors.length }, exitCode)
}

/**
 * A run without a single test, or one that ended badly without naming a failure, has failed.
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
function honest({ passed, failed }, exitCode) {
  const isSilentFailure = failed === 0 && (passed === 0 || exitCode !== 0)
  return { passed, failed: isSilentFailure ? 1 : failed }
}
