import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../../electron/shared/work'
import {
  markdownSummary,
  programIntervals,
  programParticipants,
  rawText,
  sheetIntervals,
  sheetParticipants,
  statementFor,
  workbookTables,
  type Extract,
  type ExtractInput
} from '../../../../renderer/report/extract'
import { writingCsv } from '../../../../renderer/report/tables/csv-lines'
import { drawingOf, drawingSize, pageCount, pageDrawings } from '../../../../renderer/report/extract-drawing'
import { widthOf } from '../../../../renderer/report/drawing/svg-text'
import { asJoined } from '../../../../renderer/timeline/lanes/arrangement'
import { laneIn, everybodyOf } from '../../../../renderer/timeline/lanes/lanes'
import { viewportOf } from '../../../../renderer/timeline/axis/viewport'
import { relativeTo } from '../../../../renderer/clock/zone'
import { plainOf } from '../../plain-session'
import { at, intervalsOf, lanesOf, participantOf, sessionOf } from '../timeline/sessions'
import { extractFor } from './extracts'
import { everyElement, readXml } from './xml-reading'

const session = sessionOf(
  [
    participantOf('isha@example.org', intervalsOf([0, 100]), {
      name: 'Isha Rao',
      errors: [{ atMs: at(50), message: 'Isha Rao: no camera' }]
    }),
    participantOf('rajan-7', intervalsOf([300, 900]), { name: 'Rajan' }),
    participantOf('rajan-8', intervalsOf([400, 450]), { name: 'Rajan' })
  ],
  { customRoomId: 'Case Isha' }
)
const raw = JSON.stringify({
  id: session.id,
  customRoomId: 'Case Isha',
  participants: plainOf(session).participants.map(({ id, name }) => ({ participantId: id, name, timelog: [] }))
})
const marks = [
  { id: '1', name: 'Isha drops', startMs: at(100), endMs: at(300) },
  { id: '2', name: 'Rajan alone', startMs: at(500), endMs: null }
]
const view = viewportOf({ startMs: at(350), endMs: at(600) }, 800)
const filter = { ...asJoined.filter, text: 'rajan-8' }

const intervalsCsv = (extract: Extract) => atOnce(writingCsv(programIntervals(extract)))
const participantsCsv = (extract: Extract) => atOnce(writingCsv(programParticipants(extract)))
const workbookText = (extract: Extract) =>
  workbookTables(extract)
    .flatMap(({ name, columns, rows }) => [[name], columns.map((column) => column.name), ...rows])
    .map((cells) => cells.join(': '))
    .join('\n')

function everyFile(change: Partial<ExtractInput>): readonly string[] {
  const extract = extractFor(session, { marks, ...change })
  const drawings = [drawingOf(extract), ...pageDrawings(extract)].map(({ text }) => text)
  return [
    intervalsCsv(extract),
    participantsCsv(extract),
    atOnce(writingCsv(sheetIntervals(extract))),
    atOnce(writingCsv(sheetParticipants(extract))),
    workbookText(extract),
    markdownSummary(extract),
    rawText(extract, raw),
    ...drawings
  ]
}

describe('what is taken away', () => {
  it('tells nobody in any file with pseudonyms, and calls everybody the same in all of them', () => {
    const relative = relativeTo(at(100), 'Isha drops')
    for (const group of ['none', 'name'] as const) {
      const files = everyFile({ pseudonymous: true, zone: relative, arrangement: { ...asJoined, group } })
      for (const file of files) {
        expect(file).not.toMatch(/isha|rajan|rao\b|example\.org/i)
        for (const name of ['Participant 1', 'Participant 2', 'Participant 3']) expect(file).toContain(name)
        expect(file).toContain('names and ids of 3 participants')
      }
    }
  })

  it('names those alone who are chosen, whoever else an error or a mark speaks of', () => {
    for (const whom of ['everybody', ['rajan-7']] as const) {
      const files = everyFile({ pseudonymous: true, named: ['rajan-7'], whom, zone: relativeTo(at(100), 'Isha drops') })
      for (const file of files) {
        expect(file).toMatch(/rajan/i)
        expect(file).not.toMatch(/isha|example\.org/i)
      }
    }
  })

  it('names everybody and says that nothing is hidden without', () => {
    for (const file of everyFile({})) {
      expect(file).toContain('Isha Rao')
      expect(file).not.toContain('Participant 1')
      expect(file).toMatch(/hidden"?:? ?"?nothing|Hidden: nothing|,nothing\r\n/i)
    }
  })

  it('states session, zone and when it was fetched in every file', () => {
    for (const file of everyFile({ range: 'view', view }))
      for (const fact of ['621490331a4fb00409e38ca4', '2022-02-22T08:00:00.000Z', 'UTC'])
        expect(file.replaceAll('\u2060', '')).toContain(fact)
  })

  it('says what other rules say in every file whose times go by rules, and in none in UTC', () => {
    const otherRules = '22 Feb 2022, rules 2026f: 08:26; this system, 2025b: 09:26'
    const [intervals, participants, sheetIntervals, sheetParticipants, workbook, markdown, json, ...drawings] =
      everyFile({ otherRules }).map((file) => file.replaceAll('\u2060', ''))
    for (const file of [sheetIntervals, sheetParticipants]) {
      expect(file?.split('\r\n')[0]).toContain(',times,rules differ,')
      expect(file).toContain(`"${otherRules}"`)
    }
    expect(workbook).toContain(`Rules differ: ${otherRules}`)
    for (const file of [markdown, ...drawings]) expect(file).toContain('22 Feb 2022, rules 2026f: 08:26; this system')
    for (const file of [intervals, participants, json]) expect(file).not.toContain('2025b')
  })

  it('takes of a view what touches its time and passes the filter, and says so', () => {
    const extract = extractFor(session, { range: 'view', view, marks })
    expect(intervalsCsv(extract)).not.toContain('Isha Rao')
    expect(intervalsCsv(extract)).toContain('2022-02-22T07:41:43.120Z')
    expect(participantsCsv(extract).split('\r\n')).toHaveLength(4)
    expect(markdownSummary(extract)).toContain('Rajan alone')
    expect(markdownSummary(extract)).not.toContain('Isha drops')
    const filtered = extractFor(session, { range: 'view', whom: 'shown', view, arrangement: { ...asJoined, filter } })
    expect(participantsCsv(filtered).split('\r\n')).toHaveLength(3)
    expect(statementFor(filtered, 'program-participants')).toContainEqual({
      label: 'Hidden',
      text: '2 participants by a filter'
    })
  })

  it('leaves out of a view who left as it begins and who joined as it ends, and keeps what happened in no time', () => {
    const people = [
      participantOf('gone', intervalsOf([0, 350])),
      participantOf('next', intervalsOf([600, 900])),
      participantOf('blink', intervalsOf([350, 350])),
      participantOf('last', intervalsOf([0, 351], [599, 700]))
    ]
    const moments = [350, 600].map((second) => ({
      id: `${second}`,
      name: `at ${second}`,
      startMs: at(second),
      endMs: null
    }))
    const extract = extractFor(sessionOf(people), { range: 'view', view, marks: moments })
    expect(participantsCsv(extract).match(/^\w+/gm)).toEqual(['participant', 'last', 'blink'])
    expect(intervalsCsv(extract).match(/^\w+/gm)).toEqual(['participant', 'last', 'last', 'last', 'blink'])
    expect(extract.marks.map(({ name }) => name)).toEqual(['at 350'])
  })

  it('takes everybody with the whole session, whatever is filtered, and raw JSON is always whole', () => {
    const whole = extractFor(session, { arrangement: { ...asJoined, filter } })
    expect(participantsCsv(whole).split('\r\n')).toHaveLength(5)
    const raws = statementFor(
      extractFor(session, { range: 'view', whom: 'shown', view, arrangement: { ...asJoined, filter } }),
      'raw'
    )
    expect(raws).toContainEqual({ label: 'Range', text: 'the whole session' })
    expect(raws).toContainEqual({ label: 'Hidden', text: 'nothing' })
  })

  it('draws pinned lanes once, on the first page', () => {
    const people = Array.from({ length: 60 }, (_, index) => participantOf(`person-${index}`, intervalsOf([index, 900])))
    const arrangement = { ...asJoined, pinned: ['person-50'] }
    const extract = extractFor(sessionOf(people), { arrangement })
    const pages = [...pageDrawings(extract)]
    expect(pages.length).toBeGreaterThan(2)
    expect(pages).toHaveLength(pageCount(extract))
    const names = pages.map(({ text }) =>
      everyElement(readXml(text))
        .filter(({ name }) => name === 'text')
        .map((element) => element.text)
    )
    expect(names[0]).toContain('person-50')
    expect(names.flat().filter((name) => name === 'person-50')).toHaveLength(1)
    expect(names[1]).toContain(`page 2 of ${pages.length}`)
    for (const { widthPx, heightPx } of pages) expect(heightPx / widthPx).toBeLessThanOrEqual((210 - 16) / (297 - 16))
  })

  it('says of a session that ran when it was fetched no more than that', () => {
    const running = sessionOf([participantOf('a', intervalsOf([0, null]))], { running: true, endMs: null })
    const texts = everyElement(readXml(drawingOf(extractFor(running)).text)).map(({ text }) => text)
    const head = texts.find((text) => text.includes(' → '))
    expect(head).toMatch(/^22 Feb 2022 07:26:43 UTC → was running when it was fetched · /)
    expect(markdownSummary(extractFor(running))).toContain(
      '- 22 Feb 2022 07:26:43 UTC → was running when it was fetched'
    )
  })

  it('heads a group in the words of the window', () => {
    const arrangement = { ...asJoined, group: 'name' } as const
    const texts = everyElement(readXml(drawingOf(extractFor(session, { arrangement })).text))
    expect(texts.map(({ text }) => text)).toContain('2 ids, in room 10 m 00 s')
  })

  it('has as much room for lanes on a page however long rooms, accounts and names are', () => {
    const long = 'x '.repeat(5_000)
    const people = Array.from({ length: 8 }, (_, index) =>
      participantOf(`p${index}`, intervalsOf([0, 9]), { name: long })
    )
    const lengthy = extractFor(sessionOf(people, { id: long, roomId: long, customRoomId: long }), {
      accountName: long,
      anchor: laneIn(everybodyOf(lanesOf(sessionOf(people), null)), 0),
      marks: marks.map((mark) => ({ ...mark, name: long }))
    })
    expect(pageCount(lengthy)).toBe(1)
    for (const { text, widthPx } of pageDrawings(lengthy)) {
      for (const { name, attributes, text: words } of everyElement(readXml(text))) {
        if (name === 'text') expect(widthOf(words), attributes.x).toBeLessThan(widthPx)
      }
    }
    expect(statementFor(lengthy, 'drawing')).toContainEqual({ label: 'Room', text: `${'x '.repeat(99)}x…` })
  })

  it('knows the size of a drawing before it is drawn', () => {
    const { widthPx, heightPx } = drawingOf(extractFor(session))
    expect(drawingSize(extractFor(session))).toEqual({ widthPx, heightPx })
  })
})
