import { expect, test } from 'vitest'
import { listingOf } from '../../../../../renderer/report/tables/listing'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { columnsOf, ownWidths } from '../../../../../renderer/ui/panels/column-widths'
import { relativeTo, utc } from '../../../../../renderer/clock/zone'
import { intervalsOf, lanesOf, participantOf, sessionOf } from '../../timeline/sessions'

const listed = (name: string, clock = utc) => {
  const list = everybodyOf(lanesOf(sessionOf([participantOf('p1', intervalsOf([0, 60]), { name })]), null))
  return ownWidths(list, listingOf(list), clock)
}

test('a column is as wide as what stands in it, within reason', () => {
  expect(listed('Ann').participant).toEqual([96, 96])
  expect(listed('Maria Fernanda').participant).toEqual([96, 136])
  expect(listed('M'.repeat(400)).participant).toEqual([96, 280])
  expect(listed('Ann').id).toEqual([72, 72])
})

test('a time without a date needs less room', () => {
  expect(listed('Ann').start?.[0]).toBeGreaterThan(listed('Ann', relativeTo(0)).start?.[1] ?? Infinity)
})

test('the notes keep room for a reason, whatever the others are given, and the table scrolls sideways for it', () => {
  const own = listed('M'.repeat(400))
  const asItIs = columnsOf(own, {})
  expect(asItIs.template).toMatch(/^minmax\(96px, 280px\) 72px .* minmax\(184px, 1fr\)$/)
  expect(asItIs.leastPx).toBeLessThanOrEqual(1014)
  const widened = columnsOf(own, { participant: 500 })
  expect(widened.template).toMatch(/^500px 72px .* minmax\(184px, 1fr\)$/)
  expect(widened.leastPx).toBe(asItIs.leastPx + 500 - 96)
})
