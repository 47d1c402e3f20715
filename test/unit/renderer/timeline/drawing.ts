// Scenes of the sessions in `sessions.ts`, for the tests of what is drawn and hit.
import fc from 'fast-check'
import type { BarMark, DensityMark, Mark } from '../../../../renderer/timeline/scene/mark-types'
import { densities, type Density } from '../../../../electron/shared/settings'
import type { Session } from '../../../../electron/shared/session'
import { participantWith } from '../../../../electron/shared/session-rows'
import { arranged, asJoined, type Arrangement } from '../../../../renderer/timeline/lanes/arrangement'
import { noFolds } from '../../../../renderer/timeline/axis/folds'
import { groupings } from '../../../../renderer/timeline/lanes/groups'
import { laneOf } from '../../../../renderer/timeline/lanes/lanes'
import { layoutOf } from '../../../../renderer/timeline/lanes/layout'
import { sceneOf, type Scene } from '../../../../renderer/timeline/scene/scene'
import { viewportOf, type Viewport } from '../../../../renderer/timeline/axis/viewport'
import { utc } from '../../../../renderer/clock/zone'
import { foldsFrom } from './folding'
import { at, lanesOf, t0 } from './sessions'
import { lengthsBetween } from './spread'

/** What may differ from lanes by first join, 36 px high, with nobody pinned and no anchor. */
export interface Drawing {
  readonly arrangement?: Partial<Arrangement>
  readonly density?: Density
  readonly anchorId?: string
  readonly overscanPx?: number
}

export function sceneFor(session: Session, view: Viewport, scrollPx = 0, heightPx = 600, drawing: Drawing = {}): Scene {
  const { arrangement, density = 'comfortable', anchorId, overscanPx = 0 } = drawing
  const lanes = lanesOf(session, at(1000))
  const layout = layoutOf(arranged(lanes, { ...asJoined, ...arrangement }), { density })
  const limits = { startMs: session.startMs, endMs: session.endMs, fetchedMs: session.running ? at(1000) : null }
  const anchorIndex = anchorId === undefined ? null : participantWith(session, anchorId)
  const anchor = anchorIndex === null ? null : laneOf(lanes, anchorIndex)
  return sceneOf({ layout, view, zone: utc, limits, anchor, scrollPx, heightPx, overscanPx, charPx: 6.5 })
}

export const anyDrawing: fc.Arbitrary<Drawing> = fc.record({
  arrangement: fc.record({
    group: fc.constantFrom(...groupings),
    pinned: fc.uniqueArray(fc.constantFrom('p0', 'p2', 'p4'))
  }),
  density: fc.constantFrom(...densities),
  overscanPx: fc.constantFrom(0, 144)
})

/** 1,000 px from second to second. */
export function view(from: number, to: number, widthPx = 1000): Viewport {
  return viewportOf({ startMs: at(from), endMs: at(to) }, widthPx)
}

/** Of any length, every other one on an axis that is folded somewhere, wherever the stays are. */
export const anyView: fc.Arbitrary<Viewport> = fc
  .tuple(
    fc.integer({ min: -100_000, max: 1_300_000 }),
    lengthsBetween(20, 2_000_000),
    fc.integer({ min: 50, max: 2000 }),
    fc.oneof(fc.constant(noFolds), foldsFrom(t0))
  )
  .map(([from, span, widthPx, folds]) => viewportOf({ startMs: t0 + from, endMs: t0 + from + span }, widthPx, folds))

export function isBarOrDensity(mark: Mark): mark is BarMark | DensityMark {
  return mark.what === 'bar' || mark.what === 'density'
}
