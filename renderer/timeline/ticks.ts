// The time axis: where ticks stand and what they say, on the zone's wall clock.

import type { Ms } from '../../electron/shared/session'
import { formatWall, formatWallDate, monthName, remainder, three } from './format'
import { stepMs, stepTable, wallTimes, type Step, type StepPair } from './tick-steps'
import { spanOf, xOf, type Viewport } from './viewport'
import { instantOf, jumpsBetween, type Zone } from './zone'

export interface Tick {
  readonly ms: Ms
  readonly xPx: number
  /** Major ticks carry a label when it fits; minor ones never do. */
  readonly major: boolean
  /** Stands right of the tick, from `xPx + labelGapPx`; null when it would touch its neighbour or leave the plot. */
  readonly label: string | null
  /** For a second line: the date, on the first label and wherever it changes; null elsewhere and in relative time. */
  readonly date: string | null
}

export const labelGapPx = 4
/** The least distance from the end of one label to the next tick. */
const labelEndPx = 12
const minorMinPx = 6

/** Ticks in the view, strictly increasing. `charPx` is the widest a character of a label gets (digits and letters). */
export function ticksOf(view: Viewport, zone: Zone, charPx: number): readonly Tick[] {
  const { major, minor } = choose(view, zone, charPx)
  const majors = instantsOf(view, zone, major)
  const isMajor = new Set(majors)
  const minors = (stepMs(minor) * view.widthPx) / spanOf(view) >= minorMinPx ? instantsOf(view, zone, minor) : []
  const instants = [...majors, ...minors.filter((ms) => !isMajor.has(ms))].sort((a, b) => a - b)
  const bare = instants.map((ms) => ({ ms, xPx: xOf(view, ms), major: isMajor.has(ms) }))
  return labelled(bare, view, zone, major, charPx)
}

function choose(view: Viewport, zone: Zone, charPx: number): StepPair {
  const table = stepTable(zone.kind)
  const fits = ({ major }: StepPair) => {
    const chars = Math.max(labelOf(view.startMs, zone, major).length, labelOf(view.endMs, zone, major).length)
    return (stepMs(major) * view.widthPx) / spanOf(view) >= labelGapPx + chars * charPx + labelEndPx
  }
  const chosen = table.find(fits) ?? table.at(-1)
  if (chosen === undefined) throw new Error('The table of steps is empty')
  return chosen
}

function instantsOf(view: Viewport, zone: Zone, step: Step): readonly Ms[] {
  return step.unit === 'ms' ? clockInstants(view, zone, step) : calendarInstants(view, zone, step)
}

/** Between two jumps of the clock the offset is constant; a repeated hour gets its ticks twice, a skipped one none. */
function clockInstants(view: Viewport, zone: Zone, step: Step): readonly Ms[] {
  const jumps = jumpsBetween(zone, view.startMs, view.endMs)
  return [view.startMs, ...jumps].flatMap((fromMs, index) => {
    const offsetMs = zone.offsetAt(fromMs)
    const jumpMs = jumps[index] ?? Infinity
    const wall = wallTimes(step, fromMs + offsetMs, Math.min(jumpMs, view.endMs) + offsetMs)
    return wall.map((ms) => ms - offsetMs).filter((ms) => ms < jumpMs)
  })
}

function calendarInstants(view: Viewport, zone: Zone, step: Step): readonly Ms[] {
  const dayMs = 86_400_000
  const wall = wallTimes(step, view.startMs - dayMs, view.endMs + dayMs)
  const instants = wall.map((ms) => instantOf(zone, ms))
  // A day that a zone skipped begins where the next one does.
  return instants.filter((ms, index) => ms >= view.startMs && ms <= view.endMs && ms !== instants[index - 1])
}

function labelled(
  bare: readonly Pick<Tick, 'ms' | 'xPx' | 'major'>[],
  view: Viewport,
  zone: Zone,
  step: Step,
  charPx: number
): readonly Tick[] {
  let freePx = 0
  let lastDate: string | null = null
  let dateFreePx = 0
  return bare.map((tick) => {
    const label = tick.major ? labelOf(tick.ms, zone, step) : ''
    const leftPx = tick.xPx + labelGapPx
    const rightPx = leftPx + label.length * charPx
    if (label === '' || leftPx < freePx || rightPx > view.widthPx) return { ...tick, label: null, date: null }
    freePx = rightPx + labelGapPx
    const date = dateOf(tick.ms, zone, step)
    if (date === '' || date === lastDate || leftPx < dateFreePx) return { ...tick, label, date: null }
    lastDate = date
    dateFreePx = leftPx + (date.length + 1) * charPx
    return { ...tick, label, date }
  })
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
