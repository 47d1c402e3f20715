import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awayAfter, errorBefore, joinedWithin } from '../../../../../renderer/timeline/lanes/beside'
import {
  dropAfterWords,
  errorBeforeWords,
  meanwhileWords
} from '../../../../../renderer/timeline/sentences/beside-words'
import { person, staysIn } from '../../analysis/reading'
import { anySession, at, eachLane, everyLane, intervalsOf, lanesOf, participantOf, sessionOf, t0 } from '../sessions'
import { everybodyOf, laneOf } from '../../../../../renderer/timeline/lanes/lanes'

const away = { startMs: at(100), endMs: at(160) }
const error = (seconds: number) => ({ atMs: at(seconds), message: 'ICE failed' })

function maria(...errors: readonly number[]) {
  const more = { name: 'Maria', errors: errors.map(error) }
  return participantOf('maria', intervalsOf([0, 100], [160, 300]), more)
}

function laneWith(...errors: readonly number[]) {
  const [lane] = everyLane(sessionOf([maria(...errors)]))
  if (lane === undefined) throw new Error('A session with a participant has a lane')
  return lane
}

describe('beside a time away', () => {
  it('stands the last error of the minute before it', () => {
    expect(errorBeforeWords(laneWith(20, 70, 93, 170), away)).toBe('error 7 s before')
    expect(errorBeforeWords(laneWith(100), away)).toBe('error just before')
    expect(errorBeforeWords(laneWith(39.9, 101), away)).toBeNull()
    expect(errorBeforeWords(laneWith(), away)).toBeNull()
  })

  it('and beside an error the drop of the minute after it', () => {
    expect(dropAfterWords(laneWith(93), at(93))).toBe('7 s before a drop')
    expect(dropAfterWords(laneWith(39), at(39))).toBeNull()
    expect(dropAfterWords(laneWith(170), at(170))).toBeNull()
  })

  it('stands who else joined meanwhile: neither she herself nor who came when she was back', () => {
    const words = (...joins: readonly (readonly [string, number])[]) => {
      const others = joins.map(([name, second]) => participantOf(name, intervalsOf([second, 900]), { name }))
      const lanes = lanesOf(sessionOf([maria(), ...others]), null)
      return meanwhileWords(lanes, laneOf(lanes, person(0)), away)
    }
    expect(words(['Dr Ada', 120])).toBe('Dr Ada joined meanwhile')
    expect(words(['Amina', 100], ['Dr Ada', 120])).toBe('Amina and 1 other joined meanwhile')
    expect(words(['Amina', 110], ['Dr Ada', 120], ['Wei', 159])).toBe('Amina and 2 others joined meanwhile')
    expect(words(['Dr Ada', 99], ['Wei', 160])).toBeNull()
  })

  it('is found as by hand, whatever was recorded', () => {
    const anySpan = fc.tuple(fc.nat(1_000_000), fc.nat(300_000)).map(([start, length]) => {
      return { startMs: t0 + start, endMs: t0 + start + length }
    })
    fc.assert(
      fc.property(anySession, anySpan, (session, span) => {
        const lanes = lanesOf(session, null)
        for (const lane of eachLane(everybodyOf(lanes))) {
          const { atMs } = session.errors
          const rows = Array.from({ length: lane.errors.to - lane.errors.from }, (_, row) => lane.errors.from + row)
          const before = rows.filter((row) => {
            const beforeMs = span.startMs - (atMs[row] ?? 0)
            return beforeMs >= 0 && beforeMs <= 60_000
          })
          expect(errorBefore(lane, span.startMs)).toBe(before.at(-1) ?? null)
          const next = awayAfter(lane, span.startMs)
          if (next !== null) expect(next.startMs - span.startMs).toBeGreaterThanOrEqual(0)
        }
        const joined = new Set(joinedWithin(lanes.analysis.attendance, span, person(0)))
        for (const lane of eachLane(everybodyOf(lanes))) {
          if (lane.participant === 0) continue
          const stays = staysIn(lane.presence.stays)
          const isWithin = (ms: number) => ms >= span.startMs && ms < span.endMs
          // Who joins while she is in already has not come anew.
          const came = stays.some(
            ({ startMs }, index) =>
              isWithin(startMs) && !stays.slice(0, index).some(({ reachMs }) => reachMs >= startMs)
          )
          if (came) expect(joined.has(lane.participant)).toBe(true)
          if (!stays.some(({ startMs }) => isWithin(startMs))) expect(joined.has(lane.participant)).toBe(false)
        }
      })
    )
  })
})
