// Counts which stories failed in some of many runs.

/**
 * @typedef {{title: string, ok: boolean}} Spec
 * @typedef {{title: string, specs?: Spec[], suites?: Suite[]}} Suite
 */

/** Playwright's JSON reports of many runs in; how often each story that failed did so out, the most frequent first. @param {readonly unknown[]} reports @returns {[story: string, times: number][]} */
export function flakesIn(reports) {
  /** @type {Map<string, number>} */
  const failures = new Map()
  for (const report of reports) {
    const { suites = [] } = /** @type {{suites?: Suite[]}} */ (report ?? {})
    for (const story of suites.flatMap((suite) => failedIn(suite, [])))
      failures.set(story, (failures.get(story) ?? 0) + 1)
  }
  return [...failures].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
}

/** @param {Suite} suite @param {readonly string[]} above @returns {string[]} */
function failedIn({ title, specs = [], suites = [] }, above) {
  const names = [...above, title]
  const failed = specs.filter(({ ok }) => !ok).map((spec) => [...names, spec.title].join(' › '))
  return [...failed, ...suites.flatMap((suite) => failedIn(suite, names))]
}
