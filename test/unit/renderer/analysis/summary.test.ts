import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { horizonOf } from '../../../../renderer/analysis/horizon'
import { outlineOf } from '../../../../renderer/analysis/summary'
import { participantOf, sessionOf } from '../timeline/sessions'
import { presenceIn, readPresences } from './reading'
import { anyStaysOfOne } from './small-sessions'

describe('the time that everything takes up', () => {
  it('reaches from the first join to the last leave as they are drawn, missing leaves included', () => {
    fc.assert(
      fc.property(fc.array(anyStaysOfOne, { maxLength: 5 }), fc.boolean(), (people, running) => {
        const participants = people.map((stays, index) => participantOf(`p${index}`, stays))
        const session = sessionOf(participants, { startMs: null, endMs: running ? null : 40, running })
        const horizon = horizonOf(session, 40)
        const stays = readPresences(presenceIn(session, horizon)).flatMap((presence) => presence.stays)
        const times = [
          ...stays.flatMap(({ startMs, endMs }) => [startMs, endMs]),
          ...(stays.length > 0 || !running ? [40] : [])
        ]
        const expected = times.length === 0 ? null : { startMs: Math.min(...times), endMs: Math.max(...times) }
        expect(outlineOf(session, horizon).extent).toEqual(expected)
      })
    )
  })
})
