import { describe, expect, it } from 'vitest'
import { pseudonymsOf } from '../../../../../renderer/report/text/pseudonyms'
import { statementLine, statementOf, type StatementInput } from '../../../../../renderer/report/text/statement'
import { relativeTo, utc } from '../../../../../renderer/clock/zone'
import { zone as zoneNamed } from '../../../zones'
import { at, intervalsOf, participantOf, sessionOf, t0 } from '../../timeline/sessions'

const session = sessionOf(
  [
    participantOf('isha@example.org', intervalsOf([0, 10]), { name: 'Isha', device: 'Firefox on Linux' }),
    participantOf('b', intervalsOf([1, 10]), { name: 'Isha' })
  ],
  { customRoomId: 'case of Isha' }
)

const input: StatementInput = {
  session,
  fetchedAtMs: at(2000),
  sample: false,
  accountName: 'Acme production',
  version: '1.2.3',
  zone: utc,
  otherRules: null,
  extent: { startMs: t0, endMs: at(1000) },
  shown: { what: 'everything' },
  fontless: [],
  filteredOut: 0,
  isChosen: false,
  folded: 0,
  markNames: 0,
  pseudonyms: null,
  leftOut: null,
  brief: false
}

function factsOf(change: Partial<StatementInput>): Record<string, string> {
  return Object.fromEntries(statementOf({ ...input, ...change }).map(({ label, text }) => [label, text]))
}

describe('what a file says of itself', () => {
  it('names session, zone, when fetched and by whom, and that nothing was hidden', () => {
    expect(factsOf({})).toEqual({
      Session: '621490331a4fb00409e38ca4',
      Room: 'abc-xyzw-lmno',
      'Custom room id': 'case of Isha',
      Fetched: '2022-02-22T08:00:03.120Z',
      Account: 'Acme production',
      Times: 'UTC',
      Range: 'the whole session',
      Hidden: 'nothing',
      'Data notes': '0',
      'Made by': 'Rollcall 1.2.3'
    })
  })

  it('lists all that was hidden, and tells nobody with pseudonyms', () => {
    const shown = { what: 'drawing', span: { startMs: t0, endMs: at(60) } } as const
    const leftOut = { names: ['chatLink'], unknown: 2 }
    const hiding = { shown, filteredOut: 3, folded: 1, markNames: 2, pseudonyms: pseudonymsOf(session), leftOut }
    const facts = factsOf(hiding)
    expect(facts['Range']).toBe('22 Feb 2022 07:26:43 to 22 Feb 2022 07:27:43')
    expect(facts['Hidden']).toBe(
      'names and ids of 2 participants (pseudonyms by first join); the custom room id; names of 2 marks; devices; ' +
        'same name: Participant 1 = Participant 2; fields chatLink; 2 fields that Rollcall does not know; ' +
        '3 participants by a filter; parts of empty time (1 fold)'
    )
    expect(statementLine(statementOf({ ...input, ...hiding }))).not.toMatch(/isha/i)
  })

  it('repeats in every row of a table no more than it must', () => {
    const facts = factsOf({ brief: true, pseudonyms: pseudonymsOf(session) })
    expect(Object.keys(facts)).toEqual([
      'Session',
      'Room',
      'Custom room id',
      'Fetched',
      'Account',
      'Times',
      'Range',
      'Hidden'
    ])
    expect(facts['Hidden']).not.toContain('same name')
  })

  it('says when nobody knows when it was fetched, and that the sample never was', () => {
    expect(factsOf({ fetchedAtMs: null })['Fetched']).toBe('time not known')
    expect(factsOf({ sample: true })['Fetched']).toBe('never, the sample session is made up')
  })

  it('says what other rules say of an hour, beside the times', () => {
    const otherRules = '12 Nov 2026, rules 2026f: 15:05; this system, 2025b: 14:05'
    for (const brief of [true, false]) {
      const labels = statementOf({ ...input, otherRules, brief }).map(({ label }) => label)
      expect(labels.slice(labels.indexOf('Times')).slice(0, 2)).toEqual(['Times', 'Rules differ'])
    }
    expect(factsOf({ otherRules })['Rules differ']).toBe(otherRules)
  })

  it('says where relative times count from, and both offsets of a zone that changes its clocks', () => {
    expect(factsOf({ zone: relativeTo(t0) })['Times']).toBe(
      'counted from 2022-02-22T07:26:43.120Z, the start of the session'
    )
    const extent = { startMs: Date.UTC(2022, 2, 27, 0), endMs: Date.UTC(2022, 2, 27, 2) }
    expect(factsOf({ extent, zone: zoneNamed('Europe/Berlin') })['Times']).toBe(
      'Europe/Berlin (UTC+1, then UTC+2), rules 2026f'
    )
  })
})
