import { describe, expect, it } from 'vitest'
import type { PlainParticipant } from '../../../plain-session'
import { arranged, asJoined } from '../../../../../renderer/timeline/lanes/arrangement'
import { laneOf, staysOf } from '../../../../../renderer/timeline/lanes/lanes'
import { layoutOf, metricsOf } from '../../../../../renderer/timeline/lanes/layout'
import { person, staysIn } from '../../analysis/reading'
import { at, eachLane, everyLane, intervalsOf, lanesOf, participantOf, sessionOf, type Seconds } from '../sessions'

function withMic(id: string, presence: readonly Seconds[], mic: readonly Seconds[]): PlainParticipant {
  const media = { mic: intervalsOf(...mic), webcam: [], screenShare: [], screenShareAudio: [] }
  return participantOf(id, intervalsOf(...presence), { media })
}

describe('lanes', () => {
  it('come by first join, then as received, and those who never were in last', () => {
    const people = [
      participantOf('never', []),
      participantOf('late', intervalsOf([50, 60])),
      participantOf('early', intervalsOf([5, 60])),
      participantOf('also late', intervalsOf([50, 60]))
    ]
    const ids = everyLane(sessionOf(people)).map((lane) => lane.id)
    expect(ids).toEqual(['early', 'late', 'also late', 'never'])
  })

  it('are called by the name, or by the id of somebody without one', () => {
    const people = [participantOf('rilsgehg', [], { name: 'isha' }), participantOf('vCPSzABN', [])]
    expect(everyLane(sessionOf(people)).map((lane) => lane.title)).toEqual(['isha', 'vCPSzABN'])
  })

  it('are higher for the media tracks that have data', () => {
    const layout = layoutOf(
      arranged(
        lanesOf(sessionOf([withMic('a', [[0, 9]], [[1, 2]]), participantOf('b', intervalsOf([5, 9]))]), null),
        asJoined
      )
    )
    const { topsPx, heightPx } = layout
    expect(eachLane(layout).map((lane) => lane.tracks.map((track) => track.kind))).toEqual([['mic'], []])
    const { basePx, trackPitchPx, trackEndPx } = metricsOf.comfortable
    const withMicPx = basePx + trackPitchPx + trackEndPx
    expect([...topsPx]).toEqual([0, withMicPx, heightPx])
    expect(heightPx).toBe(withMicPx + basePx)
  })

  it('grow by each further track', () => {
    const spans: [number, number][] = [[1, 2]]
    const { mic } = withMic('a', [[0, 9]], spans).media
    const four = {
      ...withMic('a', [[0, 9]], spans),
      media: { mic, webcam: mic, screenShare: mic, screenShareAudio: mic }
    }
    const { basePx, trackPitchPx, trackEndPx } = metricsOf.comfortable
    expect(layoutOf(arranged(lanesOf(sessionOf([four]), null), asJoined)).heightPx).toBe(
      basePx + 4 * trackPitchPx + trackEndPx
    )
  })

  it('are the same ones whenever they are asked for', () => {
    const lanes = lanesOf(sessionOf([participantOf('a', []), participantOf('b', [])]), null)
    const [a, b] = Array.from(lanes.analysis.order, person)
    if (a === undefined || b === undefined) throw new Error('There are two')
    expect(laneOf(lanes, b)).not.toBe(laneOf(lanes, a))
    expect(laneOf(lanes, b)).toBe(laneOf(lanes, b))
  })

  it('count the data notes about their participant', () => {
    const note = { kind: 'overlapping', path: '', raw: null, handling: '', atMs: null } as const
    const notes = [
      { ...note, participantId: 'a', count: 2 },
      { ...note, participantId: 'a', count: 1 },
      { ...note, participantId: null, count: 5 }
    ]
    expect(everyLane(sessionOf([participantOf('a', [])], { notes }))[0]?.noteCount).toBe(3)
  })

  it('end an open microphone with the presence that it began in', () => {
    const running = { running: true, endMs: null }
    const stays: readonly Seconds[] = [
      [0, 100],
      [200, null]
    ]
    const [left] = everyLane(sessionOf([withMic('a', stays, [[50, null]])], running), at(300))
    expect(left && staysIn(staysOf(left, 'mic'))[0]).toMatchObject({ end: 'unrecorded', endMs: at(100) })
    const [here] = everyLane(sessionOf([withMic('a', stays, [[250, null]])], running), at(300))
    expect(here && staysIn(staysOf(here, 'mic'))[0]).toMatchObject({ end: 'running', endMs: at(300) })
  })
})
