// A session of what is hard to hand over: letters, names and times that some program would make something else of.

const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 9, 25, 0, minute, 0, ms)).toISOString()

const names: readonly (readonly [id: string, name: string])[] = [
  ['00ff', 'sofia office ﬂ fflo'],
  ['constructor', '__proto__'],
  ['a|b', 'pipe | and `tick`'],
  ['_x0041_', 'Zo\ufffd'],
  ['c;d,e', 'comma, "quotes"; semicolon'],
  ['=1+1', '@sum(A1)'],
  ['1042:7', '-5'],
  ['65f01a2b3c4d5e6f70818293', 'W'.repeat(60)],
  ['adlam', '\u{1e900}\u{1e901} name'],
  ['i-long', 'Illicit '.repeat(5).trim()],
  ['kana', 'たなか さくら'],
  ['TRUE', 'NA'],
  ['5 Mai', 'NULL'],
  ['Tue 2026-03-12', 'Mon 3/12/2026'],
  ['Di 12.03.2026', 'Dienstag, 12.3.26'],
  ['Mo 12.03.', '2026-03-12 Mo'],
  ['mar. 12/03/2026', 'lun. 12-03-2026'],
  ['2026-03-12T10:00', '3/12/2026 10:00 AM'],
  ['5 marca', '12 марта']
]

/** Over the hour that comes twice in Berlin; with ends that nobody recorded, lengths of 1 ms and of 100 h, and a note with a bar in it. */
export const oddSession = {
  id: '65f01a2b3c4d5e6f70818299',
  roomId: 'qk3h-7rpd-m2vx',
  start: at(0),
  end: at(6_100),
  status: 'ended',
  participants: names.map(([participantId, name], index) => ({
    participantId,
    name,
    timelog: [
      { start: at(index, index), end: at(index + 70, 2 * index + 1) },
      ...(index === 1 ? [{ start: at(90), end: null }] : []),
      ...(index === 2 ? [{ start: at(80), end: 'not | a time' }] : []),
      ...(index === 3 ? [{ start: at(80), end: at(80, 1) }] : []),
      ...(index === 4 ? [{ start: at(80), end: at(6_080) }] : [])
    ],
    events:
      index === 0
        ? { mic: [{ start: at(2, 7), end: at(3, 8) }], errors: [{ start: at(4), message: 'ICE | failed; twice' }] }
        : {}
  }))
}
