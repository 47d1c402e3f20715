// What stands around the lanes on a sheet: heading, rulers, the number of people, marks, legend and statement; and how high that is.

import type { TimeMark } from '../../../electron/shared/mark'
import type { ParticipantIndex } from '../../../electron/shared/session'
import { concurrencyLineOf, type LineInput, type LineStep } from '../../timeline/axis/concurrency-line'
import { formatCount, formatDuration } from '../../clock/format'
import type { Scene } from '../../timeline/scene/scene'
import { labelGapPx, ticksOf, type Tick } from '../../timeline/axis/ticks'
import { xOf, type Viewport } from '../../timeline/axis/viewport'
import { zoneLabel, type Zone } from '../../clock/zone'
import { legendLines, type LegendInput } from './svg-legend'
import { statementLine, type Statement } from '../text/statement'
import { colours } from './svg-colours'
import { foldRowsPx } from './svg-folds'
import { charPx, cutText, fittedTextAt, textAt, wrapped } from './svg-text'
import { element, numberText, xmlText } from './xml'

export interface Sheet {
  readonly title: string
  /** A line of figures below the title. */
  readonly figures: string
  readonly labelPx: number
  /** One ruler for each, that of the first nearest to the lanes; the scene is made with the first. */
  readonly zones: readonly Zone[]
  /** The number of people in at once, as a line over the lanes, and where there may have been more. */
  readonly counts: Omit<LineInput, 'view' | 'heightPx'>
  readonly marks: readonly TimeMark[]
  /** Whether a name is recorded of somebody, whatever she is called here. */
  readonly isNamed: (participant: ParticipantIndex) => boolean
  readonly legend: LegendInput
  readonly statement: Statement
  /** Null where there is only one page. */
  readonly page: { readonly number: number; readonly of: number } | null
}

export const marginPx = 16
const headingPx = 48
const rulerPx = 40
const countPx = 34
const markRowPx = 18
const linePx = 15
/** The middle of the dots over the line of people, from the line up. */
const overLinePx = 2.5
const dotWidthPx = 2
const dotPitchPx = 6

/** How much of a sheet stands above the lanes, and how much below them. */
export function sheetFrame(sheet: Sheet, view: Viewport): { readonly abovePx: number; readonly belowPx: number } {
  const marksPx = sheet.marks.length > 0 ? markRowPx : 0
  const lines = footerLines(sheet, view)
  return {
    abovePx: marginPx + headingPx + marksPx + sheet.zones.length * rulerPx + countPx + foldRowsPx(view),
    belowPx: 12 + (legendLines(sheet.legend, innerPx(sheet, view)).length + lines.length) * linePx + marginPx
  }
}

function innerPx({ labelPx }: Sheet, view: Viewport): number {
  return labelPx + view.widthPx
}

function footerLines(sheet: Sheet, view: Viewport): readonly string[] {
  return wrapped(statementLine(sheet.statement), innerPx(sheet, view))
}

/** What stands above the lanes. The corner of the sheet is at 0, 0; the plot begins right of the labels. */
export function sheetHead(sheet: Sheet, scene: Scene): string {
  const { title, figures, page, labelPx, zones } = sheet
  const widthPx = innerPx(sheet, scene.view)
  const pageWords = page === null ? '' : `page ${formatCount(page.number)} of ${formatCount(page.of)}`
  const rightPx = marginPx + widthPx
  let topPx = marginPx + headingPx
  const parts = [
    fittedTextAt(title, widthPx - 120, marginPx, marginPx + 16, colours.text, { 'font-size': 15, 'font-weight': 600 }),
    fittedTextAt(figures, widthPx, marginPx, marginPx + 34, colours['text-dim']),
    pageWords === '' ? '' : textAt(pageWords, rightPx, marginPx + 16, colours['text-dim'], { 'text-anchor': 'end' })
  ]
  if (sheet.marks.length > 0) {
    parts.push(shifted(marginPx + labelPx, topPx, markNames(sheet.marks, scene.view)))
    topPx += markRowPx
  }
  // The first clock stands next to the lanes, in full ink.
  for (const zone of zones.toReversed()) {
    const { view } = scene
    const isFirst = zone === zones[0]
    const ink = isFirst ? colours.text : colours['text-dim']
    const ticks = isFirst ? scene.ticks : ticksOf(view, zone, charPx)
    const label = zoneLabel(zone, view.startMs, view.endMs)
    parts.push(fittedTextAt(label, labelPx - 8, marginPx, topPx + 28, ink))
    parts.push(shifted(marginPx + labelPx, topPx, rulerOf(ticks, ink)))
    topPx += rulerPx
  }
  parts.push(shifted(marginPx, topPx, countLine(sheet, scene.view)))
  return parts.join('')
}

export function shifted(xPx: number, yPx: number, content: string): string {
  return element('g', { transform: `translate(${numberText(xPx)} ${numberText(yPx)})` }, content)
}

function rulerOf(ticks: readonly Tick[], ink: string): string {
  return ticks
    .map(({ xPx, label, date }) => {
      const stroke = label === null ? colours.line : colours['text-dim']
      const line = element('line', { x1: xPx, x2: xPx, y1: label === null ? 34 : 28, y2: rulerPx, stroke })
      const time = label === null ? '' : textAt(label, xPx + labelGapPx, 28, ink)
      return line + time + (date === null ? '' : textAt(date, xPx + labelGapPx, 13, colours['text-dim']))
    })
    .join('')
}

/** Names stand right of where their marks begin; one that would run into the next is cut or left out. */
function markNames(marks: readonly TimeMark[], view: Viewport): string {
  const shown = marks.filter(({ startMs, endMs }) => startMs <= view.endMs && (endMs ?? startMs) >= view.startMs)
  return shown
    .map(({ name, startMs, endMs }, index) => {
      const xPx = Math.max(0, xOf(view, startMs))
      const nextPx = Math.min(view.widthPx, Math.max(xPx, xOf(view, shown[index + 1]?.startMs ?? Infinity)))
      const flag = element('path', { d: `M${numberText(xPx)} 4v10l6 -5z`, fill: colours.accent })
      const words = endMs === null ? name : `${name} (${formatDuration(endMs - startMs)})`
      const title = element('title', {}, xmlText(words))
      const roomPx = nextPx - xPx - 10
      const text = roomPx < 3 * charPx ? '' : textAt(cutText(words, roomPx), xPx + 8, 13, colours.accent)
      return element('g', {}, title + flag + text)
    })
    .join('')
}

/** A step line over half-open intervals: in each column the most that were in at once, with dots over it where that is the least. */
function countLine({ counts, labelPx }: Sheet, view: Viewport): string {
  const heightPx = countPx - 10
  const { steps } = concurrencyLineOf({ ...counts, view, heightPx })
  const highest = Math.max(0, ...steps.map((step) => step.highest))
  const words = `in room: up to ${formatCount(highest)} here`
  const label = textAt(words, 0, heightPx, colours['text-dim'])
  if (highest === 0 && !steps.some(({ doubtful }) => doubtful)) return label
  const yOf = (count: number) => Math.round((heightPx - (count / Math.max(1, highest)) * (heightPx - 4)) * 100) / 100
  let path = `M0 ${heightPx}`
  let lastPx = heightPx
  for (const step of steps) {
    const yPx = yOf(step.highest)
    if (yPx !== lastPx) path += `H${step.leftPx}V${yPx}`
    lastPx = yPx
  }
  path += `H${numberText(view.widthPx)}`
  const area = element('path', { d: `${path}V${heightPx}z`, fill: colours['presence-faint'] })
  const line = element('path', { d: path, fill: 'none', stroke: colours['presence-edge'], class: 'concurrency' })
  return label + shifted(labelPx, 0, area + line + moreDots(steps, yOf))
}

/** Over the steps that are doubtful: dots where they are on screen, in one path, as there may be a step for each pixel. */
function moreDots(steps: readonly LineStep[], yOf: (count: number) => number): string {
  let path = ''
  for (const { doubtful, leftPx, widthPx, highest } of steps) {
    if (!doubtful) continue
    const rightPx = leftPx + widthPx
    const yPx = numberText(yOf(highest) - overLinePx)
    for (let dotPx = leftPx - (leftPx % dotPitchPx); dotPx < rightPx; dotPx += dotPitchPx) {
      const fromPx = Math.max(leftPx, dotPx)
      const toPx = Math.min(rightPx, dotPx + dotWidthPx)
      if (toPx > fromPx) path += `M${fromPx} ${yPx}H${numberText(toPx)}`
    }
  }
  return path === '' ? '' : element('path', { d: path, stroke: colours.doubt, 'stroke-width': 2, class: 'more' })
}

/** What stands below the lanes, from their bottom on. */
export function sheetFoot(sheet: Sheet, view: Viewport): string {
  const widthPx = innerPx(sheet, view)
  const legend = legendLines(sheet.legend, widthPx)
  const lines = footerLines(sheet, view).map((line, index) =>
    textAt(line, 0, 24 + (legend.length + index) * linePx, colours['text-dim'])
  )
  const samples = legend.map((line, index) => shifted(0, 24 + index * linePx, line))
  const rule = element('line', { x1: 0, x2: widthPx, y1: 0.5, y2: 0.5, stroke: colours.line })
  return shifted(marginPx, 0, rule + samples.join('') + lines.join(''))
}
