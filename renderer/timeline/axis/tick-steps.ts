// The table of tick steps, and the wall times at which the ticks of a step stand.

import type { Ms } from '../../../electron/shared/session'
import type { Zone } from '../../clock/zone'

type StepUnit = 'ms' | 'day' | 'month' | 'year'

export interface Step {
  readonly unit: StepUnit
  readonly every: number
}

/** A major step with the minor step that divides it. */
export interface StepPair {
  readonly major: Step
  readonly minor: Step
}

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** A Thursday stands at the epoch; weeks begin on Mondays. */
const epochToMondayDays = 4

const clockSteps: readonly StepPair[] = [
  ...pairs('ms', 1, [
    [1, 1],
    [2, 1],
    [5, 1],
    [10, 2],
    [20, 5],
    [50, 10],
    [100, 20],
    [200, 50],
    [500, 100]
  ]),
  ...pairs('ms', secondMs, [
    [1, 0.2],
    [2, 0.5],
    [5, 1],
    [10, 2],
    [15, 5],
    [30, 5]
  ]),
  ...pairs('ms', minuteMs, [
    [1, 1 / 6],
    [2, 0.5],
    [5, 1],
    [10, 2],
    [15, 5],
    [30, 5]
  ]),
  ...pairs('ms', hourMs, [
    [1, 1 / 6],
    [2, 0.5],
    [3, 1],
    [6, 1],
    [12, 3]
  ])
]

const calendarSteps: readonly StepPair[] = [
  { major: { unit: 'day', every: 1 }, minor: { unit: 'ms', every: 6 * hourMs } },
  ...pairs('day', 1, [
    [2, 1],
    [7, 1]
  ]),
  { major: { unit: 'month', every: 1 }, minor: { unit: 'day', every: 7 } },
  ...pairs('month', 1, [
    [3, 1],
    [6, 1]
  ]),
  { major: { unit: 'year', every: 1 }, minor: { unit: 'month', every: 3 } },
  ...decades('year', 1, [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000])
]

const countedSteps: readonly StepPair[] = [
  { major: { unit: 'ms', every: dayMs }, minor: { unit: 'ms', every: 6 * hourMs } },
  ...decades(
    'ms',
    dayMs,
    [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]
  )
]

const clockTable = [...clockSteps, ...calendarSteps]
const relativeTable = [...clockSteps, ...countedSteps]

function pairs(unit: StepUnit, size: number, table: readonly (readonly [number, number])[]): StepPair[] {
  return table.map(([major, minor]) => ({
    major: { unit, every: major * size },
    minor: { unit, every: Math.round(minor * size) }
  }))
}

function decades(unit: StepUnit, size: number, majors: readonly number[]): StepPair[] {
  return majors.map((major, index) => ({
    major: { unit, every: major * size },
    minor: { unit, every: (majors[index - 1] ?? 1) * size }
  }))
}

/** The steps to choose from, finest first. Relative time knows no months. */
export function stepTable(kind: Zone['kind']): readonly StepPair[] {
  return kind === 'relative' ? relativeTable : clockTable
}

/** The usual length of a step. */
export function stepMs(step: Step): Ms {
  switch (step.unit) {
    case 'ms':
      return step.every
    case 'day':
      return step.every * dayMs
    case 'month':
      return step.every * 30 * dayMs
    case 'year':
      return step.every * 365 * dayMs
  }
}

/** The wall times (as if UTC) of a step within [fromMs, toMs], in order. */
export function wallTimes(step: Step, fromMs: Ms, toMs: Ms): readonly Ms[] {
  switch (step.unit) {
    case 'ms':
      return multiples(step.every, 0, fromMs, toMs)
    case 'day':
      return multiples(step.every * dayMs, step.every % 7 === 0 ? epochToMondayDays * dayMs : 0, fromMs, toMs)
    case 'month':
      return monthStarts(step.every, fromMs, toMs)
    case 'year':
      return monthStarts(step.every * 12, fromMs, toMs)
  }
}

function multiples(every: number, origin: number, from: number, to: number): readonly number[] {
  const values: number[] = []
  for (let count = Math.ceil((from - origin) / every); origin + count * every <= to; count++) {
    values.push(origin + count * every)
  }
  return values
}

function monthStarts(every: number, fromMs: Ms, toMs: Ms): readonly Ms[] {
  const values = multiples(every, 0, monthOf(fromMs), monthOf(toMs)).map(startOfMonth)
  return values.filter((ms) => ms >= fromMs)
}

function monthOf(ms: Ms): number {
  const date = new Date(ms)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function startOfMonth(month: number): Ms {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1)
}
