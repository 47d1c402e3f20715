// Which stories failed in some of many runs of the suite.
import { expect, it } from 'vitest'
import { flakesIn } from '../../torture/flakes.mjs'

const report = (first: boolean, second: boolean) => ({
  suites: [
    {
      title: 'marks.test.ts',
      specs: [{ title: 'a mark', ok: first }],
      suites: [{ title: 'when kept', specs: [{ title: 'stays', ok: second }] }]
    }
  ]
})

it('stories that failed are counted by file and name, the most frequent first', () => {
  expect(flakesIn([report(true, false), report(false, false), report(true, true)])).toEqual([
    ['marks.test.ts › when kept › stays', 2],
    ['marks.test.ts › a mark', 1]
  ])
})

it('runs without a failure or without a report add none', () => {
  expect(flakesIn([report(true, true), undefined, {}])).toEqual([])
})
