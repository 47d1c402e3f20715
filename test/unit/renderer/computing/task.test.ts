import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { finished, resultOf, taskOf } from '../../../../renderer/computing/task'
import { haveThreads } from './threads'

const wanted = () => new AbortController().signal
const [few, many] = [10, 1_000_000]
const text = '{"a":1}'
const lines = ['{', '  "a": 1', '}']

beforeEach(() => vi.spyOn(console, 'error').mockReturnValue())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('what is to be worked out', () => {
  it('is worked out in the page where it is short, without a thread', async () => {
    const threads = haveThreads('answers')
    expect((await resultOf(taskOf('indentedJson', few, text, 100), wanted()))?.lines).toEqual(lines)
    expect(threads.begun).toBe(0)
  })

  it('is worked out in a thread where it is long, which ends with its answer', async () => {
    const threads = haveThreads('answers')
    expect((await resultOf(taskOf('indentedJson', many, text, 100), wanted()))?.lines).toEqual(lines)
    expect(threads).toMatchObject({ begun: 1, ended: 1 })
  })

  it('ends its thread at once when it is no longer wanted', async () => {
    const threads = haveThreads('is silent')
    const stop = new AbortController()
    const result = resultOf(taskOf('indentedJson', many, text, 100), stop.signal)
    stop.abort()
    expect(await result).toBeNull()
    expect(threads).toMatchObject({ begun: 1, ended: 1 })
  })

  it('begins no thread when it was not wanted any more before', async () => {
    const threads = haveThreads('answers')
    expect(await resultOf(taskOf('indentedJson', many, text, 100), AbortSignal.abort())).toBeNull()
    expect(threads.begun).toBe(0)
  })

  it('is worked out in the page when the thread breaks', async () => {
    const threads = haveThreads('breaks')
    expect((await resultOf(taskOf('indentedJson', many, text, 100), wanted()))?.lines).toEqual(lines)
    expect(threads).toMatchObject({ begun: 1, ended: 1 })
    expect(console.error).toHaveBeenCalled()
  })

  it('is worked out in the page when no thread is to be had', async () => {
    haveThreads('cannot be had')
    expect((await resultOf(taskOf('indentedJson', many, text, 100), wanted()))?.lines).toEqual(lines)
  })

  it('is worked out in the page when the thread does not begin, which is waited for only once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      haveThreads('never begins')
      const result = resultOf(taskOf('indentedJson', many, text, 100), wanted())
      await vi.advanceTimersByTimeAsync(5_000)
      expect((await result)?.lines).toEqual(lines)
      haveThreads('is silent')
      const stop = new AbortController()
      const slow = resultOf(taskOf('indentedJson', many, text, 100), stop.signal)
      await new Promise((resolve) => setImmediate(resolve))
      await vi.advanceTimersByTimeAsync(600_000)
      stop.abort()
      expect(await slow, 'one that computes for long is not given up').toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('can have something done to its result, wherever that comes from', async () => {
    haveThreads('answers')
    for (const rows of [few, many]) {
      const count = finished(taskOf('indentedJson', rows, text, 100), (indented) => indented.lines.length)
      expect(await resultOf(count, wanted())).toBe(3)
      expect(count.here()).toBe(3)
    }
  })
})
