// Everybody by the time together with one participant.
import { expect, it } from 'vitest'
import { companyOf } from '../../../../renderer/analysis/company'
import type { Overlap } from '../../../../renderer/analysis/overlap'

const never: Overlap = { spans: [], togetherMs: 0, firstMs: null, atLeast: false }
const overlaps: Readonly<Record<string, Overlap | null>> = {
  anchor: null,
  short: { spans: [], togetherMs: 5, firstMs: 10, atLeast: false },
  later: { spans: [], togetherMs: 50, firstMs: 90, atLeast: false },
  earlier: { spans: [], togetherMs: 50, firstMs: 20, atLeast: false },
  perhaps: { ...never, atLeast: true },
  never
}

it('has who was in the longest first, then who met first; who never met is counted only', () => {
  const company = companyOf(Object.keys(overlaps), (who) => overlaps[who] ?? null)
  expect(company.met.map(({ who }) => who)).toEqual(['earlier', 'later', 'short', 'perhaps'])
  expect(company.neverMet).toBe(1)
})
