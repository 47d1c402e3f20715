// The roll call's instant: the crosshair's, or where it was told to stay.
import { expect, test } from 'vitest'
import { Lineup } from '../../../../../renderer/state/view/lineup.svelte'
import { MarkBook } from '../../../../../renderer/state/marks/mark-book.svelte'
import { RollCallMoment } from '../../../../../renderer/state/view/roll-call-moment.svelte'
import { lanesOf, sessionOf } from '../../timeline/sessions'
import { View } from '../../../../../renderer/state/view/view.svelte'

function following(): { view: View; marks: MarkBook; moment: RollCallMoment } {
  const view = new View(new Lineup(lanesOf(sessionOf([]), null)), { startMs: 0, endMs: 10_000 })
  view.resize(1000, 100)
  const marks = new MarkBook([], () => undefined)
  return { view, marks, moment: new RollCallMoment(view, marks) }
}

test('it is nowhere before the crosshair was anywhere, then in whole milliseconds where that is or last was', () => {
  const { view, moment } = following()
  expect(moment.ms).toBeNull()
  view.goTo(2000.4)
  expect(moment.ms).toBe(2000)
  view.letGo()
  expect(moment.ms).toBe(2000)
})

test('it stays until it is told to follow again', () => {
  const { view, moment } = following()
  moment.stayAt(2000)
  view.goTo(5000)
  expect([moment.ms, moment.follows]).toEqual([2000, false])
  moment.follow()
  expect([moment.ms, moment.follows]).toEqual([5000, true])
})

test('it stays at a mark, and follows again when the mark is removed', () => {
  const { view, marks, moment } = following()
  const mark = marks.add({ startMs: 3000, endMs: 4000 })
  view.goTo(5000)
  moment.stayAt(2000)
  moment.stayAtMark(mark?.id ?? '')
  expect(moment.ms).toBe(3000)
  marks.remove(mark?.id ?? '')
  expect([moment.ms, moment.follows]).toEqual([5000, true])
})

test('it is worth saying when it was stepped to or stays, not while the pointer moves', () => {
  const { view, moment } = following()
  view.pointTo({ xPx: 300, yPx: 10 })
  expect(moment.speaks).toBe(false)
  view.pointTo(null)
  expect(moment.speaks).toBe(false)
  view.goTo(5000)
  expect(moment.speaks).toBe(true)
  view.pointTo({ xPx: 300, yPx: 10 })
  moment.stayAt(2000)
  expect(moment.speaks).toBe(true)
})
