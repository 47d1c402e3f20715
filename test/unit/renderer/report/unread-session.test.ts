// A session with a start at minute 60 and an entry without one: in no file and nowhere in the window is what is not known an absence.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../../../renderer/analysis/summary'
import { decode } from '../../../../electron/main/session/decode'
import { companyOf, companyWords } from '../../../../renderer/analysis/company'
import { measureOf } from '../../../../renderer/analysis/measure'
import { aloneOf, aloneWords, overlapOf, overlapWords } from '../../../../renderer/analysis/overlap'
import { rollCallAt, whereaboutsAt, whereaboutsWords } from '../../../../renderer/analysis/roll-call'
import { rowAt, rowCells } from '../../../../renderer/report/tables/interval-rows'
import { everyRow, listingOf } from '../../../../renderer/report/tables/listing'
import { summaryMarkdown } from '../../../../renderer/report/text/markdown'
import { participantTable } from '../../../../renderer/report/tables/participant-table'
import {
  detailFacts,
  detailsOf,
  detailTimes,
  lineAt,
  type DetailLine
} from '../../../../renderer/timeline/sentences/details'
import { findingsOf, findingAt } from '../../../../renderer/timeline/lanes/findings'
import { formatIso } from '../../../../renderer/clock/format'
import { everybodyOf, titleOf, type Lane, type LaneList } from '../../../../renderer/timeline/lanes/lanes'
import { peakCount } from '../../../../renderer/timeline/sentences/session-words'
import { inRoomHint, inRoomText, joinsText, laneDescription } from '../../../../renderer/timeline/sentences/speech'
import { utc } from '../../../../renderer/clock/zone'
import { spansIn, staysIn } from '../analysis/reading'
import { eachLane, lanesOf } from '../timeline/sessions'

const decoded = decode(
  readFileSync(resolve(import.meta.dirname, '../../../fixtures/reports/31-minute-60.json'), 'utf8')
)
if (!decoded.ok) throw new Error('Not decoded')
const session = decoded.value
const lanes = lanesOf(session, null)
const everybody = everybodyOf(lanes)
const { attendance, outline, presence } = lanes.analysis
const summary = summaryOf(outline, presence)
const at = (clock: string) => Date.parse(`2026-03-12T${clock}Z`)
const say = (ms: number) => formatIso(ms).slice(11, 23)

function laneOf(name: string): Lane {
  const lane = eachLane(everybody).find(({ title }) => title === name)
  if (lane === undefined) throw new Error(`No lane of ${name}`)
  return lane
}

function linesOf(lane: Lane): readonly DetailLine[] {
  const details = detailsOf(lane)
  return Array.from({ length: details.length }, (_, index) => lineAt(details, index)).filter((line) => line !== null)
}

function listOf(...some: readonly Lane[]): LaneList {
  return { lanes, order: Uint32Array.from(some, ({ participant }) => participant) }
}

const [asha, benno, cleo, dara] = ['Asha', 'Benno', 'Cleo', 'Dara'].map(laneOf) as [Lane, Lane, Lane, Lane]

function stateAt(lane: Lane, clock: string): string {
  return whereaboutsWords(whereaboutsAt(attendance, lane.participant, at(clock)), say)
}

describe('who was in', () => {
  it('is read where a time is written with a blank and a short offset', () => {
    expect(spansIn(benno.presence.known)).toContainEqual({ startMs: at('09:15:00'), endMs: at('09:45:00') })
    expect([inRoomText(benno), joinsText(benno)]).toEqual(['44 m 55 s', '3 joins'])
    expect(stateAt(benno, '09:30:00')).toBe('in since 09:15:00.000')
    expect(stateAt(benno, '09:12:00')).toBe('away since 09:10:00.000, back at 09:15:00.000')
  })

  it('is not known of an entry of which only the end is, up to that end', () => {
    expect(staysIn(asha.presence.stays)).toMatchObject([
      { start: 'unreadable', end: 'recorded', endMs: at('09:58:20') }
    ])
    expect(staysIn(dara.presence.stays)).toMatchObject([
      { start: 'unrecorded', end: 'recorded', endMs: at('09:15:00') }
    ])
    for (const lane of [asha, dara]) {
      expect(inRoomText(lane)).toBe('not known')
      expect(joinsText(lane)).toBe('at least 1 join')
    }
    expect(inRoomHint(asha)).toBe('in room not known (at least 0 s): an entry could not be read')
    expect(inRoomHint(dara)).toBe('in room not known (at least 0 s): a join is not recorded')
  })

  it('is in the roll call what is known, and nothing else', () => {
    expect(stateAt(asha, '09:30:00')).toBe('an entry could not be read')
    expect(stateAt(asha, '09:58:19.999')).toBe('in, since when is not known')
    expect(stateAt(asha, '09:58:20')).toBe('left at 09:58:20.000')
    expect(stateAt(dara, '09:10:00')).toBe('a join is not recorded')
    expect(stateAt(dara, '09:30:00')).toBe('left at 09:15:00.000')
    expect(rollCallAt(attendance, at('09:30:00')).who).toMatchObject({ away: [], never: [], 'not-yet': [] })
  })
})

describe('the figures', () => {
  it('are lower bounds', () => {
    expect(summary).toMatchObject({ joins: 6, joinsAtLeast: true, peakAtLeast: true })
    expect(peakCount(summary)).toBe('at least 2')
    const measure = measureOf(attendance, summary.concurrency, { startMs: at('09:20:00'), endMs: at('09:30:00') })
    expect(measure.unknown.map((index) => titleOf(session, index))).toEqual(['Asha'])
    expect(measure.none.map((index) => titleOf(session, index))).toEqual(['Dara'])
    expect(measure).toMatchObject({ atLeast: true, movesAtLeast: true })
  })

  it('tell who may have met', () => {
    expect(overlapWords(overlapOf(presence, asha.participant, benno.participant), say)).toBe(
      'may have met: an entry could not be read'
    )
    expect(overlapWords(overlapOf(presence, asha.participant, cleo.participant), say)).toBe(
      'met at 09:58:19.999 or earlier, for how long is not known'
    )
    expect(overlapWords(overlapOf(presence, asha.participant, dara.participant), say)).toBe(
      'may have met: an entry could not be read'
    )
    const company = companyOf(everybody.order, (who) =>
      who === asha.participant ? null : overlapOf(presence, asha.participant, who)
    )
    expect(companyWords(company)).toBe('met 1, may have met 2, never met 0')
    expect(aloneWords(aloneOf(presence, cleo.participant, summary.concurrency))).toMatch(/^alone at most /)
    expect(aloneWords(aloneOf(presence, asha.participant, summary.concurrency))).toBe('not known to have been alone')
  })

  it('count as drops only what nobody can doubt', () => {
    const findings = findingsOf(lanes)
    const all = Array.from({ length: findings.length }, (_, index) => findingAt(findings, index))
    const drops = all.filter((finding) => finding?.what === 'drop')
    expect(drops.map((finding) => finding?.participantId)).toEqual(['benno-02', 'benno-02'])
  })
})

describe('the words', () => {
  it('never say never of somebody whose entry could not be read', () => {
    for (const lane of [asha, dara]) {
      const lines = linesOf(lane)
      const said = [
        laneDescription(lane, utc),
        ...detailFacts(lane, formatIso).map(({ label, text }) => `${label}: ${text}`),
        ...lines.map((line) => detailTimes(line, say))
      ].join('\n')
      expect(said).not.toMatch(/never|no presence/)
      expect(said).toContain('not known, at least 0 s')
    }
    expect(linesOf(asha).map((line) => detailTimes(line, say))).toEqual(['join not readable → 09:58:20.000'])
    expect(linesOf(dara).map((line) => detailTimes(line, say))).toEqual(['no join recorded → 09:15:00.000'])
    expect(laneDescription(dara, utc)).toMatch(
      /^in room not known, at least 1 join, last left 09:15:00: no join recorded, until 09:15:00.000, UTC;/
    )
  })

  it('are the same in the table, with empty cells', () => {
    const listing = listingOf(listOf(asha, dara))
    const rows = Array.from(everyRow(listing), (row) => rowCells(rowAt(listing, row), utc))
    expect(rows.map((cells) => cells.slice(3))).toEqual([
      ['', '12 Mar 2026 09:58:20.000', '', 'join not readable, invalid time'],
      ['', '12 Mar 2026 09:15:00.000', '', 'no join recorded, missing time']
    ])
  })

  it('are empty cells in the table of participants, never a zero', () => {
    const { columns, rows } = participantTable(listOf(asha))
    const [cells = []] = [...rows]
    const cell = (name: string) => cells[columns.findIndex((column) => column.name === name)]
    expect(
      ['first join', 'in room', 'first join to last leave', 'drops', 'away in all', 'longest away'].map(cell)
    ).toEqual(Array.from({ length: 6 }, () => null))
    const said = ['last leave', 'end', 'at least', 'joins', 'joins at least', 'away at least', 'never joined']
    expect(said.map(cell)).toEqual([at('09:58:20'), 'left', 'yes', 1, 'yes', 'yes', 'no'])
  })

  it('are the same in Markdown', () => {
    const input = {
      recorded: session,
      fetchedAtMs: null,
      summary,
      people: everybody,
      marks: [],
      zone: utc,
      pseudonyms: null,
      statement: []
    }
    const text = summaryMarkdown(input)
    expect(text).toContain('- 4 participants, at least 6 joins')
    expect(text).toContain('- Most at once: at least 2, first at')
    expect(text).toContain('| Asha | not known | 12 Mar 2026 09:58:20 | not known | at least 1 | not known |')
    expect(text).toContain('| Dara | not known | 12 Mar 2026 09:15:00 | not known | at least 1 | not known |')
    expect(text).toMatch(/no minute 60/)
  })
})
