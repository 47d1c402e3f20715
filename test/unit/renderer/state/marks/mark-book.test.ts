// The user's marks: by time, each with a name of its own.
import { describe, expect, test } from 'vitest'
import { mostMarks } from '../../../../../electron/shared/mark'
import { MarkBook, spanOfMark } from '../../../../../renderer/state/marks/mark-book.svelte'

function book(): { marks: MarkBook; changes: () => number } {
  let changes = 0
  return { marks: new MarkBook([], () => changes++), changes: () => changes }
}

describe('a mark', () => {
  test('is a span, or a moment when it has no length', () => {
    const { marks } = book()
    marks.add({ startMs: 20.4, endMs: 30.6 })
    marks.add({ startMs: 10.4, endMs: 10.4 })
    expect(marks.all).toMatchObject([
      { name: 'Mark 2', startMs: 10, endMs: null },
      { name: 'Mark 1', startMs: 20, endMs: 31 }
    ])
    expect(marks.all.map(spanOfMark)).toEqual([
      { startMs: 10, endMs: 10 },
      { startMs: 20, endMs: 31 }
    ])
  })

  test('that was just made is the selected one', () => {
    const { marks } = book()
    marks.add({ startMs: 0, endMs: 1 })
    const last = marks.add({ startMs: 2, endMs: 3 })
    expect(marks.selected).toEqual(last)
  })

  test('gets the first number that is free', () => {
    const { marks } = book()
    const first = marks.add({ startMs: 0, endMs: 1 })
    marks.add({ startMs: 2, endMs: 3 })
    marks.remove(first?.id ?? '')
    expect(marks.add({ startMs: 4, endMs: 5 })?.name).toBe('Mark 1')
  })

  test('keeps its name when the new one is blank', () => {
    const { marks, changes } = book()
    const mark = marks.add({ startMs: 0, endMs: 1 })
    marks.rename(mark?.id ?? '', '  ')
    expect(marks.all[0]?.name).toBe('Mark 1')
    marks.rename(mark?.id ?? '', ' thrown out ')
    expect(marks.all[0]?.name).toBe('thrown out')
    expect(changes()).toBe(2)
  })

  test('that is removed is no longer what the roll call or the clock counts from', () => {
    const { marks } = book()
    const mark = marks.add({ startMs: 0, endMs: 1 })
    marks.rollCallId = marks.originId = mark?.id ?? null
    expect(marks.origin).toEqual(mark)
    marks.remove(mark?.id ?? '')
    expect([marks.origin, marks.rollCall, marks.selected]).toEqual([null, null, null])
  })

  test('that is removed can be put back, with all that counted from it, until the marks change', () => {
    const { marks, changes } = book()
    const mark = marks.add({ startMs: 0, endMs: 1 })
    marks.originId = mark?.id ?? null
    marks.remove(mark?.id ?? '')
    expect(marks.removed).toEqual(mark)
    expect(marks.restore()).toEqual(mark)
    expect([marks.all, marks.selected, marks.origin, marks.removed]).toEqual([[mark], mark, mark, null])
    expect(changes()).toBe(3)
    marks.remove(mark?.id ?? '')
    marks.add({ startMs: 2, endMs: 3 })
    expect([marks.removed, marks.restore()]).toEqual([null, null])
  })
})

test('there are no more marks than a kept file holds', () => {
  const all = Array.from({ length: mostMarks }, (_, at) => ({ id: `${at}`, name: `${at}`, startMs: at, endMs: null }))
  const marks = new MarkBook(all, () => undefined)
  expect(marks.add({ startMs: 0, endMs: 1 })).toBeNull()
  const more = { id: 'more', name: 'more', startMs: 0, endMs: null }
  expect(marks.join([more])).toEqual([more])
  marks.remove('0')
  expect(marks.join([more])).toEqual([])
  expect(marks.restore()).toBeNull()
  expect(marks.all).toHaveLength(mostMarks)
})
