import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DataNote } from '../../../../../electron/shared/session-rows'
import { errorsOf, intervalsOf as recordedOf } from '../../../plain-rows'
import {
  detailFacts,
  detailLength,
  detailsIn,
  detailsOf,
  lineCountOf,
  linesOf,
  detailsText,
  lineAt,
  receivedWords,
  detailTimes,
  sayWithin
} from '../../../../../renderer/timeline/sentences/details'
import { countOf } from '../../../../../renderer/analysis/spans'
import { formatTime } from '../../../../../renderer/clock/format'
import type { Lane } from '../../../../../renderer/timeline/lanes/lanes'
import { utc } from '../../../../../renderer/clock/zone'
import { anySession, at, everyLane, intervalsOf, participantOf, sessionOf, t0 } from '../sessions'

const media = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }

const person = () =>
  participantOf('ada', intervalsOf([0, 60], [90, 200]), {
    name: 'Ada\nLovelace',
    media: { ...media, mic: intervalsOf([5, 20], [95, null]) },
    errors: [{ atMs: at(97), message: 'Unable to start\tmicrophone' }],
    modes: [{ mode: 'CONFERENCE', atMs: at(0) }],
    mode: 'CONFERENCE',
    device: 'Firefox 115.0 on Linux'
  })

function laneOf(participant = person(), more = {}): Lane {
  const [lane] = everyLane(sessionOf([participant], more), at(1000))
  if (lane === undefined) throw new Error('A session of one has a lane')
  return lane
}

function read(lane: Lane) {
  const details = detailsOf(lane)
  const lines = Array.from({ length: details.length }, (_, index) => lineAt(details, index))
  return { lines: lines.filter((line) => line !== null), span: details.span }
}

function worded(lane: Lane): readonly string[] {
  const { lines, span } = read(lane)
  const say = sayWithin(span, utc)
  return lines.map((line) => [line.kind, detailTimes(line, say), detailLength(line), line.words].join('|'))
}

describe('the details of a participant', () => {
  it('list every interval, gap, track, error and mode by time', () => {
    expect(worded(laneOf())).toEqual([
      'mode|07:26:43.120||CONFERENCE',
      'presence|07:26:43.120 → 07:27:43.120|1 m 00.000 s|',
      'mic|07:26:48.120 → 07:27:03.120|15.000 s|',
      'away|07:27:43.120 → 07:28:13.120|30.000 s|rejoined (inferred)',
      'presence|07:28:13.120 → 07:30:03.120|1 m 50.000 s|',
      'mic|07:28:18.120 → no end recorded||',
      'error|07:28:20.120||Unable to start\tmicrophone'
    ])
  })

  it('say what is still so, what nobody knows, and what is odd', () => {
    const running = laneOf(participantOf('a', intervalsOf([10, null])), { running: true, endMs: null })
    expect(worded(running)).toEqual(['presence|07:26:53.120 → still in|so far 16 m 30.000 s|'])
    const odd = [{ startMs: at(0), endMs: null, notes: ['missing-end', 'overlapping'] as const }]
    expect(worded(laneOf(participantOf('a', odd)))).toEqual(['presence|07:26:43.120 → no leave recorded||overlapping'])
  })

  it('give the day with each time when they are not all of one day', () => {
    expect(worded(laneOf(participantOf('a', intervalsOf([0, 86_400]))))).toEqual([
      'presence|22 Feb 2022 07:26:43.120 → 23 Feb 2022 07:26:43.120|24 h 00 m 00.000 s|'
    ])
  })

  it('name both durations, and lead to the longest gap', () => {
    const say = (ms: number) => formatTime(ms, utc)
    const facts = detailFacts(laneOf(), say)
    expect(facts.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'In room: 2 m 50.000 s',
      'First join → last leave: 3 m 20.000 s, 07:26:43.120 → 07:30:03.120',
      'Joins: 2 joins',
      'Away in all: 30.000 s, 1 drop (inferred)',
      'Longest away: 30.000 s from 07:27:43.120',
      'Device: Firefox 115.0 on Linux',
      'Mode: CONFERENCE',
      'Not recorded: type'
    ])
    expect(facts[4]?.at).toEqual({ startMs: at(60), endMs: at(90) })
    expect(detailFacts(laneOf(participantOf('x', [])), say).map(({ text }) => text)).toEqual([
      'never in room',
      'never joined',
      '0 joins',
      'never away',
      'device, type, mode'
    ])
  })

  it('can be those about the room, the time away and errors alone', () => {
    const lane = laneOf()
    const main = detailsIn(lane, linesOf(lane, true))
    const kinds = Array.from({ length: main.length }, (_, index) => lineAt(main, index)?.kind)
    const all = detailsOf(lane)
    const every = Array.from({ length: all.length }, (_, index) => lineAt(all, index)?.kind)
    expect(kinds).toEqual(every.filter((kind) => kind === 'presence' || kind === 'away' || kind === 'error'))
    expect(kinds).toContain('away')
    expect(every.length).toBeGreaterThan(kinds.length)
    expect([lineCountOf(lane, true), lineCountOf(lane)]).toEqual([main.length, all.length])
  })

  it('leave out nothing that was recorded, in the order of time', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        for (const lane of everyLane(session, at(1000))) {
          const { lines, span } = read(lane)
          const [presence, mic] = (['presence', 'mic'] as const).map((kind) =>
            recordedOf(session, lane.participant, kind)
          )
          const errors = errorsOf(session, lane.participant)
          const gaps = lines.filter(({ kind }) => kind === 'away')
          expect(lines).toHaveLength((presence?.length ?? 0) + (mic?.length ?? 0) + errors.length + gaps.length)
          const starts = lines.map(({ startMs }) => startMs ?? NaN)
          expect(starts).toEqual(starts.toSorted((a, b) => a - b))
          expect(gaps).toHaveLength(countOf(lane.presence.gaps))
          expect(span?.startMs).toBe(lines[0]?.startMs)
          const last = Math.max(...lines.flatMap(({ startMs, endMs }) => [startMs ?? NaN, endMs ?? NaN]))
          expect(span?.endMs ?? -Infinity).toBe(last)
        }
      })
    )
  })

  it('are copied with times in ISO 8601, one line for each, notes included', () => {
    const note: DataNote = {
      kind: 'missing-end',
      participantId: 'ada',
      path: 'participants[0].events.mic[1].end',
      raw: 'null',
      handling: 'Shown up to the leave.',
      atMs: t0,
      count: 1
    }
    const text = detailsText(laneOf(), [note]).split('\n')
    expect(text[0]).toBe('Ada Lovelace (ada)')
    expect(text).toContain('away\t2022-02-22T07:27:43.120Z → 2022-02-22T07:28:13.120Z\t30.000 s\trejoined (inferred)')
    expect(text).toContain('error\t2022-02-22T07:28:20.120Z\t\tUnable to start microphone')
    expect(text.slice(-3)).toEqual([
      '1 data note',
      '- No end recorded at participants[0].events.mic[1].end: received null. Shown up to the leave.',
      ''
    ])
  })

  it('say that nothing was received only where nothing was', () => {
    const base = { participantId: null, path: '', raw: null, handling: 'It stood in a log.', atMs: null, count: 1 }
    const words = (kind: DataNote['kind'], raw: string | null = null) => receivedWords({ ...base, kind, raw })
    expect(words('missing-id')).toBe('nothing was received')
    expect(words('participants-missing')).toBe('nothing was received')
    expect(words('missing-end', 'null')).toBe('received null')
    for (const kind of ['enclosed', 'older-name', 'secret-withheld'] as const) expect(words(kind)).toBeNull()
    expect(detailsText(laneOf(), [{ ...base, kind: 'enclosed' }])).toContain(
      '\n- Taken out of other text: It stood in a log.\n'
    )
  })
})
