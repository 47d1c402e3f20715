// Does with a decoded session all that the window does without a screen: lanes, figures, folds, scenes and exports.

import { isDeepStrictEqual } from 'node:util'
import { foldsOf } from '../unit/renderer/folds-of'
import type { SheetCsvStyle } from '../../electron/shared/settings'
import type { Ms, ParticipantIndex, Session, Span } from '../../electron/shared/session'
import { atOnce } from '../../electron/shared/work'
import { analysisOf, type Analysis } from '../../renderer/analysis/analysis'
import { horizonOf } from '../../renderer/analysis/horizon'
import { measureOf } from '../../renderer/analysis/measure'
import { overlapOf } from '../../renderer/analysis/overlap'
import { rollCallAt } from '../../renderer/analysis/roll-call'
import { countOf } from '../../renderer/analysis/spans'
import { summaryOf, type Summary } from '../../renderer/analysis/summary'
import {
  extractOf,
  markdownSummary,
  programIntervals,
  programParticipants,
  rawText,
  sheetIntervals,
  sheetParticipants,
  type Extract
} from '../../renderer/report/extract'
import { drawingOf } from '../../renderer/report/extract-drawing'
import { writingCsv } from '../../renderer/report/tables/csv-lines'
import { arranged, asJoined } from '../../renderer/timeline/lanes/arrangement'
import { findingsOf, findingAt, findingWords } from '../../renderer/timeline/lanes/findings'
import {
  everybodyOf,
  laneIn,
  laneOf,
  lanesOf,
  participantsIn,
  type Lane,
  type Lanes
} from '../../renderer/timeline/lanes/lanes'
import { layoutOf } from '../../renderer/timeline/lanes/layout'
import { sceneOf, type Scene } from '../../renderer/timeline/scene/scene'
import { fit, limitsOf, viewportOf, type Viewport } from '../../renderer/timeline/axis/viewport'
import { utc as zone } from '../../renderer/clock/zone'
import { readXml } from '../unit/renderer/report/xml-reading'

/** Drawing and exporting hundreds of lanes takes far longer than decoding them, and shows nothing that fewer do not. */
const mostDrawn = 40

/** A session in, all of it frozen out but for its columns, which nothing can freeze: whoever changes it throws. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

/** What goes wrong with a session and its raw text after it was decoded, in words; throws what the code throws. */
export function downstreamFaults(session: Session, raw: string, isExported: boolean): readonly string[] {
  const faults: string[] = []
  const before = structuredClone(session)
  for (const asOfMs of [null, Date.UTC(2024, 3, 1)]) {
    const analysis = analysisOf(session, horizonOf(session, asOfMs))
    const lanes = lanesOf(session, analysis)
    const summary = summaryOf(analysis.outline, analysis.presence)
    const everybody = everybodyOf(lanes)
    if (new Set(everybody.order).size !== session.participants.length) faults.push('a lane too many or too few')
    for (const participant of participantsIn(everybody)) faults.push(...laneFaults(laneOf(lanes, participant)))
    const findings = findingsOf(lanes)
    for (let index = 0; index < findings.length; index++) {
      const finding = findingAt(findings, index)
      if (finding !== null && finding.what !== 'error' && /NaN|Infinity|undefined/.test(findingWords(finding)))
        faults.push(`a finding says ${findingWords(finding)}`)
    }
    if (summary.extent !== null) faults.push(...measureFaults(analysis, summary, summary.extent))
    const [anchor] = everybody.order as Iterable<number> as Iterable<ParticipantIndex>
    for (const participant of [...participantsIn(everybody)].slice(0, mostDrawn))
      if (anchor !== undefined) overlapOf(analysis.presence, anchor, participant)
    if (isExported && lanes.length <= mostDrawn) faults.push(...drawingFaults({ session, raw, asOfMs, lanes, summary }))
  }
  if (!isDeepStrictEqual(session, before)) faults.push('a session that was changed')
  return [...new Set(faults)]
}

function measureFaults({ attendance, presence }: Analysis, { concurrency }: Summary, extent: Span): readonly string[] {
  const { all, part, none, unknown } = measureOf(attendance, concurrency, extent)
  const measured = all.length + part.length + none.length + unknown.length
  for (const share of [0, 0.5, 1]) {
    rollCallAt(attendance, Math.floor(extent.startMs + share * (extent.endMs - extent.startMs)))
  }
  return measured === presence.length ? [] : [`${measured} measured of ${presence.length}`]
}

interface Opened {
  readonly session: Session
  readonly raw: string
  readonly asOfMs: Ms | null
  readonly lanes: Lanes
  readonly summary: Summary
}

/** Scenes at three zooms, and every export: with names when nobody knows when it was fetched, else with pseudonyms. */
function drawingFaults({ session, raw, asOfMs, lanes, summary }: Opened): readonly string[] {
  const { extent } = summary
  const moments = [session.startMs, session.endMs].filter((ms) => ms !== null)
  const timeLimits = limitsOf(extent, foldsOf(lanes, moments, 60_000))
  const limits = { startMs: session.startMs, endMs: session.endMs, fetchedMs: session.running ? asOfMs : null }
  const whole = fit(timeLimits, 800)
  const middleMs = (whole.startMs + whole.endMs) / 2
  const near = viewportOf({ startMs: middleMs, endMs: middleMs + 20 }, 333)
  const grouped = arranged(lanes, { ...asJoined, group: 'name', sort: 'in-room' })
  const layout = layoutOf(grouped, { density: asOfMs === null ? 'compact' : 'comfortable' })
  const anchor = laneIn(everybodyOf(lanes), 0)
  const faults = [whole, near, fit(limitsOf(extent), 50)].flatMap((view) =>
    sceneFaults(sceneOf({ layout, view, zone, limits, anchor, scrollPx: 0, heightPx: 400, charPx: 6.5 }), view)
  )
  const input = { fetchedAtMs: asOfMs, sample: false, accountName: null, version: '1', summary, limits, lanes }
  const shown = {
    arrangement: asJoined,
    density: 'comfortable' as const,
    anchor,
    marks: [],
    zone,
    secondZone: null,
    otherRules: null,
    timeLimits,
    sheetCsv,
    lettersWithoutFont: () => []
  }
  const extract = extractOf({
    ...input,
    ...shown,
    view: whole,
    range: 'whole',
    whom: 'everybody',
    named: [],
    pseudonymous: asOfMs !== null
  })
  return [...faults, ...exportFaults(extract, raw)]
}

function laneFaults({ presence }: Lane): readonly string[] {
  const faults: string[] = []
  for (const spans of [presence.pieces, presence.known, presence.gaps, presence.sure]) {
    for (let row = spans.from; row < spans.to; row++) {
      const startMs = spans.startMs[row] ?? NaN
      if (!((spans.endMs[row] ?? NaN) >= startMs)) faults.push('a piece of negative length')
      if (row > spans.from && startMs < (spans.endMs[row - 1] ?? 0)) faults.push('pieces that overlap')
    }
  }
  if (!(presence.inRoomMs >= 0 && Number.isFinite(presence.inRoomMs))) faults.push(`in room ${presence.inRoomMs} ms`)
  if (presence.joins > countOf(presence.stays)) faults.push('more joins than stays')
  return faults
}

function sceneFaults({ lanes, limitLines, ticks }: Scene, view: Viewport): readonly string[] {
  const faults: string[] = []
  const numbers = [...limitLines, ...ticks].map(({ xPx }) => xPx)
  if (!numbers.every(Number.isFinite)) faults.push('a line nowhere')
  for (const { marks, together } of lanes) {
    for (const { leftPx, widthPx, topPx, heightPx } of [...marks, ...together]) {
      if (![leftPx, widthPx, topPx, heightPx].every(Number.isFinite)) faults.push('a mark nowhere')
      if (leftPx + widthPx < -10 || leftPx > view.widthPx + 10) faults.push('a mark beside the plot')
    }
  }
  return faults
}

const sheetCsv: SheetCsvStyle = { separator: ';', decimalSign: ',' }
const csvMakers = [...[programIntervals, programParticipants, sheetIntervals, sheetParticipants]]

function exportFaults(extract: Extract, raw: string): readonly string[] {
  const faults: string[] = []
  const svg = drawingOf(extract).text
  if (/="[^"]*(?:NaN|Infinity|undefined)[^"]*"/.test(svg)) faults.push('a drawing with a number that is none')
  readXml(svg)
  JSON.parse(rawText(extract, raw))
  for (const text of [...csvMakers.map((csvOf) => atOnce(writingCsv(csvOf(extract)))), markdownSummary(extract)]) {
    if (!text.endsWith('\n')) faults.push('an export that does not end')
  }
  return faults
}
