// A large body of the documented shape.
import { generateSession } from '../../videosdk/generator'

/** As JSON, for each `times` 4,000 generated people with 88,000 intervals, each time under other ids: some 6 MiB. */
export function manyIntervals(times: number): string {
  const { participants = [], ...session } = generateSession({
    seed: 64,
    participants: 4_000,
    intervalsPerParticipant: 22
  })
  const people = JSON.stringify(participants).slice(1, -1)
  const turns = Array.from({ length: times }, (_, turn) => people.replaceAll('"participantId":"', `$&${turn}-`))
  return `${JSON.stringify(session).slice(0, -1)},"participants":[${turns.join()}]}`
}
