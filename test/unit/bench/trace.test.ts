// What the bench reads from a trace as the main-thread time of a frame, and as the longest task of a thread.

import { expect, test } from 'vitest'
import { frameTimes, longestTask } from '../../bench/trace.mjs'

const [pid, main, other] = [1, 10, 11]
const mark = (name: string, ts: number) => ({ name, cat: 'blink.user_timing', ph: 'I', pid, tid: main, ts })
const task = (ts: number, tdur: number, tid = main, dur = tdur) => {
  return { name: 'ThreadControllerImpl::RunTask', cat: 'toplevel', ph: 'X', pid, tid, ts, dur, tdur }
}

test('a frame takes all tasks from the one with its mark up to the one with the next mark', () => {
  const events = [
    ...[task(1_000, 2_000), mark('pan', 1_500), task(4_000, 1_000)],
    ...[task(9_000, 3_000), mark('pan', 9_100), task(14_000, 500)],
    ...[task(20_000, 100), mark('end', 20_050), task(21_000, 9_000)]
  ]
  expect(frameTimes(events, 'pan')).toEqual([3, 3.5])
})

test('a task inside another one is not counted twice, and other threads are not counted', () => {
  const events = [
    task(1_000, 4_000),
    mark('pan', 1_100),
    task(2_000, 1_000),
    task(3_000, 9_000, other),
    mark('end', 9_000)
  ]
  expect(frameTimes(events, 'pan')).toEqual([4])
})

test('what other programs took of the processor is not counted', () => {
  const events = [task(1_000, 2_000, main, 7_000), mark('zoom', 1_100), mark('end', 9_000)]
  expect(frameTimes(events, 'zoom')).toEqual([2])
})

test('a gesture that left no mark has no frames', () => {
  expect(frameTimes([task(1_000, 2_000), mark('pan', 1_500)], 'zoom')).toEqual([])
})

test('the longest task is one of the thread meant, and what it collected garbage for is told apart', () => {
  const named = (tid: number, name: string) => ({ ...task(0, 0, tid), name: 'thread_name', ph: 'M', args: { name } })
  const events = [
    ...[named(main, 'CrRendererMain'), named(other, 'CrBrowserMain')],
    ...[task(1_000, 8_000), task(20_000, 9_000), { ...task(21_000, 7_000), name: 'MajorGC', cat: 'v8' }],
    task(40_000, 5_000, other)
  ]
  expect(longestTask(events, 'CrRendererMain')).toEqual({ ms: 8, garbageMs: 7 })
  expect(longestTask(events, 'CrBrowserMain')).toEqual({ ms: 5, garbageMs: 0 })
})
