// What is taken away of an open session: whom of it, with which names, and what every file says of that.

import type { TimeMark } from '../../electron/shared/mark'
import type { Ms, Session } from '../../electron/shared/session'
import type { Work } from '../../electron/shared/work'
import type { Span } from '../analysis/presence'
import type { Summary } from '../analysis/summary'
import { arranged, type Arranged, type Arrangement } from '../timeline/arrangement'
import { cutsWithin } from '../timeline/folds'
import { formatIso } from '../timeline/format'
import type { Heading } from '../timeline/groups'
import type { Lane } from '../timeline/lanes'
import { layoutOf, type LaneLayout } from '../timeline/layout'
import type { SessionLimits } from '../timeline/scene'
import { fit, viewportOf, type Limits, type Viewport } from '../timeline/viewport'
import { zoneOf, type Zone } from '../timeline/zone'
import { listingRows, rowsWithin, writingRows } from './interval-rows'
import { summaryMarkdown } from './markdown'
import { hiddenLane, hiddenMarks, pseudonymsOf, type Pseudonyms } from './pseudonyms'
import { hiddenRawJson, rawJsonFile } from './raw-json'
import { statementOf, type Statement, type StatementInput } from './statement'
import { summaryCsv } from './summary-csv'
import { isWithin } from './within'

export interface ExtractInput {
  readonly session: Session
  readonly fetchedAtMs: Ms | null
  readonly sample: boolean
  readonly accountName: string | null
  readonly version: string
  readonly summary: Summary
  readonly limits: SessionLimits
  /** Everybody. */
  readonly lanes: readonly Lane[]
  readonly arrangement: Arrangement
  readonly compact: boolean
  /** Whom all are compared with. */
  readonly anchor: Lane | null
  readonly marks: readonly TimeMark[]
  readonly zone: Zone
  readonly secondZone: Zone | null
  /** How far the time goes, and what is on screen of it. */
  readonly timeLimits: Limits
  readonly view: Viewport
  /** `view`: the time on screen, and those participants that the filters let through, scrolled away or not. */
  readonly range: 'whole' | 'view'
  readonly pseudonymous: boolean
}

/** What all formats share: with pseudonyms everywhere, or nowhere. */
export interface Extract extends ExtractInput {
  readonly pseudonyms: Pseudonyms | null
  /** None is pinned: on paper nothing scrolls. */
  readonly layout: LaneLayout
  readonly filteredOut: number
  /** The time that it covers. */
  readonly span: Span
  /** True when that is all of the session's time. */
  readonly wholeTime: boolean
}

const utc = zoneOf({ kind: 'utc' }, 'UTC', 0)
const noFilter: Arrangement['filter'] = { text: '', inAtMs: null, rejoined: false, shorterThanMs: null }

/** Works out what the formats share. Costs as much as there are participants. */
export function extractOf(input: ExtractInput): Extract {
  const { session, arrangement, range, view, summary, pseudonymous } = input
  const pseudonyms = pseudonymous ? pseudonymsOf(session) : null
  const chosen = arranged(input.lanes, range === 'whole' ? { ...arrangement, filter: noFilter } : arrangement)
  const hidden = new Map<Lane, Lane>()
  const laneOf = (lane: Lane): Lane => {
    if (pseudonyms === null) return lane
    const known = hidden.get(lane) ?? hiddenLane(lane, pseudonyms)
    hidden.set(lane, known)
    return known
  }
  const extent = summary.extent ?? view
  const wholeTime = range === 'whole' || (view.startMs <= extent.startMs && view.endMs >= extent.endMs)
  const span = wholeTime ? extent : { startMs: Math.floor(view.startMs), endMs: Math.ceil(view.endMs) }
  const marks = wholeTime
    ? input.marks
    : input.marks.filter(({ startMs, endMs }) => isWithin(startMs, endMs ?? startMs, span))
  return {
    ...input,
    pseudonyms,
    anchor: input.anchor === null ? null : laneOf(input.anchor),
    marks: pseudonyms === null ? marks : hiddenMarks(marks),
    zone: pseudonyms === null ? input.zone : withoutName(input.zone),
    secondZone: pseudonyms === null || input.secondZone === null ? input.secondZone : withoutName(input.secondZone),
    layout: layoutOf(
      {
        ...chosen,
        pinnedCount: 0,
        lanes: chosen.lanes.map(laneOf),
        headings: pseudonyms === null ? chosen.headings : hiddenHeadings(chosen, arrangement, pseudonyms)
      },
      { compact: input.compact }
    ),
    filteredOut: chosen.total - chosen.shown,
    span,
    wholeTime
  }
}

/** A mark's name may be about anybody: relative time then names the moment that it counts from. */
function withoutName(zone: Zone): Zone {
  return zone.kind === 'clock' ? zone : { ...zone, name: `Relative to ${formatIso(-zone.offsetAt(0))}` }
}

function hiddenHeadings(
  { headings, lanes }: Arranged,
  { group }: Arrangement,
  { textOf, byId }: Pseudonyms
): ReadonlyMap<number, Heading> {
  return new Map(
    [...headings].map(([index, heading]) => {
      const lane = lanes[index]
      const alone = lane === undefined ? '' : (byId.get(lane.participant.id)?.name ?? '')
      const named = heading.lanes > 1 ? 'Participants of one name' : alone
      const title = group === 'name' && lane?.participant.name !== null ? named : textOf(heading.title)
      const { lanes: count, inRoomMs, atLeast } = heading
      return [index, { title, lanes: count, inRoomMs, atLeast }]
    })
  )
}

/** The time axis of a drawing of this width: all of the time with its margins, or what is on screen. */
export function axisOf({ range, timeLimits, view }: Extract, widthPx: number): Viewport {
  return range === 'whole' ? fit(timeLimits, widthPx) : viewportOf(view, widthPx, view.folds)
}

/** The kinds of files that say something else of themselves. */
export type StatedAs = 'drawing' | 'table' | 'summary' | 'markdown' | 'raw'

const shownAs = { drawing: 'drawing', table: 'rows', summary: 'people', markdown: 'people' } as const

/** What a file of a kind says of itself. Tables and raw JSON tell times in UTC, the others as the window does. */
export function statementFor(extract: Extract, as: StatedAs, leftOut: StatementInput['leftOut'] = null): Statement {
  const { summary, span, wholeTime, pseudonyms, marks } = extract
  const hasMarks = as === 'drawing' || as === 'markdown'
  return statementOf({
    ...extract,
    extent: summary.extent,
    zone: hasMarks ? extract.zone : utc,
    shown: as === 'raw' || wholeTime ? { what: 'everything' } : { what: shownAs[as], span },
    filteredOut: as === 'raw' ? 0 : extract.filteredOut,
    folded: as === 'drawing' ? cutsWithin(extract.timeLimits.folds, span).length : 0,
    markNames: hasMarks && pseudonyms !== null ? marks.length : 0,
    brief: as === 'table' || as === 'summary',
    leftOut
  })
}

/** The table of intervals and errors: those in the span, with their whole times. */
export function* writingIntervals(extract: Extract): Work<string> {
  const { layout, wholeTime, span, summary } = extract
  const rows = yield* listingRows(layout.lanes)
  const shown = wholeTime ? rows : rowsWithin(rows, span, summary.extent?.endMs ?? span.endMs)
  return yield* writingRows(shown, statementFor(extract, 'table'))
}

/** A row for each participant who was in during the span, with the figures of the whole session. */
export function summaryText(extract: Extract): string {
  return summaryCsv(peopleOf(extract), statementFor(extract, 'summary'))
}

/** The Markdown summary of the same participants. */
export function markdownSummary(extract: Extract): string {
  return summaryMarkdown({ ...extract, lanes: peopleOf(extract), statement: statementFor(extract, 'markdown') })
}

function peopleOf({ layout, wholeTime, span }: Extract): readonly Lane[] {
  if (wholeTime) return layout.lanes
  return layout.lanes.filter(({ presence }) =>
    presence.stays.some(({ startMs, endMs }) => isWithin(startMs, endMs, span))
  )
}

/** The raw JSON of the session, all of it whatever the range; raw text that is not JSON is a bug. */
export function rawText(extract: Extract, raw: string): string {
  if (extract.pseudonyms === null) return rawJsonFile(raw, statementFor(extract, 'raw'))
  const { text, leftOut } = hiddenRawJson(raw, extract.pseudonyms)
  return rawJsonFile(text, statementFor(extract, 'raw', leftOut))
}
