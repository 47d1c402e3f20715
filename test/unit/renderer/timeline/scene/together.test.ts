import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlapOf } from '../../../../../renderer/analysis/overlap'
import { overlapSpans } from '../../../../../renderer/analysis/span-sets'
import { togetherText } from '../../../../../renderer/timeline/sentences/speech'
import { xOf } from '../../../../../renderer/timeline/axis/viewport'
import { utc } from '../../../../../renderer/clock/zone'
import { zone as zoneNamed } from '../../../zones'
import { spansIn } from '../../analysis/reading'
import { anyDrawing, anyView, sceneFor, view } from '../drawing'
import { at, everyLane, intervalsOf, lanesOf, participantOf, sessionOf, t0 } from '../sessions'

const isha = participantOf('isha', intervalsOf([100, 400], [500, 900]))
const rajan = participantOf('rajan', intervalsOf([0, 200], [399.5, 399.6], [450, 600]))
const zoe = participantOf('zoe', intervalsOf([920, 940]))

/** Stays so short that there are many apart from each other. */
const anySparse = fc
  .array(fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 30_000 }))), {
    minLength: 2,
    maxLength: 5
  })
  .map((people) =>
    sessionOf(
      people.map((pairs, index) => {
        const stays = pairs.map(([start, length]) => ({ startMs: t0 + start, endMs: t0 + start + length }))
        return participantOf(
          `p${index}`,
          stays.sort((a, b) => a.startMs - b.startMs)
        )
      })
    )
  )

/** So much time on so few pixels that many stays fall on the same. */
const anyWideView = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 100, max: 1000 }), fc.integer({ min: 50, max: 300 }))
  .map(([from, span, widthPx]) => view(from, from + span, widthPx))

describe('with an anchor, a lane', () => {
  it('lights up where it was in together with the anchor, at least 2 px wide', () => {
    const scene = sceneFor(sessionOf([isha, rajan, zoe]), view(0, 1000), 0, 600, { anchorId: 'isha' })
    const lit = scene.lanes.map(({ lane, isAnchor, together }) => [
      lane.title,
      isAnchor,
      together.map(({ leftPx, widthPx }) => [leftPx, widthPx])
    ])
    expect(lit).toEqual([
      [
        'rajan',
        false,
        [
          [100, 100],
          [399.5, 2],
          [500, 100]
        ]
      ],
      ['isha', true, []],
      ['zoe', false, []]
    ])
  })

  it('lights up its bar, also pinned and in compact lanes, and cut to what shows of it', () => {
    const drawing = { anchorId: 'isha', density: 'compact', arrangement: { pinned: ['rajan'] } } as const
    const scene = sceneFor(sessionOf([isha, rajan, zoe]), view(150, 550, 400), 0, 600, drawing)
    const [pinned] = scene.pinned
    const bar = pinned?.marks.find(({ what }) => what === 'bar')
    expect(pinned?.together).toMatchObject([
      { leftPx: 0, widthPx: 50, topPx: bar?.topPx, heightPx: bar?.heightPx },
      { leftPx: 249.5, widthPx: 2 },
      { leftPx: 350, widthPx: 50 }
    ])
  })

  it('does not light up without an anchor', () => {
    const scene = sceneFor(sessionOf([isha, rajan]), view(0, 1000))
    expect(scene.lanes.map(({ isAnchor, together }) => [isAnchor, together])).toEqual([
      [false, []],
      [false, []]
    ])
  })

  it('lights up all that the two have in common and shows, in parts of 2 px and more that do not overlap', () => {
    fc.assert(
      fc.property(anySparse, fc.oneof(anyView, anyWideView), anyDrawing, (session, shown, drawing) => {
        const scene = sceneFor(session, shown, 0, 600, { ...drawing, anchorId: 'p1' })
        const anchor = everyLane(session, at(1000)).find(({ id }) => id === 'p1')
        for (const { lane, isAnchor, together } of [...scene.pinned, ...scene.lanes]) {
          expect(isAnchor).toBe(lane.id === 'p1')
          if (anchor === undefined || isAnchor) {
            expect(together).toEqual([])
            continue
          }
          let rightPx = -1
          for (const { leftPx, widthPx } of together) {
            expect(leftPx).toBeGreaterThan(rightPx)
            expect(widthPx).toBeGreaterThanOrEqual(2 - 1e-6)
            rightPx = leftPx + widthPx
          }
          expect(rightPx).toBeLessThanOrEqual(shown.widthPx + 1e-6)
          const spans = spansIn(overlapSpans(anchor.presence.sure, lane.presence.sure))
          const visible = spans.filter(({ startMs, endMs }) => endMs > shown.startMs && startMs < shown.endMs)
          expect(together.length > 0).toBe(visible.length > 0)
          for (const { startMs, endMs } of visible) {
            const [fromPx, toPx] = [Math.max(0, xOf(shown, startMs)), Math.min(shown.widthPx, xOf(shown, endMs))]
            const isLit = together.some(
              ({ leftPx, widthPx }) => leftPx <= fromPx + 1e-6 && toPx <= leftPx + widthPx + 1e-6
            )
            expect(isLit).toBe(true)
          }
        }
      })
    )
  })

  it('says how long it was together with the anchor and since when, that they never met, or that it is the anchor', () => {
    const session = sessionOf([rajan, isha, zoe])
    const [one, other, never] = everyLane(session)
    const { presence } = lanesOf(session, null).analysis
    if (one === undefined || other === undefined || never === undefined) throw new Error('No lanes')
    const overlap = overlapOf(presence, one.participant, other.participant)
    expect(togetherText(one, overlap, utc)).toBe('together 3 m 20 s, first at 07:28:23')
    const berlin = zoneNamed('Europe/Berlin')
    expect(togetherText(one, overlap, berlin)).toBe('together 3 m 20 s, first at 08:28:23')
    expect(togetherText(never, overlapOf(presence, other.participant, never.participant), utc)).toBe('never met')
    expect(togetherText(other, null, utc)).toBe('anchor')
  })
})
