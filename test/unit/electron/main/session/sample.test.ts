// The sample session shows what Rollcall is for, and is clearly a sample.

import { expect, test } from 'vitest'
import { sampleJson } from '../../../../../electron/main/session/sample'
import { sessionOf } from './bodies'

const sample = sessionOf(sampleJson)

test('it is clearly a sample, of about 50 minutes and 8 participants', () => {
  expect(sample).toMatchObject({ id: 'sample-session', customRoomId: 'sample-consultation', status: 'ended' })
  expect(sample.participants).toHaveLength(8)
  const minutes = ((sample.endMs ?? 0) - (sample.startMs ?? 0)) / 60_000
  expect(minutes).toBeGreaterThan(45)
  expect(minutes).toBeLessThan(55)
})

test('its only oddities are a missing name, an open end and an overhang', () => {
  expect(sample.notes.map(({ kind, participantId }) => [kind, participantId])).toEqual([
    ['missing-end', 'priya-w5dd'],
    ['after-session', 'chloe-f9v1'],
    ['missing-name', 'tablet-room-4']
  ])
})

test('it has reconnects, a mass drop with a return, all media tracks and errors', () => {
  const { participants } = sample
  expect(participants.filter(({ presence }) => presence.length > 1).length).toBeGreaterThanOrEqual(4)
  const ends = participants.flatMap(({ presence }) => presence.map(({ endMs }) => endMs ?? Infinity))
  expect(Math.max(...ends.map((endMs) => ends.filter((other) => Math.abs(other - endMs) < 3000).length))).toBe(6)
  for (const kind of ['mic', 'webcam', 'screenShare', 'screenShareAudio'] as const) {
    expect(participants.some(({ media }) => media[kind].length > 0)).toBe(true)
  }
  expect(participants.flatMap(({ errors }) => errors)).toHaveLength(2)
})

test('every track lies within its participant’s first join and last leave, give or take 14 ms', () => {
  for (const { presence, media, errors } of sample.participants) {
    const firstMs = presence[0]?.startMs ?? Infinity
    const lastMs = Math.max(...presence.map(({ endMs }) => endMs ?? Infinity)) + 14
    const times = Object.values(media).flatMap((list) =>
      list.flatMap(({ startMs, endMs }) => [startMs, endMs ?? startMs])
    )
    for (const ms of [...times, ...errors.map(({ atMs }) => atMs)]) {
      expect(ms).toBeGreaterThan(firstMs)
      expect(ms).toBeLessThanOrEqual(lastMs)
    }
  }
})
