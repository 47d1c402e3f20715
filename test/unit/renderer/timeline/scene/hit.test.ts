import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VisibleLane } from '../../../../../renderer/timeline/scene/on-screen'
import type { Mark } from '../../../../../renderer/timeline/scene/mark-types'
import type { SessionHead } from '../../../../../electron/shared/session'
import type { PlainParticipant } from '../../../plain-session'
import {
  areAlike,
  describe as describeHit,
  hit,
  type Hit,
  type Telling
} from '../../../../../renderer/timeline/scene/hit'
import { utc } from '../../../../../renderer/clock/zone'
import { zone as zoneNamed } from '../../../zones'
import type { Scene } from '../../../../../renderer/timeline/scene/scene'
import { viewportOf } from '../../../../../renderer/timeline/axis/viewport'
import { anyDrawing, anyView, isBarOrDensity, sceneFor, view } from '../drawing'
import { anySession, at, intervalsOf, lanesOf, participantOf, sessionOf, t0, type Seconds } from '../sessions'

const berlin = zoneNamed('Europe/Berlin')
const running = { running: true, endMs: null }

function hover(
  participant: PlainParticipant,
  seconds: number,
  yPx: number,
  more: Partial<SessionHead> = {},
  telling: Partial<Telling> = {},
  others: readonly PlainParticipant[] = []
) {
  const session = sessionOf([participant, ...others], more)
  const shown = view(0, 1000)
  const found = hit(sceneFor(session, shown, 0, 100), seconds, yPx)
  return found === null
    ? null
    : describeHit(found, { lanes: lanesOf(session, null), view: shown, zone: utc, ...telling })
}

/** Somebody who joins while others are away. */
const ada = participantOf('later', intervalsOf([110, 120]), { name: 'Dr Ada' })

const anyScroll = fc.integer({ min: 0, max: 300 })

/** Every lane on screen, and how much lower than on its canvas it is on the plot. */
function visibleOn({ pinned, lanes, overscanPx }: Scene) {
  return [
    ...pinned.map((lane) => ({ lane, onPlotPx: 0, isPinned: true })),
    ...lanes.map((lane) => ({ lane, onPlotPx: -overscanPx, isPinned: false }))
  ]
}

function isInside({ leftPx, topPx, widthPx, heightPx }: Mark, xPx: number, yPx: number): boolean {
  return xPx >= leftPx && xPx < leftPx + widthPx && yPx >= topPx && yPx < topPx + heightPx
}

/** As narrow as every pixel can be asked about; nothing that is drawn depends on more width than that. */
const anyNarrowView = fc
  .tuple(anyView, fc.integer({ min: 30, max: 240 }))
  .map(([{ startMs, endMs, folds }, widthPx]) => viewportOf({ startMs, endMs }, widthPx, folds))

/** Each whole px that a mark covers some of, at its middle there; and the mark's own corners. */
function* paintedOf({ leftPx, topPx, widthPx, heightPx }: Mark): Iterable<readonly [xPx: number, yPx: number]> {
  const [rightPx, bottomPx] = [leftPx + widthPx, topPx + heightPx]
  for (let y = Math.floor(topPx); y < bottomPx; y++) {
    const yPx = (Math.max(y, topPx) + Math.min(y + 1, bottomPx)) / 2
    for (let x = Math.floor(leftPx); x < rightPx; x++) yield [(Math.max(x, leftPx) + Math.min(x + 1, rightPx)) / 2, yPx]
  }
  yield [leftPx, topPx]
}

interface Painted {
  readonly lane: VisibleLane
  /** Where the mark stands among those of its lane: later ones are painted on top. */
  readonly order: number
  readonly isPinned: boolean
}

/** True when what is found at a px of a mark is the mark, or what is painted there on top of it. */
function isAsPainted(
  scene: Scene,
  found: Hit | null,
  { lane, order, isPinned }: Painted,
  xPx: number,
  yPx: number,
  onPlotPx: number
): boolean {
  const onPlot = yPx + onPlotPx
  if (onPlot < 0 || onPlot >= 160) return found === null
  if (!isPinned && onPlot < scene.pinnedHeightPx) return found !== null && scene.pinned.includes(found.lane)
  if (found?.lane !== lane || found.mark === null) return false
  const at = lane.marks.indexOf(found.mark)
  return at === order || (at > order && isInside(found.mark, xPx, yPx))
}

/** True when only the lane that is there is found, with a mark that is painted there or, where there is none, with none. */
function isNothingElse(
  found: Hit | null,
  there: { readonly lane: VisibleLane; readonly onPlotPx: number } | undefined,
  xPx: number,
  yPx: number
): boolean {
  if (there === undefined) return found === null
  if (found?.lane !== there.lane) return false
  const inside = there.lane.marks.filter((mark) => isInside(mark, xPx, yPx - there.onPlotPx))
  return found.mark === null ? inside.every(({ what }) => what === 'error') : inside.includes(found.mark)
}

describe('hitting', () => {
  it('finds every bar at each of its painted pixels, unless something is painted on top of it', () => {
    fc.assert(
      fc.property(anySession, anyNarrowView, anyScroll, anyDrawing, (session, shown, scrollPx, drawing) => {
        const scene = sceneFor(session, shown, scrollPx, 160, drawing)
        const wrong: string[] = []
        for (const { lane, onPlotPx, isPinned } of visibleOn(scene)) {
          for (const [order, mark] of lane.marks.entries()) {
            if (!isBarOrDensity(mark)) continue
            for (const [x, y] of paintedOf(mark)) {
              const found = hit(scene, x, y + onPlotPx)
              if (!isAsPainted(scene, found, { lane, order, isPinned }, x, y, onPlotPx)) wrong.push(`${x}, ${y}`)
            }
          }
        }
        expect(wrong).toEqual([])
      }),
      { numRuns: 60 }
    )
  })

  it('finds nothing but what is painted, at every pixel of the plot and around it', () => {
    fc.assert(
      fc.property(anySession, anyNarrowView, anyScroll, anyDrawing, (session, shown, scrollPx, drawing) => {
        const scene = sceneFor(session, shown, scrollPx, 160, drawing)
        const wrong: string[] = []
        for (let yPx = -3.5; yPx < 164; yPx++) {
          const there = visibleOn(scene).find(
            ({ lane: { topPx, heightPx }, onPlotPx, isPinned }) =>
              (isPinned || yPx >= scene.pinnedHeightPx) && yPx >= topPx + onPlotPx && yPx < topPx + onPlotPx + heightPx
          )
          for (let xPx = -3.5; xPx < shown.widthPx + 4; xPx++) {
            const found = hit(scene, xPx, yPx)
            if (!isNothingElse(found, yPx < 0 || yPx >= 160 ? undefined : there, xPx, yPx)) wrong.push(`${xPx}, ${yPx}`)
          }
        }
        expect(wrong).toEqual([])
      }),
      { numRuns: 40 }
    )
  })

  it('finds no lane on a heading', () => {
    const people = ['isha', 'rajan'].map((name) => participantOf(name, intervalsOf([0, 900]), { name, mode: name }))
    const scene = sceneFor(sessionOf(people), view(0, 1000), 0, 160, { arrangement: { group: 'mode' } })
    expect(scene.headings.map(({ heading, topPx, heightPx }) => [heading.title, topPx, heightPx])).toEqual([
      ['isha', 0, 24],
      ['rajan', 60, 24]
    ])
    expect([12, 42, 72, 102].map((yPx) => hit(scene, 500, yPx)?.lane.lane.title)).toEqual([
      undefined,
      'isha',
      undefined,
      'rajan'
    ])
  })

  it('finds the pinned lane where another has been scrolled under it', () => {
    const people = Array.from({ length: 50 }, (_, index) => participantOf(`p${index}`, intervalsOf([index, 900])))
    const drawing = { arrangement: { pinned: ['p30'] }, overscanPx: 144 }
    const scene = sceneFor(sessionOf(people), view(0, 1000), 378, 100, drawing)
    const title = (yPx: number) => hit(scene, 500, yPx)?.lane.lane.title
    expect([0, 35, 36, 53, 54, 99].map(title)).toEqual(['p30', 'p30', 'p10', 'p10', 'p11', 'p12'])
    expect([-1, 100].map(title)).toEqual([undefined, undefined])
  })

  it('finds nothing but the lane where nothing is painted, and nothing outside all lanes', () => {
    const scene = sceneFor(sessionOf([participantOf('a', intervalsOf([100, 200]))]), view(0, 1000))
    expect(hit(scene, 99.9, 18)?.mark).toBeNull()
    expect(hit(scene, 100, 18)?.mark).toMatchObject({ what: 'bar', index: 0 })
    expect(hit(scene, 200, 18)?.mark).toBeNull()
    expect(hit(scene, 150, 2)?.mark).toBeNull()
    expect(hit(scene, 150, 400)).toBeNull()
  })

  it('finds a time away that is shorter than a pixel on 8 of them, and the bars beside those', () => {
    const blinked = participantOf('a', intervalsOf([100, 400], [400.5, 900]))
    const scene = sceneFor(sessionOf([blinked]), view(0, 1000))
    const what = [396, 397, 400, 404, 405].map((xPx) => hit(scene, xPx, 18)?.mark?.what)
    expect(what).toEqual(['bar', 'gap', 'gap', 'gap', 'bar'])
    expect(hover(blinked, 398, 18)?.[1]).toBe('away 500 ms, rejoined (inferred)')
  })

  it('finds what is on screen when lanes are scrolled', () => {
    const people = Array.from({ length: 50 }, (_, index) => participantOf(`p${index}`, intervalsOf([index, 900])))
    const scene = sceneFor(sessionOf(people), view(0, 1000), 360, 100)
    expect(scene.lanes.map(({ index }) => index)).toEqual([10, 11, 12])
    expect(hit(scene, 500, 40)?.lane.lane.title).toBe('p11')
  })

  it('finds an error inside its diamond, and the bar beside it', () => {
    const errors = [{ atMs: at(500), message: 'lost' }]
    const scene = sceneFor(sessionOf([participantOf('a', intervalsOf([0, 1000]), { errors })]), view(0, 1000))
    expect(hit(scene, 500, 18)?.mark?.what).toBe('error')
    expect(hit(scene, 496, 14.5)?.mark?.what).toBe('bar')
  })
})

describe('what the pointer shows', () => {
  it('is the same for hits that are alike, as a bar, a gap or an empty part is at each of its pixels', () => {
    fc.assert(
      fc.property(anySession, anyNarrowView, anyDrawing, (session, shown, drawing) => {
        const { pinned, lanes } = sceneFor(session, shown, 0, 160, drawing)
        const hits = [...pinned, ...lanes].flatMap((lane) => [null, ...lane.marks].map((mark): Hit => ({ lane, mark })))
        for (const one of hits) {
          const isOne = one.mark === null || one.mark.what === 'bar' || one.mark.what === 'gap'
          expect(areAlike(one, { ...one })).toBe(isOne)
          const alike = hits.filter((other) => areAlike(one, other))
          const telling = { lanes: lanesOf(session, null), view: shown, zone: utc }
          for (const other of alike) expect(describeHit(other, telling)).toEqual(describeHit(one, telling))
        }
      }),
      { numRuns: 60 }
    )
  })

  const presence = intervalsOf([0, 100], [125.1, 300])
  const isha = participantOf('rilsgehg', presence, { name: 'isha' })

  it('over a bar are times and length, without the date of the view and the zone of the ruler', () => {
    expect(hover(isha, 50, 18, {}, { zone: berlin })).toEqual(['isha', 'in room 1 m 40 s', '08:26:43 → 08:28:23'])
  })

  it('is told to the millisecond in a view below ten seconds, with the date where that is another, and with the zone beside a second clock', () => {
    const close = { startMs: at(50), endMs: at(59) }
    const lines = ['isha', 'in room 1 m 40.000 s', '08:26:43.120 → 08:28:23.120 Europe/Berlin (UTC+1)']
    expect(hover(isha, 50, 18, {}, { zone: berlin, view: close, isNamed: true })).toEqual(lines)
    const nextDay = { startMs: at(86_400), endMs: at(87_000) }
    expect(hover(isha, 50, 18, {}, { view: nextDay })?.[2]).toBe('22 Feb 2022 07:26:43 → 22 Feb 2022 07:28:23')
  })

  it('is told to the millisecond in any view for who asks for it', () => {
    const lines = ['isha', 'in room 1 m 40.000 s', '08:26:43.120 → 08:28:23.120']
    expect(hover(isha, 50, 18, {}, { zone: berlin, isExact: true })).toEqual(lines)
  })

  it('over a gap is how long she was away, that the return is inferred, and what was beside it', () => {
    const away = ['isha', 'away 25 s, rejoined (inferred)', '07:28:23 → 07:28:48', 'Dr Ada joined meanwhile']
    expect(hover(isha, 112, 18, {}, {}, [ada])).toEqual(away)
    const broken = { ...isha, errors: [{ atMs: at(93), message: 'ICE failed' }] }
    expect(hover(broken, 112, 18, {}, {}, [ada])).toEqual([...away.slice(0, 3), 'error 7 s before', ...away.slice(3)])
    expect(hover(broken, 91, 18)).toEqual(['isha', 'error: ICE failed', '07:28:16', '7 s before a drop'])
  })

  it('over the rest of the lane are its totals, first join to last leave and the id; nothing outside all lanes', () => {
    expect(hover(isha, 900, 18)).toEqual([
      'isha',
      'in room 4 m 34 s, 2 joins, 1 drop (inferred), away 25 s in all',
      '07:26:43 → 07:31:43',
      'id rilsgehg'
    ])
    const open = participantOf('a', intervalsOf([900, null]))
    expect(hover(open, 50, 18, running)?.at(-1)).toBe('07:41:43 → still in')
    expect(hover(open, 50, 18)?.at(-1)).toBe('07:41:43 → no leave recorded')
    expect(hover(participantOf('a', []), 50, 18)).toEqual(['a', 'never in room'])
    expect(hover(isha, 900, 90)).toBeNull()
  })

  it('over an open end is that it runs on, or that no leave was recorded', () => {
    const open = participantOf('a', intervalsOf([900, null]))
    expect(hover(open, 950, 18, running)?.[1]).toBe('in room 1 m 40 s so far, still in')
    expect(hover(open, 950, 18)).toEqual(['a', 'in room – no leave recorded', 'from 07:41:43'])
  })

  it('over a doubtful bar names its data notes', () => {
    const doubtful = participantOf('a', [{ startMs: t0, endMs: at(500), notes: ['out-of-order', 'overlapping'] }])
    expect(hover(doubtful, 50, 18)?.at(-1)).toBe('data notes: out of order, overlapping')
  })

  it('over a media track is which one, over an error its message, over density how many', () => {
    const media = { mic: intervalsOf([0, 500]), webcam: [], screenShare: [], screenShareAudio: [] }
    const errors = [1, 2].map((seconds) => ({ atMs: at(700 + seconds), message: 'ICE failed' }))
    const short = Array.from({ length: 5 }, (_, index): Seconds => [800 + index / 10, 800.05 + index / 10])
    const busy = participantOf('a', intervalsOf(...short), { media, errors })
    expect(hover(busy, 50, 37)?.[1]).toBe('microphone 8 m 20 s')
    expect(hover(busy, 701, 18)).toEqual(['a', 'error: ICE failed', '07:38:24', 'and 1 more here'])
    expect(hover(busy, 800.5, 18)?.[1]).toBe('5 short stays – zoom in to tell them apart')
  })
})
