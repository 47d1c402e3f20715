// Everybody by the time together with one participant.
import { expect, it } from 'vitest'
import { companyOf, companyWords } from '../../../../renderer/analysis/company'
import type { Overlap } from '../../../../renderer/analysis/overlap'

const never: Overlap = { togetherMs: 0, firstMs: null, atLeast: false }
const overlaps: Readonly<Record<string, Overlap | null>> = {
  anchor: null,
  short: { togetherMs: 5, firstMs: 10, atLeast: false },
  later: { togetherMs: 50, firstMs: 90, atLeast: false },
  earlier: { togetherMs: 50, firstMs: 20, atLeast: false },
  perhaps: { ...never, atLeast: true },
  never
}

const names = Object.keys(overlaps)
const company = companyOf(names.keys(), (who) => overlaps[names[who] ?? ''] ?? null)
const namesOf = (participants: Uint32Array) => Array.from(participants, (who) => names[who])

it('has who was in the longest first, then who met first', () => {
  expect(namesOf(company.met)).toEqual(['earlier', 'later', 'short'])
})

it('tells who may have met the anchor from who did and from who never did', () => {
  expect(namesOf(company.mayHaveMet)).toEqual(['perhaps'])
  expect(namesOf(company.neverMet)).toEqual(['never'])
  expect(companyWords(company)).toBe('met 3, may have met 1, never met 1')
})

it('speaks of doubts only where there are any', () => {
  expect(companyWords({ ...company, mayHaveMet: new Uint32Array() })).toBe('met 3, never met 1')
})
