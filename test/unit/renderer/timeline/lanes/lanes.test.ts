import { describe, expect, it } from 'vitest'
import type { Participant } from '../../../../../electron/shared/session'
import { arranged, asJoined } from '../../../../../renderer/timeline/lanes/arrangement'
import { lanesOf } from '../../../../../renderer/timeline/lanes/lanes'
import { laneMetrics, layoutOf } from '../../../../../renderer/timeline/lanes/layout'
import { swatchCount, swatchOf } from '../../../../../renderer/timeline/lanes/swatch'
import { at, intervalsOf, participantOf, sessionOf, type Seconds } from '../sessions'

function withMic(id: string, presence: readonly Seconds[], mic: readonly Seconds[]): Participant {
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
    const ids = lanesOf(sessionOf(people), null).map((lane) => lane.participant.id)
    expect(ids).toEqual(['early', 'late', 'also late', 'never'])
  })

  it('are called by the name, or by the id of somebody without one', () => {
    const people = [participantOf('rilsgehg', [], { name: 'isha' }), participantOf('vCPSzABN', [])]
    expect(lanesOf(sessionOf(people), null).map((lane) => lane.title)).toEqual(['isha', 'vCPSzABN'])
  })

  it('are higher for the media tracks that have data, and leave room for the line that names them', () => {
    const { lanes, topsPx, heightPx } = layoutOf(
      arranged(
        lanesOf(sessionOf([withMic('a', [[0, 9]], [[1, 2]]), participantOf('b', intervalsOf([5, 9]))]), null),
        asJoined
      )
    )
    expect(lanes.map((lane) => lane.tracks.map((track) => track.kind))).toEqual([['mic'], []])
    const { basePx, leastWithTracksPx } = laneMetrics
    expect([...topsPx]).toEqual([0, leastWithTracksPx, heightPx])
    expect(heightPx).toBe(leastWithTracksPx + basePx)
  })

  it('grow by each further track', () => {
    const spans: [number, number][] = [[1, 2]]
    const { mic } = withMic('a', [[0, 9]], spans).media
    const four = {
      ...withMic('a', [[0, 9]], spans),
      media: { mic, webcam: mic, screenShare: mic, screenShareAudio: mic }
    }
    const { basePx, trackPitchPx, trackEndPx } = laneMetrics
    expect(layoutOf(arranged(lanesOf(sessionOf([four]), null), asJoined)).heightPx).toBe(
      basePx + 4 * trackPitchPx + trackEndPx
    )
  })

  it('count the data notes about their participant', () => {
    const note = { kind: 'overlapping', path: '', raw: null, handling: '', atMs: null } as const
    const notes = [
      { ...note, participantId: 'a', count: 2 },
      { ...note, participantId: 'a', count: 1 },
      { ...note, participantId: null, count: 5 }
    ]
    expect(lanesOf(sessionOf([participantOf('a', [])], { notes }), null)[0]?.noteCount).toBe(3)
  })

  it('end an open microphone with the presence that it began in', () => {
    const running = { running: true, endMs: null }
    const stays: readonly Seconds[] = [
      [0, 100],
      [200, null]
    ]
    const [left] = lanesOf(sessionOf([withMic('a', stays, [[50, null]])], running), at(300))
    expect(left?.tracks[0]?.stays[0]).toMatchObject({ end: 'unrecorded', endMs: at(100) })
    const [here] = lanesOf(sessionOf([withMic('a', stays, [[250, null]])], running), at(300))
    expect(here?.tracks[0]?.stays[0]).toMatchObject({ end: 'running', endMs: at(300) })
  })
})

it('A swatch is the same for an id in every session, and ids spread over all swatches', () => {
  expect(swatchOf('rilsgehg')).toBe(swatchOf('rilsgehg'))
  const used = new Set(Array.from({ length: 500 }, (_, index) => swatchOf(`participant-${index}`)))
  expect([...used].sort((a, b) => a - b)).toEqual(Array.from({ length: swatchCount }, (_, index) => index))
})
