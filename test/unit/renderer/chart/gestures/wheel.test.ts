// The wheel scrolls the lanes, and zooms only when somebody asked for it.
import { describe, expect, it } from 'vitest'
import { WheelPolicy, type WheelTurn } from '../../../../../renderer/chart/gestures/wheel'

const turn = (more: Partial<WheelTurn>): WheelTurn => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  timeStamp: 0,
  ...more
})

describe('the wheel', () => {
  it('scrolls the lanes when it is turned alone', () => {
    expect(new WheelPolicy().read(turn({ deltaY: 100 }))).toEqual({ kind: 'scroll' })
  })

  it('zooms in when turned away with Ctrl or Cmd, and back by the same amount', () => {
    const wheel = new WheelPolicy()
    const closer = wheel.read(turn({ deltaY: -100, ctrlKey: true }))
    const back = wheel.read(turn({ deltaY: 100, metaKey: true, timeStamp: 1000 }))
    if (closer.kind !== 'zoom' || back.kind !== 'zoom') throw new Error('neither zoomed')
    expect(closer.factor).toBeGreaterThan(1)
    expect(closer.factor * back.factor).toBeCloseTo(1, 12)
  })

  it('never zooms more than twice in one turn, however fast it is spun', () => {
    expect(new WheelPolicy().read(turn({ deltaY: -90_000, ctrlKey: true }))).toEqual({ kind: 'zoom', factor: 2 })
  })

  it('zooms further with Shift, also where the system turns the wheel sideways then', () => {
    const factor = (more: Partial<WheelTurn>) => {
      const verb = new WheelPolicy().read(turn({ ctrlKey: true, ...more }))
      return verb.kind === 'zoom' ? verb.factor : NaN
    }
    const near = factor({ deltaY: -100 })
    const far = factor({ deltaY: -100, shiftKey: true })
    expect(far).toBeCloseTo(near ** 3, 12)
    expect(factor({ deltaX: -100, shiftKey: true })).toBe(far)
    expect(factor({ deltaX: 100, shiftKey: true })).toBeCloseTo(1 / far, 12)
    expect(factor({ deltaX: -100, deltaY: 2 })).toBeLessThan(1)
  })

  it('reads lines like pixels', () => {
    const lines = new WheelPolicy().read(turn({ deltaY: -5, deltaMode: 1, ctrlKey: true }))
    expect(lines).toEqual(new WheelPolicy().read(turn({ deltaY: -80, ctrlKey: true })))
  })

  it('pans with Shift and with a horizontal swipe', () => {
    expect(new WheelPolicy().read(turn({ deltaY: 100, shiftKey: true }))).toEqual({ kind: 'pan', byPx: 100 })
    expect(new WheelPolicy().read(turn({ deltaX: -30, deltaY: 4 }))).toEqual({ kind: 'pan', byPx: -30 })
  })

  it('does not zoom with momentum that began before Ctrl was pressed, until it has come to rest', () => {
    const wheel = new WheelPolicy()
    expect(wheel.read(turn({ deltaY: 40, timeStamp: 0 })).kind).toBe('scroll')
    expect(wheel.read(turn({ deltaY: 30, timeStamp: 16, ctrlKey: true })).kind).toBe('nothing')
    expect(wheel.read(turn({ deltaY: 20, timeStamp: 32, ctrlKey: true })).kind).toBe('nothing')
    expect(wheel.read(turn({ deltaY: 20, timeStamp: 500, ctrlKey: true })).kind).toBe('zoom')
  })

  it('in the classic way zooms when it is turned alone, and scrolls the lanes with Shift', () => {
    const wheel = new WheelPolicy()
    expect(wheel.read(turn({ deltaY: -100 }), 'classic')).toMatchObject({ kind: 'zoom' })
    const shifted = turn({ deltaY: 100, shiftKey: true, timeStamp: 1000 })
    expect(wheel.read(shifted, 'classic')).toEqual({ kind: 'scroll-by', byPx: 100 })
    expect(wheel.read(turn({ deltaX: 30, timeStamp: 2000 }), 'classic')).toEqual({ kind: 'pan', byPx: 30 })
    expect(wheel.read(turn({ deltaY: -100, ctrlKey: true, timeStamp: 3000 }), 'classic')).toMatchObject({
      kind: 'zoom'
    })
  })
})
