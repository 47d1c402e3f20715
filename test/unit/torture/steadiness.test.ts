import { describe, expect, it } from 'vitest'
import { grownBetween, memoryWords, type Memory } from '../../torture/steadiness'

const early: Memory = {
  pageBytes: 10_000_000,
  pageCodeBytes: 6_000_000,
  nodes: 2_000,
  listeners: 100,
  mainBytes: 8_000_000,
  mainCodeBytes: 4_000_000,
  processes: 5
}

describe('memory after many rounds', () => {
  it('is as it was when nothing has grown by more than a twentieth', () => {
    expect(grownBetween(early, early)).toEqual([])
    expect(grownBetween(early, { ...early, pageBytes: 10_500_000, nodes: 2_100, listeners: 105 })).toEqual([])
  })

  it('may well have shrunk', () => {
    const nothing = Object.fromEntries(Object.keys(early).map((part) => [part, 0])) as unknown as Memory
    expect(grownBetween(early, nothing)).toEqual([])
  })

  it('may be up to twice as much of what the engine makes of code', () => {
    expect(grownBetween(early, { ...early, pageCodeBytes: 12_000_000, mainCodeBytes: 8_000_000 })).toEqual([])
  })

  it.each([
    [{ pageBytes: 10_500_001 }, '10.00 MB of objects in the page became 10.50 MB of objects in the page'],
    [{ pageCodeBytes: 12_000_001 }, '6.00 MB of code in the page became 12.00 MB of code in the page'],
    [{ nodes: 2_101 }, '2000 nodes became 2101 nodes'],
    [{ listeners: 106 }, '100 listeners became 106 listeners'],
    [{ mainBytes: 8_400_001 }, '8.00 MB of objects in main became 8.40 MB of objects in main'],
    [{ mainCodeBytes: 8_000_001 }, '4.00 MB of code in main became 8.00 MB of code in main'],
    [{ processes: 6 }, '5 processes became 6 processes']
  ])('is said to have grown when one part of it has: %j', (more, words) => {
    expect(grownBetween(early, { ...early, ...more })).toEqual([words])
  })

  it('is told in one line', () => {
    expect(memoryWords(early)).toBe(
      '10.00 MB of objects in the page, 6.00 MB of code in the page, 2000 nodes, 100 listeners, 8.00 MB of objects in main, 4.00 MB of code in main, 5 processes'
    )
  })
})
