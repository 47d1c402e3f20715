// What the bench says of two builds: by how much they differ, and whether the aim is met.

import { expect, test } from 'vitest'
import { cells } from '../../bench/against/table.mjs'

const row = { measure: 'opening', before: 200, now: 110, format: (ms: number) => `${ms} ms` }

test('an aim is a part of what it was before, or so much whatever it was', () => {
  expect(cells(row)).toEqual(['opening', '200 ms', '110 ms', '0.55 x', '', ''])
  expect(cells({ ...row, mostRatio: 0.6 }).slice(-2)).toEqual(['at most 0.6 of before', 'met'])
  expect(cells({ ...row, mostRatio: 0.5 }).slice(-2)).toEqual(['at most 0.5 of before', 'missed'])
  expect(cells({ ...row, most: 110 }).slice(-2)).toEqual(['at most 110 ms', 'met'])
  expect(cells({ ...row, most: 100 }).slice(-2)).toEqual(['at most 100 ms', 'missed'])
})

test('what was not measured meets no aim', () => {
  expect(cells({ ...row, now: NaN, mostRatio: 0.5 }).at(-1)).toBe('missed')
})
