// An extract as a drawing in one piece, or as pages of A4 landscape.

import { mediaKinds, type IntervalTable, type RemnantTable, type RowKind } from '../../electron/shared/session'
import { factOf, rowsOf } from '../../electron/shared/session-rows'
import { countOf } from '../analysis/spans'
import { formatDateTime } from '../clock/format'
import { participantsIn } from '../timeline/lanes/lanes'
import type { LaneLayout } from '../timeline/lanes/layout'
import { sceneOf, type Scene } from '../timeline/scene/scene'
import {
  droppedWords,
  durationWords,
  joinsWords,
  openEndWords,
  participantsWords,
  peakCount,
  startWords
} from '../timeline/sentences/session-words'
import type { Viewport } from '../timeline/axis/viewport'
import { zoneBeside } from '../clock/zone'
import { axisOf, statementFor, type Extract } from './extract'
import { pagesOf } from './drawing/pages'
import { marginPx, sheetFrame, type Sheet } from './drawing/sheet'
import { svgOf, type Drawing } from './drawing/svg'
import { charPx, cutText } from './drawing/svg-text'

/** Labels and plot of a drawing in one piece. */
const labelPx = 260
const plotPx = 1200
/** What a page is drawn in: its sides relate as those of A4 landscape within margins of 8 mm. */
const pageWidthPx = 1260
const pageHeightPx = Math.floor((pageWidthPx * (210 - 16)) / (297 - 16))

/** The size of the drawing in one piece, in CSS px, without drawing it. */
export function drawingSize(extract: Extract): { readonly widthPx: number; readonly heightPx: number } {
  const { abovePx, belowPx } = sheetFrame(sheetOf(extract), axisOf(extract, plotPx))
  const heightPx = Math.ceil(abovePx + extract.layout.heightPx + belowPx)
  return { widthPx: labelPx + plotPx + 2 * marginPx, heightPx }
}

/** All lanes one below the other. */
export function drawingOf(extract: Extract): Drawing {
  const scene = sceneFor(extract, axisOf(extract, plotPx), 0, extract.layout.heightPx)
  return svgOf(scene, sheetOf(extract))
}

/** The drawing in one piece, but for the lanes that are lower than `mostPx`: as much of it as a look takes, however many lanes there are. */
export function drawingPreview(extract: Extract, mostPx: number): Drawing {
  const heightPx = Math.min(mostPx, extract.layout.heightPx)
  return svgOf(sceneFor(extract, axisOf(extract, plotPx), 0, heightPx), sheetOf(extract))
}

/** How many pages there are, without drawing them. */
export function pageCount(extract: Extract): number {
  return partsOf(extract).length
}

/** The pages one after the other, each drawn when it is asked for. */
export function* pageDrawings(extract: Extract): Generator<Drawing, void> {
  const parts = partsOf(extract)
  const view = pageAxis(extract)
  const sheet = sheetOf(extract)
  for (const [index, { fromPx, toPx }] of parts.entries()) {
    const page = { number: index + 1, of: parts.length }
    yield svgOf(sceneFor(extract, view, fromPx, toPx - fromPx), { ...sheet, page })
  }
}

function pageAxis(extract: Extract): Viewport {
  return axisOf(extract, pageWidthPx - labelPx - 2 * marginPx)
}

function partsOf(extract: Extract): ReturnType<typeof pagesOf> {
  const { abovePx, belowPx } = sheetFrame(sheetOf(extract), pageAxis(extract))
  return pagesOf(extract.layout, pageHeightPx - abovePx - belowPx)
}

function sceneFor(
  { layout, zone, limits, anchor, summary }: Extract,
  view: Viewport,
  scrollPx: number,
  heightPx: number
): Scene {
  const scene = sceneOf({ layout, view, zone, limits, anchor, scrollPx, heightPx, charPx })
  // Without a single time the axis has nothing to tell.
  return summary.extent === null ? { ...scene, ticks: [], clockJumps: [] } : scene
}

/** What a drawing is called. */
export function titleOf({ session }: Extract): string {
  const room = session.customRoomId ?? session.roomId ?? session.id
  return room === null ? 'Session' : `Session ${room}`
}

function sheetOf(extract: Extract): Sheet {
  const { session, recorded, zone, secondZone, summary, marks, layout, anchor } = extract
  return {
    title: titleOf(extract),
    figures: figuresOf(extract),
    labelPx,
    zones: summary.extent === null ? [] : secondZone === null ? [zone] : [zone, secondZone],
    counts: summary,
    marks,
    isNamed: (participant) => factOf(recorded, participant, 'name') !== null,
    legend: {
      media: mediaKinds.filter((kind) => hasAny(layout, session.intervals, kind)),
      running: session.running,
      unsure: hasAny(layout, session.remnants, 'presence'),
      atLeast: summary.incomplete || summary.inDoubt.counts.length > 0,
      anchor: anchor === null ? null : cutText(anchor.title, labelPx)
    },
    statement: statementFor(extract, 'drawing'),
    page: null
  }
}

function hasAny(layout: LaneLayout, table: IntervalTable | RemnantTable, kind: RowKind): boolean {
  for (const participant of participantsIn(layout)) if (countOf(rowsOf(table, participant, kind)) > 0) return true
  return false
}

function figuresOf({ summary, session, zone, fetchedAtMs, layout }: Extract): string {
  const { startMs, endMs, durationMs } = summary
  const start = startWords(session, (ms) => formatDateTime(ms, zone))
  const label =
    startMs === null && endMs === null ? '' : ` ${zoneBeside(zone, startMs ?? endMs ?? 0, endMs ?? startMs ?? 0)}`
  const openEnd = openEndWords(session, fetchedAtMs)
  const most = peakCount(summary)
  return [
    endMs === null ? `${start}${label} → ${openEnd}` : `${start} → ${formatDateTime(endMs, zone)}${label}`,
    ...(durationMs === null ? [] : [durationWords(durationMs, session.running)]),
    participantsWords(session),
    joinsWords(summary),
    droppedWords(layout.lanes.analysis.drops, summary.incomplete),
    ...(most === null ? [] : [`peak ${most} at once`])
  ].join(' · ')
}
