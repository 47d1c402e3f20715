// Does with a decoded session all that the window does without a screen: lanes, figures, folds, scenes and exports.

import type { SheetCsvStyle } from '../../electron/shared/settings'
import type { Ms, Session, Span } from '../../electron/shared/session'
import { atOnce } from '../../electron/shared/work'
import { attendanceOf } from '../../renderer/analysis/attendance'
import { measureOf } from '../../renderer/analysis/measure'
import { overlapOf } from '../../renderer/analysis/overlap'
import { horizonOf, type Presence } from '../../renderer/analysis/presence'
import { rollCallAt } from '../../renderer/analysis/roll-call'
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
import { findingWords, findingsOf } from '../../renderer/timeline/lanes/findings'
import { foldsOf } from '../../renderer/timeline/axis/folds'
import { lanesOf, type Lane } from '../../renderer/timeline/lanes/lanes'
import { layoutOf } from '../../renderer/timeline/lanes/layout'
import { sceneOf, type Scene } from '../../renderer/timeline/scene/scene'
import { fit, limitsOf, viewportOf, type Viewport } from '../../renderer/timeline/axis/viewport'
import { utc as zone } from '../../renderer/clock/zone'
import { readXml } from '../unit/renderer/report/xml-reading'

/** Drawing and exporting hundreds of lanes takes far longer than decoding them, and shows nothing that fewer do not. */
const mostDrawn = 40

/** A session in, all of it frozen out: whoever changes it throws. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

/** What goes wrong with a session and its raw text after it was decoded, in words; throws what the code throws. */
export function downstreamFaults(session: Session, raw: string, isExported: boolean): readonly string[] {
  const faults: string[] = []
  for (const asOfMs of [null, Date.UTC(2024, 3, 1)]) {
    const horizon = horizonOf(session, asOfMs)
    const lanes = lanesOf(session, asOfMs)
    const presences = lanes.map((lane) => lane.presence)
    const summary = summaryOf(session, horizon, presences)
    if (lanes.length !== session.participants.length) faults.push('a lane too many or too few')
    for (const lane of lanes) faults.push(...laneFaults(lane))
    for (const finding of findingsOf(lanes, session.notes)) {
      if (finding.what !== 'error' && /NaN|Infinity|undefined/.test(findingWords(finding)))
        faults.push(`a finding says ${findingWords(finding)}`)
    }
    if (summary.extent !== null) faults.push(...measureFaults(presences, summary, summary.extent))
    const [anchor] = presences
    if (anchor !== undefined) for (const presence of presences.slice(0, mostDrawn)) overlapOf(anchor, presence)
    if (isExported && lanes.length <= mostDrawn) faults.push(...drawingFaults({ session, raw, asOfMs, lanes, summary }))
  }
  return [...new Set(faults)]
}

function measureFaults(presences: readonly Presence[], summary: Summary, extent: Span): readonly string[] {
  const attendance = attendanceOf(presences)
  const { all, part, none, unknown } = measureOf(attendance, summary.concurrency, extent)
  const measured = all.length + part.length + none.length + unknown.length
  for (const share of [0, 0.5, 1]) {
    rollCallAt(attendance, Math.floor(extent.startMs + share * (extent.endMs - extent.startMs)))
  }
  return measured === presences.length ? [] : [`${measured} measured of ${presences.length}`]
}

interface Opened {
  readonly session: Session
  readonly raw: string
  readonly asOfMs: Ms | null
  readonly lanes: readonly Lane[]
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
  const layout = layoutOf(grouped, { compact: asOfMs === null })
  const [anchor = null] = lanes
  const faults = [whole, near, fit(limitsOf(extent), 50)].flatMap((view) =>
    sceneFaults(sceneOf({ layout, view, zone, limits, anchor, scrollPx: 0, heightPx: 400, charPx: 6.5 }), view)
  )
  const input = { session, fetchedAtMs: asOfMs, sample: false, accountName: null, version: '1', summary, limits, lanes }
  const shown = {
    arrangement: asJoined,
    compact: false,
    anchor,
    marks: [],
    zone,
    secondZone: null,
    otherRules: null,
    timeLimits,
    sheetCsv,
    lettersWithoutFont: () => []
  }
  const extract = extractOf({ ...input, ...shown, view: whole, range: 'whole', pseudonymous: asOfMs !== null })
  return [...faults, ...exportFaults(extract, raw)]
}

function laneFaults({ presence, sure }: Lane): readonly string[] {
  const faults: string[] = []
  for (const spans of [presence.pieces, presence.known, presence.gaps, sure]) {
    if (spans.some(({ startMs, endMs }) => !(endMs >= startMs))) faults.push('a piece of negative length')
    if (spans.some(({ startMs }, index) => startMs < (spans[index - 1]?.endMs ?? 0))) faults.push('pieces that overlap')
  }
  if (!(presence.inRoomMs >= 0 && Number.isFinite(presence.inRoomMs))) faults.push(`in room ${presence.inRoomMs} ms`)
  if (presence.joins > presence.stays.length) faults.push('more joins than stays')
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
