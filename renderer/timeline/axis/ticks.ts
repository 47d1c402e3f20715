// The time axis: where ticks stand and what they say, on the zone's wall clock.

import type { Ms, Span } from '../../../electron/shared/session'
import { cutsWithin } from './folds'
import { formatWall, formatWallDate, monthName, remainder, three } from '../../clock/format'
import type { Taken } from './jump-flags'
import { stepMs, stepTable, wallTimes, type Step, type StepPair } from './tick-steps'
import { msPerPx, xOf, type Viewport } from './viewport'
import { instantOf, jumpsBetween, type Zone } from '../../clock/zone'

export interface Tick {
  readonly ms: Ms
  readonly xPx: number
  /** Major ticks carry a label when it fits; minor ones never do. */
  readonly major: boolean
  /** Stands right of the tick, from `xPx + labelGapPx`; null when it would touch its neighbour or leave the plot. */
  readonly label: string | null
  /** For a second line: the date, on the first label and wherever it changes; without the year before a near break; null elsewhere and in relative time. */
  readonly date: string | null
}

export const labelGapPx = 4
/** The least distance from the end of one label to the next tick: `14:05` then stands every 48 px in the widest of fonts. */
const labelEndPx = 9
const minorMinPx = 6
const airPx = 2
/** No label is shorter, but the names of days and months. */
const leastLabelChars = 5

/** A part of the view without a break in it. */
interface Stretch extends Span {
  readonly leftPx: number
  readonly rightPx: number
  readonly endsInBreak: boolean
}

interface Bare extends Pick<Tick, 'ms' | 'xPx' | 'major'> {
  /** What its label counts in. */
  readonly step: Step
}

/** Ticks in the view, strictly increasing; none inside a break. `charPx` is the widest a character of a label gets (digits and letters). */
export function ticksOf(view: Viewport, zone: Zone, charPx: number): readonly Tick[] {
  const chosen = choose(view, zone, charPx)
  const said: SaidDate = { date: null }
  const ticks = stretchesOf(view).flatMap((stretch) => {
    const bare = bareTicks(stretch, view, zone, chosen)
    const lone = stretch.endsInBreak || stretch.leftPx > 0 ? loneTick(bare, stretch, view, zone, chosen, charPx) : null
    return labelled(lone === null ? bare : withTick(bare, lone), stretch, zone, charPx, said)
  })
  // On both sides of a narrow break ticks may fall on one pixel: the one before it has no room for a label.
  return ticks.filter(({ xPx }, index) => (ticks[index + 1]?.xPx ?? Infinity) - xPx >= 1)
}

/** Where dates stand on the line above the labels, with some air around them. */
export function datesTaken(ticks: readonly Tick[], charPx: number): readonly Taken[] {
  return ticks.flatMap(({ xPx, date }) => {
    const leftPx = xPx + labelGapPx
    return date === null ? [] : [{ leftPx: leftPx - airPx, rightPx: leftPx + date.length * charPx + airPx }]
  })
}

function stretchesOf(view: Viewport): readonly Stretch[] {
  const stretches: Stretch[] = []
  let startMs = view.startMs
  let leftPx = 0
  for (const cut of cutsWithin(view.folds, view)) {
    const rightPx = xOf(view, cut.startMs)
    if (cut.startMs > startMs) stretches.push({ startMs, endMs: cut.startMs, leftPx, rightPx, endsInBreak: true })
    startMs = cut.endMs
    leftPx = xOf(view, startMs)
  }
  if (startMs < view.endMs)
    stretches.push({ startMs, endMs: view.endMs, leftPx, rightPx: view.widthPx, endsInBreak: false })
  return stretches
}

function bareTicks(stretch: Stretch, view: Viewport, zone: Zone, { major, minor }: StepPair): readonly Bare[] {
  const majors = instantsOf(stretch, zone, major)
  const isMajor = new Set(majors)
  const minors = stepMs(minor) / msPerPx(view) >= minorMinPx ? instantsOf(stretch, zone, minor) : []
  const instants = [...majors, ...minors.filter((ms) => !isMajor.has(ms))].sort((a, b) => a - b)
  return instants.map((ms) => ({ ms, xPx: xOf(view, ms), major: isMajor.has(ms), step: major }))
}

/** A stretch between breaks in which no tick has room for its label gets one of a finer step, as long as there is any with room. */
function loneTick(
  bare: readonly Bare[],
  stretch: Stretch,
  view: Viewport,
  zone: Zone,
  chosen: StepPair,
  charPx: number
): Bare | null {
  const fits = ({ ms, xPx, step }: Bare) =>
    xPx + labelGapPx + labelOf(ms, zone, step).length * charPx <= stretch.rightPx
  if (stretch.rightPx - stretch.leftPx < labelGapPx + leastLabelChars * charPx) return null
  if (bare.some((tick) => tick.major && fits(tick))) return null
  const table = stepTable(zone.kind)
  for (let index = table.indexOf(chosen) - 1; index >= 0; index--) {
    const step = table[index]?.major ?? chosen.minor
    if (stepMs(step) / msPerPx(view) < minorMinPx) return null
    const ticks = instantsOf(stretch, zone, step).map((ms) => ({ ms, xPx: xOf(view, ms), major: true, step }))
    const lone = ticks.find(fits)
    if (lone !== undefined) return lone
  }
  return null
}

function withTick(bare: readonly Bare[], tick: Bare): readonly Bare[] {
  const others = bare.filter(({ xPx }) => Math.abs(xPx - tick.xPx) >= minorMinPx)
  return [...others, tick].sort((a, b) => a.ms - b.ms)
}

function choose(view: Viewport, zone: Zone, charPx: number): StepPair {
  const table = stepTable(zone.kind)
  const fits = ({ major }: StepPair) => {
    const chars = Math.max(labelOf(view.startMs, zone, major).length, labelOf(view.endMs, zone, major).length)
    return stepMs(major) / msPerPx(view) >= labelGapPx + chars * charPx + labelEndPx
  }
  const chosen = table.find(fits) ?? table.at(-1)
  if (chosen === undefined) throw new Error('The table of steps is empty')
  return chosen
}

function instantsOf(span: Span, zone: Zone, step: Step): readonly Ms[] {
  return step.unit === 'ms' ? clockInstants(span, zone, step) : calendarInstants(span, zone, step)
}

/** Between two jumps of the clock the offset is constant; a repeated hour gets its ticks twice, a skipped one none. */
function clockInstants(span: Span, zone: Zone, step: Step): readonly Ms[] {
  const jumps = jumpsBetween(zone, span.startMs, span.endMs)
  return [span.startMs, ...jumps].flatMap((fromMs, index) => {
    const offsetMs = zone.offsetAt(fromMs)
    const jumpMs = jumps[index] ?? Infinity
    const wall = wallTimes(step, fromMs + offsetMs, Math.min(jumpMs, span.endMs) + offsetMs)
    return wall.map((ms) => ms - offsetMs).filter((ms) => ms < jumpMs)
  })
}

function calendarInstants(span: Span, zone: Zone, step: Step): readonly Ms[] {
  const dayMs = 86_400_000
  const wall = wallTimes(step, span.startMs - dayMs, span.endMs + dayMs)
  const instants = wall.map((ms) => instantOf(zone, ms))
  // A day that a zone skipped begins where the next one does.
  return instants.filter((ms, index) => ms >= span.startMs && ms <= span.endMs && ms !== instants[index - 1])
}

/** The date that was said last. */
interface SaidDate {
  date: string | null
}

function labelled(
  bare: readonly Bare[],
  stretch: Stretch,
  zone: Zone,
  charPx: number,
  said: SaidDate
): readonly Tick[] {
  let freePx = stretch.leftPx
  let dateFreePx = stretch.leftPx
  return bare.map(({ ms, xPx, major, step }) => {
    const label = major ? labelOf(ms, zone, step) : ''
    const leftPx = xPx + labelGapPx
    const rightPx = leftPx + label.length * charPx
    const unlabelled = { ms, xPx, major, label: null, date: null }
    if (label === '' || leftPx < freePx || rightPx > stretch.rightPx) return unlabelled
    freePx = rightPx + labelGapPx
    const whole = dateOf(ms, zone, step)
    const roomPx = stretch.endsInBreak ? stretch.rightPx - leftPx : Infinity
    const date = [whole, withoutYear(whole)].find((text) => text.length * charPx <= roomPx) ?? ''
    if (date === '' || whole === said.date || leftPx < dateFreePx) return { ms, xPx, major, label, date: null }
    said.date = whole
    dateFreePx = leftPx + (date.length + 1) * charPx
    return { ms, xPx, major, label, date }
  })
}

function withoutYear(date: string): string {
  return date.replace(/ -?\d+$/, '')
}

function labelOf(ms: Ms, zone: Zone, step: Step): string {
  const wallMs = ms + zone.offsetAt(ms)
  switch (step.unit) {
    case 'ms':
      return timeLabel(wallMs, zone.kind, step.every)
    case 'day':
      return `${new Date(wallMs).getUTCDate()} ${monthName(wallMs)}`
    case 'month':
      return monthName(wallMs)
    case 'year':
      return String(new Date(wallMs).getUTCFullYear())
  }
}

function timeLabel(wallMs: Ms, kind: Zone['kind'], every: Ms): string {
  const time = formatWall(wallMs, kind, every < 60_000 ? 'second' : 'minute')
  return every < 1000 ? `${time}.${three(remainder(wallMs, kind))}` : time
}

function dateOf(ms: Ms, zone: Zone, step: Step): string {
  if (zone.kind === 'relative' || step.unit === 'year') return ''
  const wallMs = ms + zone.offsetAt(ms)
  return step.unit === 'ms' ? formatWallDate(wallMs) : String(new Date(wallMs).getUTCFullYear())
}
