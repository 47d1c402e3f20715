// What is measured, and the joins and leaves that its ends were put at.
import { describe, expect, test } from 'vitest'
import { Measuring } from '../../../../../renderer/state/view/measuring.svelte'

const join = { ms: 10, what: 'join', who: 'isha' } as const
const leave = { ms: 30, what: 'leave', who: 'rajan' } as const

describe('the ends of what is measured', () => {
  test('know the join or leave that they were put at, in whichever order they come', () => {
    const measuring = new Measuring(() => null)
    measuring.set({ startMs: 30, endMs: 10 }, leave, join)
    expect([measuring.startSnap, measuring.endSnap]).toEqual([join, leave])
  })

  test('keep it while the other one moves, and lose it when they move themselves', () => {
    const measuring = new Measuring(() => null)
    measuring.set({ startMs: 10, endMs: 30 }, join, leave)
    measuring.set({ startMs: 10, endMs: 25 }, null)
    expect([measuring.startSnap, measuring.endSnap]).toEqual([join, null])
    measuring.set({ startMs: 10, endMs: 30 }, null)
    expect([measuring.startSnap, measuring.endSnap]).toEqual([join, null])
  })

  test('of nothing are at nothing', () => {
    const measuring = new Measuring(() => null)
    measuring.set({ startMs: 10, endMs: 30 }, join, leave)
    measuring.set(null)
    expect([measuring.span, measuring.startSnap, measuring.endSnap]).toEqual([null, null, null])
  })
})

describe('a drag that is taken back', () => {
  test('leaves measured what was measured before it, with the ends where they were put', () => {
    const measuring = new Measuring(() => null)
    measuring.drag({ startMs: 10, endMs: 30 }, true, join, leave)
    measuring.drag({ startMs: 50, endMs: 60 }, false)
    measuring.drag({ startMs: 50, endMs: 70 }, false)
    expect(measuring.span).toEqual({ startMs: 50, endMs: 70 })
    measuring.takeBack()
    expect(measuring.span).toEqual({ startMs: 10, endMs: 30 })
    expect([measuring.startSnap, measuring.endSnap]).toEqual([join, leave])
    measuring.takeBack()
    expect(measuring.span).toEqual({ startMs: 10, endMs: 30 })
  })

  test('leaves nothing measured when nothing was, and what is open stays open', () => {
    const measuring = new Measuring(() => 40)
    measuring.drag({ startMs: 50, endMs: 60 }, false)
    measuring.takeBack()
    expect(measuring.span).toBeNull()
    measuring.begin(20)
    measuring.drag({ startMs: 50, endMs: 60 }, false)
    measuring.takeBack()
    expect([measuring.isOpen, measuring.span]).toEqual([true, { startMs: 20, endMs: 40 }])
  })
})
