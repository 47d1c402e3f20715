import { describe, expect, it } from 'vitest'
import type { DataNote } from '../../../../../electron/shared/session-rows'
import {
  findingsOf,
  findingAt,
  findingWords,
  nextFinding,
  nextOfKind
} from '../../../../../renderer/timeline/lanes/findings'
import { at, intervalsOf, lanesOf, participantOf, sessionOf } from '../sessions'

function note(participantId: string | null, seconds: number | null, count = 1): DataNote {
  const atMs = seconds === null ? null : at(seconds)
  return { kind: 'missing-end', participantId, path: '', raw: null, handling: '', atMs, count }
}

const notes = [note('isha', 300), note('isha', null), note(null, 200, 12)]
const lanes = lanesOf(
  sessionOf(
    [
      participantOf('isha', intervalsOf([0, 100], [125, 200]), {
        errors: [{ atMs: at(150), message: 'camera lost' }]
      }),
      participantOf('marco', intervalsOf([0, 100], [160, 200]))
    ],
    { notes }
  ),
  null
)
const table = findingsOf(lanes)
const findings = Array.from({ length: table.length }, (_, index) => findingAt(table, index)).filter(
  (finding) => finding !== null
)

describe('findings', () => {
  it('are the drops, the errors and the data notes with a moment, by time', () => {
    expect(
      findings.map((finding) => [finding.participantId, (finding.ms - at(0)) / 1000, findingWords(finding)])
    ).toEqual([
      ['isha', 100, 'drop: away 25 s, rejoined (inferred)'],
      ['marco', 100, 'drop: away 1 m 00 s, rejoined (inferred)'],
      ['isha', 150, 'error: camera lost'],
      [null, 200, 'data note: no end recorded (12 places)'],
      ['isha', 300, 'data note: no end recorded']
    ])
  })

  it('are reached one by one, several at the same moment too', () => {
    const forth = [nextFinding(table, at(0), 1)]
    for (let last = forth[0]; last; last = nextFinding(table, last, 1)) forth.push(last)
    expect(forth.slice(1)).toEqual(findings)
    const back = [nextFinding(table, Infinity, -1)]
    for (let last = back[0]; last; last = nextFinding(table, last, -1)) back.push(last)
    expect(back.slice(1)).toEqual([...findings].reverse())
  })

  it('are stepped through kind by kind, and around the end', () => {
    const [first, second, error] = findings
    expect(nextOfKind(table, 'drop', -Infinity)).toEqual(first)
    expect(first && nextOfKind(table, 'drop', first)).toEqual(second)
    expect(second && nextOfKind(table, 'drop', second)).toEqual(first)
    expect(nextOfKind(table, 'error', at(100))).toEqual(error)
    expect(error && nextOfKind(table, 'error', error)).toEqual(error)
    const calm = findingsOf(lanesOf(sessionOf([participantOf('a', intervalsOf([0, 10], [20, 30]))]), null))
    expect(nextOfKind(calm, 'error', at(0))).toBeNull()
  })

  it('are found from a moment between them, and from one that newer data has replaced', () => {
    expect(nextFinding(table, at(110), 1)).toEqual(findings[2])
    expect(nextFinding(table, at(110), -1)).toEqual(findings[1])
    expect(nextFinding(table, at(300), 1)).toBeNull()
    const old = { index: 2, what: 'error', participantId: 'isha', ms: at(149), message: 'camera lost' } as const
    expect(nextFinding(table, old, 1)).toEqual(findings[2])
  })
})
