import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsOf } from '../../folds-of'
import { breaksOf } from '../../../../../renderer/timeline/axis/breaks'
import { foldsAt } from '../../../../../renderer/timeline/axis/folds'
import { labelGapPx, ticksOf, type Tick } from '../../../../../renderer/timeline/axis/ticks'
import { fit, limitsOf, viewportOf, type Viewport } from '../../../../../renderer/timeline/axis/viewport'
import { type Zone, relativeTo, utc } from '../../../../../renderer/clock/zone'
import { zone } from '../../../zones'
import { foldsFrom } from '../folding'
import { intervalsOf, lanesOf, participantOf, sessionOf, t0, type Seconds } from '../sessions'
import { lengthsBetween } from '../spread'

const charPx = 6.5
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const zones: readonly Zone[] = [
  utc,
  relativeTo(t0),
  ...['Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia'].map(zone)
]
interface Axis {
  readonly shown: Viewport
  readonly inZone: Zone
}

/** Any span from 1 ms to 30 days, each order of length as likely as any other, in any of the zones. */
const ordinaryAxis: fc.Arbitrary<Axis> = axisOf(
  fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) }),
  lengthsBetween(1, 30 * day),
  fc.constantFrom(...zones)
)

/** Views around a moment when a zone's clock jumps, by an hour, half an hour or a day. */
const jumpAxis: fc.Arbitrary<Axis> = fc
  .constantFrom(
    ['Europe/Berlin', Date.UTC(2022, 2, 27, 1)] as const,
    ['Europe/Berlin', Date.UTC(2022, 9, 30, 1)] as const,
    ['Australia/Lord_Howe', Date.UTC(2022, 3, 2, 15)] as const,
    ['America/Sao_Paulo', Date.UTC(2018, 10, 4, 3)] as const,
    ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)] as const
  )
  .chain(([name, jumpMs]) =>
    axisOf(
      fc.integer({ min: -6 * hour, max: 6 * hour }).map((shift) => jumpMs + shift),
      lengthsBetween(hour, 10 * day),
      fc.constant(zone(name))
    )
  )

const anyAxis = fc.oneof(ordinaryAxis, jumpAxis)

/** Views of time with breaks in it, in any of the zones; the breaks begin up to a month before the view. */
const foldedAxis: fc.Arbitrary<Axis> = fc
  .tuple(fc.integer({ min: 0, max: 30 * day }), anyAxis)
  .chain(([before, { shown, inZone }]) =>
    foldsFrom(shown.startMs - before).map((folds) => ({
      shown: viewportOf({ startMs: shown.startMs, endMs: shown.endMs }, shown.widthPx, folds),
      inZone
    }))
  )

/** Views that fit a session of short stays with hours or days between them. */
const sparseAxis: fc.Arbitrary<Axis> = fc
  .tuple(
    fc.array(fc.tuple(lengthsBetween(1000, 4 * hour), lengthsBetween(hour, 5 * day)), { minLength: 1, maxLength: 40 }),
    fc.constantFrom(...zones),
    fc.integer({ min: 200, max: 4000 })
  )
  .map(([drawn, inZone, widthPx]) => {
    let endMs = t0
    const stays = drawn.map(([stay, away]): Seconds => {
      const startMs = endMs
      endMs = startMs + stay + away
      return [(startMs - t0) / 1000, (startMs + stay - t0) / 1000]
    })
    const folds = foldsOf(lanesOf(sessionOf([participantOf('a', intervalsOf(...stays))]), null), [endMs], hour / 2)
    return { shown: fit(limitsOf({ startMs: t0, endMs }, folds), widthPx), inZone }
  })

function axisOf(middles: fc.Arbitrary<number>, lengths: fc.Arbitrary<number>, inZones: fc.Arbitrary<Zone>) {
  return fc
    .tuple(middles, lengths, inZones, fc.integer({ min: 20, max: 5000 }))
    .map(([middle, span, inZone, widthPx]) => ({
      shown: view(middle - span / 2, middle + span / 2, widthPx),
      inZone
    }))
}

function view(startMs: number, endMs: number, widthPx = 1000): Viewport {
  return viewportOf({ startMs, endMs }, widthPx)
}

function labels(ticks: readonly Tick[]): readonly (string | null)[] {
  return ticks.filter((tick) => tick.major).map(({ label, date }) => (date === null ? label : `${label} (${date})`))
}

/** What is wrong with the ticks of a view. */
function complaints(ticks: readonly Tick[], shown: Viewport): readonly string[] {
  const { widthPx } = shown
  const breaks = breaksOf(shown, charPx)
  const intrudes = (leftPx: number, rightPx: number) =>
    breaks.some((gap) => leftPx < gap.rightPx - 0.01 && rightPx > gap.leftPx + 0.01)
  const found: string[] = []
  let lastPx = -Infinity
  let lastMs = -Infinity
  let freePx = 0
  let dateFreePx = 0
  for (const { ms, xPx, label, date, major } of ticks) {
    if (ms <= lastMs) found.push(`${ms} does not come after ${lastMs}`)
    if (xPx < -0.01 || xPx > widthPx + 0.01) found.push(`${ms} is outside the plot`)
    if (xPx - lastPx < 1) found.push(`${ms} is only ${xPx - lastPx} px from the tick before`)
    if (breaks.some((gap) => ms > gap.startMs && ms < gap.endMs)) found.push(`${ms} is in a break`)
    lastMs = ms
    lastPx = xPx
    if (label === null) continue
    const leftPx = xPx + labelGapPx
    if (!major) found.push(`${label} is on a minor tick`)
    if (leftPx < freePx) found.push(`${label} touches the label before`)
    freePx = leftPx + label.length * charPx
    if (intrudes(leftPx, freePx)) found.push(`${label} runs into a break`)
    if (freePx > widthPx) found.push(`${label} leaves the plot`)
    if (date === null) continue
    if (leftPx < dateFreePx) found.push(`${date} touches the date before`)
    dateFreePx = leftPx + date.length * charPx
    if (intrudes(leftPx, dateFreePx)) found.push(`${date} runs into a break`)
  }
  return found
}

describe('ticks', () => {
  it('never overlap, stay in the plot and strictly increase at any span and width', () => {
    fc.assert(
      fc.property(fc.oneof(anyAxis, foldedAxis, sparseAxis), ({ shown, inZone }) => {
        const ticks = ticksOf(shown, inZone, charPx)
        expect(complaints(ticks, shown)).toEqual([])
        expect(ticks.length).toBeLessThan(shown.widthPx)
      }),
      { numRuns: 3000 }
    )
  })

  it('stand on round times of the wall clock, on the days when it jumps too', () => {
    fc.assert(
      fc.property(anyAxis, ({ shown, inZone }) => {
        const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, ...[1, 2, 5, 10, 15, 30].map((n) => n * 1000)].concat(
          [1, 2, 5, 10, 15, 30].map((n) => n * minute),
          [1, 2, 3, 6, 12, 24, 48, 120, 168, 240].map((n) => n * hour)
        )
        const wall = ticksOf(shown, inZone, charPx)
          .filter((tick) => tick.major)
          .map(({ ms }) => ms + inZone.offsetAt(ms))
        const gaps = wall.slice(1).map((ms, index) => ms - (wall[index] ?? 0))
        const spacing = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
        if (gaps.length < 3 || spacing > 12 * hour) return
        expect(steps).toContain(spacing)
        expect(wall.filter((ms) => ms % spacing !== 0)).toEqual([])
      }),
      { numRuns: 500 }
    )
  })

  it('leave at least one label on any view of an ordinary width', () => {
    fc.assert(
      fc.property(anyAxis, ({ shown, inZone }) => {
        fc.pre(shown.widthPx >= 500 && shown.endMs - shown.startMs >= 20)
        expect(ticksOf(shown, inZone, charPx).some(({ label }) => label !== null)).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it('show the date on the first label and after midnight of the zone', () => {
    const start = Date.UTC(2022, 1, 22, 22, 30)
    expect(labels(ticksOf(view(start, start + 3 * hour, 500), utc, charPx))).toEqual([
      '22:30 (22 Feb 2022)',
      '23:00',
      '23:30',
      '00:00 (23 Feb 2022)',
      '00:30',
      '01:00',
      null
    ])
    expect(labels(ticksOf(view(start, start + 3 * hour, 500), zone('Europe/Berlin'), charPx)).slice(0, 3)).toEqual([
      '23:30 (22 Feb 2022)',
      '00:00 (23 Feb 2022)',
      '00:30'
    ])
  })

  it('stand every 48 px where there is little room, in the widest of fonts: a short session has several in the smallest window', () => {
    const start = Date.UTC(2026, 10, 27, 22, 52)
    const widestPx = 7
    const shown = (widthPx: number) =>
      labels(ticksOf(view(start, start + 41 * minute, widthPx), utc, widestPx)).filter((label) => label !== null)
    expect(shown(48.1 * 4.1)).toEqual(['23:00 (27 Nov 2026)', '23:10', '23:20'])
    expect(shown((48.1 * 41) / 15)).toEqual(['23:00 (27 Nov 2026)', '23:15'])
  })

  it('skip the hour that does not exist and show the one that comes twice', () => {
    const berlin = zone('Europe/Berlin')
    const spring = Date.UTC(2022, 2, 27)
    expect(labels(ticksOf(view(spring, spring + 3 * hour, 200), berlin, charPx))).toEqual([
      '01:00 (27 Mar 2022)',
      '03:00',
      '04:00',
      null
    ])
    const autumn = Date.UTC(2022, 9, 30)
    expect(labels(ticksOf(view(autumn - hour, autumn + 3 * hour, 350), berlin, charPx))).toEqual([
      '01:00 (30 Oct 2022)',
      '02:00',
      '02:00',
      '03:00',
      null
    ])
  })

  it('count from the start in relative time', () => {
    const relative = relativeTo(t0)
    expect(labels(ticksOf(view(t0 - minute, t0 + 4 * minute, 600), relative, charPx))).toEqual([
      '-1:00',
      '-0:30',
      '+0:00',
      '+0:30',
      '+1:00',
      '+1:30',
      '+2:00',
      '+2:30',
      '+3:00',
      '+3:30',
      null
    ])
  })

  it('name days, months and years on long views', () => {
    const year = Date.UTC(2022, 0, 1)
    expect(labels(ticksOf(view(year - day, year + 3 * day, 300), utc, charPx))).toEqual([
      '31 Dec (2021)',
      '1 Jan (2022)',
      '2 Jan',
      '3 Jan',
      null
    ])
    expect(labels(ticksOf(view(year - 40 * day, year + 80 * day, 400), utc, charPx))).toEqual([
      'Dec (2021)',
      'Jan (2022)',
      'Feb',
      'Mar'
    ])
    expect(labels(ticksOf(view(year, year + 3 * 365 * day, 150), utc, charPx))).toEqual(['2022', '2023', '2024'])
  })

  it('label every stretch between breaks that has room for a label, with the date where it is another day', () => {
    // Ten minutes, a day cut to one minute, seven minutes, an hour cut to one minute, ten minutes.
    const start = Date.UTC(2022, 1, 22, 10, 0)
    const folds = foldsAt([
      { startMs: start + 10 * minute, endMs: start + 10 * minute + day, keptMs: minute },
      { startMs: start + 17 * minute + day, endMs: start + 77 * minute + day, keptMs: minute }
    ])
    const shown = viewportOf({ startMs: start, endMs: start + 87 * minute + day }, 500, folds)
    expect(labels(ticksOf(shown, utc, charPx))).toEqual([
      '10:00 (22 Feb 2022)',
      '10:05',
      null,
      '10:10 (23 Feb 2022)',
      null,
      '11:20',
      null
    ])
    const narrow = viewportOf({ startMs: start, endMs: start + 87 * minute + day }, 250, folds)
    expect(labels(ticksOf(narrow, utc, charPx))).toEqual(['10:00 (22 Feb 2022)', null, '10:10 (23 Feb)', '11:20'])
  })

  it('do not fall on one pixel on both sides of a narrow break: the one after it stays', () => {
    // 9.6 seconds before 10:05, cut to 10 ms.
    const start = Date.UTC(2022, 1, 22, 10, 4)
    const folds = foldsAt([{ startMs: start + 50_200, endMs: start + 59_800, keptMs: 10 }])
    const shown = viewportOf({ startMs: start, endMs: start + 2 * minute }, 120, folds)
    const ticks = ticksOf(shown, utc, charPx)
    expect(complaints(ticks, shown)).toEqual([])
    expect(ticks.map(({ ms }) => (ms - start) / 1000)).toEqual([0, 10, 20, 30, 40, 60, 70, 80, 90, 100, 110, 120])
    expect(labels(ticks)).toEqual(['10:04 (22 Feb)', '10:05', null])
  })

  it('are not there in a view that lies within a break', () => {
    const folds = foldsAt([{ startMs: t0, endMs: t0 + day, keptMs: minute }])
    expect(ticksOf(viewportOf({ startMs: t0 + hour, endMs: t0 + 2 * hour }, 800, folds), utc, charPx)).toEqual([])
  })
})
