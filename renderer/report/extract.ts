// What is taken away of an open session: whom of it, with which names, and what every file says of that.

import type { TimeMark } from '../../electron/shared/mark'
import type { Ms, ParticipantIndex, Session, Span } from '../../electron/shared/session'
import { factOf, idOf, participantsOf } from '../../electron/shared/session-rows'
import type { Density, SheetCsvStyle } from '../../electron/shared/settings'
import { spansOf } from '../analysis/spans'
import type { Summary } from '../analysis/summary'
import { arranged, type Arranged, type Arrangement } from '../timeline/lanes/arrangement'
import { cutsWithin } from '../timeline/axis/folds'
import { noFilter } from '../timeline/lanes/filter'
import { formatIso } from '../clock/format'
import type { Headings } from '../timeline/lanes/groups'
import { laneOf, lanesOf, participantsIn, titleOf, type Lane, type LaneList, type Lanes } from '../timeline/lanes/lanes'
import { layoutOf, type LaneLayout } from '../timeline/lanes/layout'
import type { SessionLimits } from '../timeline/scene/scene'
import { fit, viewportOf, type Limits, type Viewport } from '../timeline/axis/viewport'
import { utc, type Zone } from '../clock/zone'
import { shortLine } from '../words/plain-text'
import type { Csv } from './tables/csv-lines'
import { intervalTable } from './tables/interval-rows'
import { everyRow, listingOf, rowsWithin } from './tables/listing'
import { summaryMarkdown } from './text/markdown'
import { mostNamed, type NamesOut } from './text/names-out'
import { participantTable } from './tables/participant-table'
import { programCsv } from './tables/program-csv'
import { hiddenMarks, hiddenSession, pseudonymsOf, type Pseudonyms } from './text/pseudonyms'
import { hiddenRawJson, rawJsonFile } from './text/raw-json'
import { shortText } from './text/short-text'
import { sheetCsv } from './tables/sheet-csv'
import { statementOf, type Shown, type Statement, type StatementInput } from './text/statement'
import { onTheWall, type Table } from './tables/table'
import { isWithin } from './tables/within'

export type Whom = 'everybody' | 'shown' | readonly string[]

export interface ExtractInput {
  readonly fetchedAtMs: Ms | null
  readonly sample: boolean
  readonly accountName: string | null
  readonly version: string
  readonly summary: Summary
  readonly limits: SessionLimits
  /** Everybody. */
  readonly lanes: Lanes
  readonly arrangement: Arrangement
  readonly density: Density
  /** Whom all are compared with. */
  readonly anchor: Lane | null
  readonly marks: readonly TimeMark[]
  readonly zone: Zone
  readonly secondZone: Zone | null
  /** Where other rules for the zone say another hour in the session; null where all agree. */
  readonly otherRules: string | null
  /** How far the time goes, and what is on screen of it. */
  readonly timeLimits: Limits
  readonly view: Viewport
  /** `view`: the time on screen. */
  readonly range: 'whole' | 'view'
  /** Of whom it is: everybody, those that the filters let through, scrolled away or not, or these participants, by id. */
  readonly whom: Whom
  readonly pseudonymous: boolean
  /** Whose names stay, by id, where the others get pseudonyms. */
  readonly named: readonly string[]
  /** Which of these letters no font of this computer has. */
  readonly lettersWithoutFont: (letters: Iterable<string>) => readonly string[]
  /** How CSV for spreadsheets is written. */
  readonly sheetCsv: SheetCsvStyle
}

/** What all formats share: with pseudonyms everywhere, or nowhere. */
export interface Extract extends Omit<ExtractInput, 'lanes'> {
  /** As it was recorded, whatever is hidden. */
  readonly recorded: Session
  /** As it is written. */
  readonly session: Session
  readonly pseudonyms: Pseudonyms | null
  /** None is pinned: on paper nothing scrolls. */
  readonly layout: LaneLayout
  readonly filteredOut: number
  /** The time that it covers. */
  readonly span: Span
  /** True when that is all of the session's time. */
  readonly wholeTime: boolean
}

/** Works out what the formats share. Costs as much as there are participants. */
export function extractOf(input: ExtractInput): Extract {
  const { arrangement, range, whom, view, summary, pseudonymous } = input
  const recorded = input.lanes.session
  const pseudonyms = pseudonymous ? pseudonymsOf(recorded, new Set(input.named)) : null
  const session = pseudonyms === null ? recorded : hiddenSession(recorded, pseudonyms)
  // Of its own: lanes that are read for a file are not kept with the open session.
  const lanes = lanesOf(session, input.lanes.analysis)
  const unfiltered = { ...arrangement, filter: noFilter }
  const chosen =
    whom === 'shown'
      ? arranged(input.lanes, arrangement)
      : arranged(input.lanes, unfiltered, isListed(whom) ? whom : null)
  const extent = summary.extent ?? view
  const wholeTime = range === 'whole' || (view.startMs <= extent.startMs && view.endMs >= extent.endMs)
  const span = wholeTime ? extent : { startMs: Math.floor(view.startMs), endMs: Math.ceil(view.endMs) }
  const marks = wholeTime
    ? input.marks
    : input.marks.filter(({ startMs, endMs }) => isWithin(startMs, endMs ?? startMs, span))
  return {
    ...input,
    recorded,
    session,
    pseudonyms,
    anchor: input.anchor === null ? null : laneOf(lanes, input.anchor.participant),
    marks: pseudonyms === null ? marks : hiddenMarks(marks),
    zone: pseudonyms === null ? input.zone : withoutName(input.zone),
    secondZone: pseudonyms === null || input.secondZone === null ? input.secondZone : withoutName(input.secondZone),
    layout: layoutOf(
      {
        ...chosen,
        pinnedCount: 0,
        lanes,
        headings: pseudonyms === null ? chosen.headings : hiddenHeadings(chosen, arrangement, pseudonyms)
      },
      { density: input.density }
    ),
    filteredOut: chosen.total - chosen.shown,
    span,
    wholeTime
  }
}

function isListed(whom: Whom): whom is readonly string[] {
  return typeof whom !== 'string'
}

/** A mark's name may be about anybody: relative time then names the moment that it counts from. */
function withoutName(zone: Zone): Zone {
  return zone.kind === 'clock' ? zone : { ...zone, name: `Relative to ${formatIso(-zone.offsetAt(0))}` }
}

function hiddenHeadings({ headings, lanes, order }: Arranged, { group }: Arrangement, hidden: Pseudonyms): Headings {
  const { session } = lanes
  return new Map(
    [...headings].map(([index, heading]) => {
      const of = order[index] as ParticipantIndex
      const alone = hidden.byId.get(idOf(session, of))?.name ?? heading.title
      const named = heading.lanes > 1 ? 'Participants of one name' : alone
      const title = group === 'name' && factOf(session, of, 'name') !== null ? named : hidden.textOf(heading.title)
      const { lanes: count, inRoomMs, atLeast } = heading
      return [index, { title, lanes: count, inRoomMs, atLeast }]
    })
  )
}

/** The time axis of a drawing of this width: all of the time with its margins, or what is on screen. */
export function axisOf({ range, timeLimits, view }: Extract, widthPx: number): Viewport {
  return range === 'whole' ? fit(timeLimits, widthPx) : viewportOf(view, widthPx, view.folds)
}

/** The kinds of files that say something else of themselves. Those for programs tell times in UTC, the others as the window does. */
export type StatedAs =
  | 'drawing'
  | 'program-intervals'
  | 'program-participants'
  | 'sheet-intervals'
  | 'sheet-participants'
  | 'workbook'
  | 'markdown'
  | 'text'
  | 'raw'

const shownAs: Readonly<Record<StatedAs, Shown['what']>> = {
  drawing: 'drawing',
  'program-intervals': 'rows',
  'program-participants': 'people',
  'sheet-intervals': 'rows',
  'sheet-participants': 'people',
  workbook: 'rows and people',
  markdown: 'people',
  text: 'people',
  raw: 'everything'
}

/** What a file of a kind says of itself. */
export function statementFor(extract: Extract, as: StatedAs, leftOut: StatementInput['leftOut'] = null): Statement {
  const { recorded, summary, span, wholeTime, pseudonyms, marks } = extract
  const hasMarks = as === 'drawing' || as === 'markdown'
  const isForPrograms = as === 'program-intervals' || as === 'program-participants' || as === 'raw'
  const what = wholeTime ? 'everything' : shownAs[as]
  return statementOf({
    ...extract,
    session: recorded,
    extent: summary.extent,
    zone: isForPrograms ? utc : extract.zone,
    otherRules: isForPrograms ? null : extract.otherRules,
    shown: what === 'everything' ? { what } : { what, span },
    filteredOut: as === 'raw' ? 0 : extract.filteredOut,
    isChosen: isListed(extract.whom),
    folded: as === 'drawing' ? cutsWithin(extract.timeLimits.folds, span).length : 0,
    markNames: hasMarks && pseudonyms !== null ? marks.length : 0,
    fontless: as === 'drawing' ? extract.lettersWithoutFont(drawnLetters(extract)) : [],
    // A table says it in every row.
    brief: !hasMarks && as !== 'workbook' && as !== 'raw',
    leftOut
  })
}

/** Those beyond what every font has. */
function drawnLetters({ session, layout, marks }: Extract): ReadonlySet<string> {
  const letters = new Set<string>()
  const add = (text: string) => {
    for (const [letter] of text.matchAll(/[\u0250-\u{10ffff}]/gu)) letters.add(letter)
  }
  add(session.customRoomId ?? '')
  for (const { name } of marks) add(name)
  for (const of of participantsIn(layout)) {
    add(titleOf(session, of))
    add(idOf(session, of))
  }
  return letters
}

/** The intervals and errors that are in the span, with their whole times, as CSV for programs. */
export function programIntervals(extract: Extract): Csv {
  return programCsv(intervalsOf(extract), statementFor(extract, 'program-intervals'))
}

/** A row for each participant who was in during the span, with the figures of the whole session, as CSV for programs. */
export function programParticipants(extract: Extract): Csv {
  return programCsv(participantTable(peopleOf(extract)), statementFor(extract, 'program-participants'))
}

/** As `programIntervals`, for spreadsheets. */
export function sheetIntervals(extract: Extract): Csv {
  const table = onTheWall(intervalsOf(extract), extract.zone)
  return sheetCsv(table, statementFor(extract, 'sheet-intervals'), extract.sheetCsv)
}

/** As `programParticipants`, for spreadsheets. */
export function sheetParticipants(extract: Extract): Csv {
  const table = onTheWall(participantTable(peopleOf(extract)), extract.zone)
  return sheetCsv(table, statementFor(extract, 'sheet-participants'), extract.sheetCsv)
}

export interface NamedTable extends Table {
  readonly name: string
}

/** The tables of a workbook, in the order of its sheets; their moments are wall times. The last one is what the file says of itself. */
export function workbookTables(extract: Extract): readonly NamedTable[] {
  const { zone } = extract
  const facts = statementFor(extract, 'workbook').map(({ label, text }) => [label, text])
  return [
    { name: 'Intervals', ...onTheWall(intervalsOf(extract), zone) },
    { name: 'Participants', ...onTheWall(participantTable(peopleOf(extract)), zone) },
    {
      name: 'About',
      columns: ['what', 'of this file'].map((name) => ({ name, kind: 'text' })),
      rows: facts
    }
  ]
}

function intervalsOf({ layout, wholeTime, span, summary }: Extract): Table {
  const listing = listingOf(layout)
  const openEndMs = summary.extent?.endMs ?? span.endMs
  return intervalTable(listing, wholeTime ? everyRow(listing) : rowsWithin(listing, span, openEndMs))
}

/** A few lines for a customer about the same participants. */
export function shortTextOf(extract: Extract): string {
  const { session, summary, zone } = extract
  const room = session.customRoomId ?? session.roomId
  return shortText({
    title: room === null ? 'Session' : `Session ${room}`,
    people: peopleOf(extract),
    atMs: summary.startMs ?? summary.extent?.startMs ?? null,
    zone
  })
}

/** Whose names go out with an extract, and what becomes of the others; `isWhole`: with a file that holds everybody, whoever was chosen. */
export function namesOutOf({ recorded, pseudonyms, layout }: Extract, isWhole: boolean): NamesOut {
  const everybody = recorded.participants.length
  const people = isWhole ? participantsOf(recorded) : participantsIn(layout)
  const named: string[] = []
  const hidden: number[] = []
  let count = 0
  let namedCount = 0
  for (const of of people) {
    count += 1
    const pseudonym = pseudonyms?.byId.get(idOf(recorded, of))
    if (pseudonym !== undefined) hidden.push(pseudonym.number)
    else if (namedCount++ < mostNamed) named.push(shortLine(titleOf(recorded, of)))
  }
  return { named, namedCount, hidden: hidden.sort((one, other) => one - other), leftOut: everybody - count }
}

/** The Markdown summary of the same participants. */
export function markdownSummary(extract: Extract): string {
  return summaryMarkdown({ ...extract, people: peopleOf(extract), statement: statementFor(extract, 'markdown') })
}

function peopleOf({ layout, wholeTime, span }: Extract): LaneList {
  const { lanes, order } = layout
  if (wholeTime) return layout
  const { possible } = lanes.analysis.presence
  const wasIn = (participant: number) => {
    const { startMs, endMs, from, to } = spansOf(possible, participant as ParticipantIndex)
    for (let row = from; row < to; row++) if (isWithin(startMs[row] ?? 0, endMs[row] ?? 0, span)) return true
    return false
  }
  return { lanes, order: order.filter(wasIn) }
}

/** The raw JSON of the session, all of it whatever the range; raw text that is not JSON is a bug. */
export function rawText(extract: Extract, raw: string): string {
  if (extract.pseudonyms === null) return rawJsonFile(raw, statementFor(extract, 'raw'))
  const { text, leftOut } = hiddenRawJson(raw, extract.pseudonyms)
  return rawJsonFile(text, statementFor(extract, 'raw', leftOut))
}
