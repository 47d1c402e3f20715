// The timeline as an SVG that needs nothing else: no script, no style sheet, no font and no file beside it.

import type { VisibleHeading, VisibleLane } from '../../timeline/scene/on-screen'
import type { TimeMark } from '../../../electron/shared/mark'
import { counted } from '../../clock/format'
import { jumpFlagsOf } from '../../timeline/axis/jump-flags'
import type { Scene } from '../../timeline/scene/scene'
import { dropsText, headingText, inRoomText, joinsText } from '../../timeline/sentences/speech'
import { xOf, type Viewport } from '../../timeline/axis/viewport'
import { marginPx, sheetFoot, sheetFrame, sheetHead, shifted, type Sheet } from './sheet'
import { statementLine } from '../text/statement'
import { colours, outsideShading } from './svg-colours'
import { foldBands, foldRowsPx, foldWords } from './svg-folds'
import { laneMarks, rectOf } from './svg-marks'
import { fittedTextAt, fontPx, smallPx, textAt, textAttributes, widthOf } from './svg-text'
import { element, xmlText } from './xml'

export interface Drawing {
  readonly text: string
  readonly widthPx: number
  readonly heightPx: number
}

/** Lanes that are lower than this have room for one line of label. */
const twoLinesPx = 34

/**
 * A scene whose lanes all scroll (none is pinned) and what stands around it in; the SVG and its size in CSS px out. Every bar,
 * density and error is where and as large as it is in the scene.
 */
export function svgOf(scene: Scene, sheet: Sheet): Drawing {
  const { abovePx, belowPx } = sheetFrame(sheet, scene.view)
  const widthPx = Math.ceil(sheet.labelPx + scene.view.widthPx + 2 * marginPx)
  const heightPx = Math.ceil(abovePx + scene.heightPx + belowPx)
  const plotLeftPx = marginPx + sheet.labelPx
  const content = [
    element('title', {}, xmlText(sheet.title)),
    element('desc', {}, xmlText(statementLine(sheet.statement))),
    element('rect', { width: widthPx, height: heightPx, fill: colours.bg }),
    sheetHead(sheet, scene),
    shifted(plotLeftPx, abovePx, underLanes(scene)),
    shifted(marginPx, abovePx, labelColumn(scene, sheet)),
    shifted(plotLeftPx, abovePx, element('g', { class: 'lanes' }, scene.lanes.map(laneMarks).join(''))),
    shifted(plotLeftPx, abovePx, overLanes(scene, sheet.marks)),
    shifted(0, abovePx + scene.heightPx, sheetFoot(sheet, scene.view))
  ]
  const size = { width: widthPx, height: heightPx, viewBox: `0 0 ${widthPx} ${heightPx}` }
  const text = element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, ...textAttributes }, content.join(''))
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, widthPx, heightPx }
}

function underLanes({ ticks, outside, lanes, headings, view, heightPx }: Scene): string {
  const grid = ticks.filter(({ major }) => major).map(({ xPx }) => upright(xPx, heightPx, colours.grid))
  const rules = lanes.map(({ topPx, heightPx: lanePx }) => {
    const y = topPx + lanePx - 0.5
    return element('line', { x1: 0, x2: view.widthPx, y1: y, y2: y, stroke: colours.grid })
  })
  const bands = headings.map((heading) =>
    rectOf(
      { leftPx: 0, topPx: heading.topPx, widthPx: view.widthPx, heightPx: heading.heightPx },
      { fill: colours['bg-side'] }
    )
  )
  return [...grid, ...outside.map(outsideShading), foldBands(view, heightPx), ...rules, ...bands].join('')
}

/** Limits of the session, jumps of the clock and the user's marks go through all lanes; words stand above them. */
function overLanes({ limitLines, clockJumps, heightPx, view }: Scene, marks: readonly TimeMark[]): string {
  const limits = limitLines.map(({ xPx, what }) =>
    upright(xPx, heightPx, colours.limit, what === 'fetched' ? '2 3' : null)
  )
  // Over the words of the folds.
  const wordsPx = -foldRowsPx(view) - 4
  const jumps = clockJumps.map(({ xPx, detail }) => {
    const line = upright(xPx, heightPx, colours.doubt, '6 3')
    return element('g', {}, element('title', {}, xmlText(detail)) + line)
  })
  const flags = jumpFlagsOf(clockJumps, [], view.widthPx, (text) => widthOf(text, smallPx)).map((flag) => {
    const words = textAt(flag.text, flag.leftPx, wordsPx, colours.doubt, { 'font-size': smallPx, class: 'jump' })
    return element('g', {}, element('title', {}, xmlText(flag.jump.detail)) + words)
  })
  return [foldWords(view), ...limits, ...jumps, ...flags, ...marks.map((mark) => markLines(mark, view, heightPx))].join(
    ''
  )
}

function markLines({ startMs, endMs }: TimeMark, view: Viewport, heightPx: number): string {
  const fromPx = xOf(view, startMs)
  const toPx = xOf(view, endMs ?? startMs)
  const edges = (endMs === null ? [fromPx] : [fromPx, toPx]).filter((xPx) => xPx >= 0 && xPx <= view.widthPx)
  const leftPx = Math.max(0, fromPx)
  const widthPx = Math.min(view.widthPx, toPx) - leftPx
  const band = { leftPx, topPx: 0, widthPx, heightPx }
  const fill = endMs === null || widthPx <= 0 ? '' : rectOf(band, { fill: colours.accent, opacity: 0.08 })
  return fill + edges.map((xPx) => upright(xPx, heightPx, colours.accent, '4 2')).join('')
}

function upright(xPx: number, heightPx: number, stroke: string, dashes: string | null = null): string {
  return element('line', { x1: xPx, x2: xPx, y1: 0, y2: heightPx, stroke, 'stroke-dasharray': dashes })
}

function labelColumn({ lanes, headings }: Scene, { labelPx, isNamed }: Sheet): string {
  return [
    ...headings.map((heading) => headingLabel(heading, labelPx)),
    ...lanes.map((lane) => laneLabel(lane, labelPx - 12, isNamed(lane.lane.participant)))
  ].join('')
}

function headingLabel({ heading, topPx, heightPx }: VisibleHeading, labelPx: number): string {
  const words = headingText(heading)
  const namePx = labelPx - 20 - widthOf(words)
  const baselinePx = topPx + heightPx / 2 + 4
  const band = rectOf({ leftPx: 0, topPx, widthPx: labelPx, heightPx }, { fill: colours['bg-side'] })
  const name = fittedTextAt(heading.title, namePx, 4, baselinePx, colours.text, { 'font-weight': 600 })
  return band + name + textAt(words, labelPx - 12, baselinePx, colours['text-dim'], { 'text-anchor': 'end' })
}

/** The name and the time in room; below them, where there is a second line, the id and the drops or, without any, the joins. */
function laneLabel({ lane, topPx, heightPx, isAnchor }: VisibleLane, rightPx: number, isNamed: boolean): string {
  const { title, noteCount } = lane
  const full = heightPx >= twoLinesPx
  const baselinePx = topPx + (full ? 15 : 16)
  const total = inRoomText(lane)
  const end = { 'text-anchor': 'end' }
  const doubtPx = noteCount > 0 ? 14 : 0
  const namePx = rightPx - doubtPx - widthOf(total) - 8
  const style = {
    'font-size': fontPx + 1,
    'font-style': isNamed ? null : 'italic',
    'font-weight': isAnchor ? 600 : null
  }
  const parts = [
    fittedTextAt(title, namePx, 0, baselinePx, colours.text, style),
    textAt(total, rightPx, baselinePx, colours.text, end)
  ]
  if (noteCount > 0) {
    const xPx = rightPx - widthOf(total) - 16
    const triangle = element('path', { d: `M${xPx} ${baselinePx}h10l-5 -9z`, fill: colours.doubt })
    parts.push(element('g', {}, element('title', {}, counted(noteCount, 'data note')) + triangle))
  }
  if (full) {
    const drops = dropsText(lane.drops)
    const words = drops ?? joinsText(lane)
    const id = isNamed ? lane.id : 'no name'
    const roomPx = rightPx - widthOf(words, smallPx) - 8
    parts.push(fittedTextAt(id, roomPx, 0, topPx + 29, colours['text-dim'], { 'font-size': smallPx }))
    const colour = drops === null ? colours['text-dim'] : colours.doubt
    parts.push(textAt(words, rightPx, topPx + 29, colour, { ...end, 'font-size': smallPx }))
  }
  return parts.join('')
}
