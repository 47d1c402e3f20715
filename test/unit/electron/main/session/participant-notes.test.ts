// What is noted of each oddity of a participant, word for word.

import { expect, test } from 'vitest'
import { atMinute, clock, endedSession, noteLines, person, runningSession, sessionOf } from './bodies'

const one = (more: object, build = endedSession) => build({ ...person('a', [0, 1]), ...more })
const log = (...timelog: unknown[]) => one({ timelog })
const at = (start: unknown, end: unknown) => ({ start, end })
const errors = (...list: unknown[]) => one({ events: { errors: list } })
const modes = (...list: unknown[]) => one({ changeModeHistory: list })

test.each<[string, unknown, readonly string[]]>([
  [
    'a start that is a number',
    log(at(atMinute(1), clock(2))),
    [
      'wrong-type of a | participants[0].timelog[0].start | 1715004060000 | @1 A number was read as milliseconds since 1970.'
    ]
  ],
  [
    'a start before the year 2000',
    log(at('1999-12-31T23:59:59Z', clock(2))),
    [
      'invalid-time of a | participants[0].timelog[0].start | "1999-12-31T23:59:59Z" | @2 This time is outside the years 2000 to 2100. Shown up to its end, from when on is not known.'
    ]
  ],
  [
    'a start that is true',
    log(at(true, clock(2))),
    [
      'invalid-time of a | participants[0].timelog[0].start | true | @2 This is not a time. Shown up to its end, from when on is not known.'
    ]
  ],
  [
    'a start without a zone',
    log(at('2024-05-06T14:01:00', clock(2))),
    [
      'missing-zone of a | participants[0].timelog[0].start | "2024-05-06T14:01:00" | @1 No time zone was given, so UTC was taken.'
    ]
  ],
  [
    'no start',
    log(at(null, clock(2))),
    [
      'missing-time of a | participants[0].timelog[0].start | null | @2 No start was recorded. Shown up to its end, from when on is not known.'
    ]
  ],
  [
    'neither start nor end',
    log(at(null, null)),
    [
      'missing-time of a | participants[0].timelog[0].start | null | No start was recorded. Shown without times: it may have been at any time.'
    ]
  ],
  [
    'a start and an end that are no times',
    log(at('x', 'y')),
    [
      'invalid-time of a | participants[0].timelog[0].end | "y" | This is not written as any time that Rollcall knows. Shown without an end.',
      'invalid-time of a | participants[0].timelog[0].start | "x" | This is not written as any time that Rollcall knows. Shown without times: it may have been at any time.'
    ]
  ],
  [
    'an end before its start',
    log(at(clock(2), clock(1))),
    [
      'backwards of a | participants[0].timelog[0].end | "14:01" | @2 The end is before the start, so one of them is wrong: shown from its start, and until when is not known.'
    ]
  ],
  [
    'an end at its start',
    log(at(clock(2), clock(2))),
    [
      'zero-length of a | participants[0].timelog[0].end | "14:02" | @2 It starts and ends at the same time: shown as a moment.'
    ]
  ],
  [
    'no end',
    log(at(clock(1), null)),
    [
      'missing-end of a | participants[0].timelog[0].end | null | @1 No end was recorded, and the session is not known to run: shown without an end.'
    ]
  ],
  [
    'no end before a later entry of a running session',
    one({ timelog: [at(clock(1), null), at(clock(2), clock(3))] }, runningSession),
    [
      'missing-end of a | participants[0].timelog[0].end | null | @1 No end was recorded, although a later entry of the same kind starts: shown without an end.'
    ]
  ],
  [
    'an entry that is none',
    log(7),
    [
      'wrong-type of a | participants[0].timelog[0] | 7 | Not an entry with a start and an end. Shown without times: it may have been at any time.'
    ]
  ],
  [
    'an entry twice',
    log(at(clock(1), clock(2)), at(clock(1), clock(2))),
    ['repeated of a | participants[0].timelog[1].start | "14:01" | @1 The same entry was recorded before: shown once.']
  ],
  [
    'an entry across another',
    log(at(clock(1), clock(3)), at(clock(2), clock(4))),
    [
      'overlapping of a | participants[0].timelog[1].start | "14:02" | @2 It starts before an earlier entry ends: both are shown, and shared time counts once.'
    ]
  ],
  [
    'entries out of order',
    log(at(clock(3), clock(4)), at(clock(1), clock(2))),
    [
      'out-of-order of a | participants[0].timelog[1] | {"start":"14:01","end":"14:02"} | @1 Recorded after an entry that starts later: shown in order of time.'
    ]
  ],
  [
    'an entry longer than the session',
    log(at(clock(-1), clock(61))),
    [
      'before-session of a | participants[0].timelog[0].start | "13:59" | @-1 Before the session starts: shown where it was recorded.',
      'after-session of a | participants[0].timelog[0].end | "15:01" | @61 After the session ends: shown where it was recorded.'
    ]
  ],
  [
    'no timelog',
    one({ timelog: null }),
    ['missing-timelog of a | participants[0].timelog | null | No times were recorded: shown without presence.']
  ],
  [
    'a timelog that is a text',
    one({ timelog: 'x' }),
    ['wrong-type of a | participants[0].timelog | "x" | Not a list: none of it is shown.']
  ],
  [
    'no name',
    one({ name: null }),
    ['missing-name of a | participants[0].name | null | No name was recorded: the id is shown.']
  ],
  [
    'a name that is a number',
    one({ name: 4 }),
    ['wrong-type of a | participants[0].name | 4 | A number was read as text.']
  ],
  [
    'a name that is an object',
    one({ name: {} }),
    [
      'wrong-type of a | participants[0].name | {} | Not a text: it is not shown.',
      'missing-name of a | participants[0].name | {} | No name was recorded: the id is shown.'
    ]
  ],
  [
    'events that are a list',
    one({ events: [] }),
    ['wrong-type of a | participants[0].events | [] | Not a set of media events: none of it is shown.']
  ],
  [
    'events of an unknown kind',
    one({ events: { gaze: [] } }),
    ['extra-key of a | participants[0].events.gaze | [] | Not known to Rollcall: not shown, but part of the raw JSON.']
  ],
  [
    'an error that is a number',
    errors(7),
    ['wrong-type of a | participants[0].events.errors[0] | 7 | Not an entry with a time: not shown.']
  ],
  [
    'an error without a time',
    errors({ message: 'x' }),
    [
      'missing-time of a | participants[0].events.errors[0].start | {"message":"x"} | No time was recorded: the entry is not shown.'
    ]
  ],
  [
    'an error at no time',
    errors({ start: 'x' }),
    [
      'invalid-time of a | participants[0].events.errors[0].start | {"start":"x"} | This is not written as any time that Rollcall knows. The entry is not shown.'
    ]
  ],
  [
    'an error without a message',
    errors({ start: clock(1) }),
    ['wrong-type of a | participants[0].events.errors[0].message |  | @1 The error was recorded without a message.']
  ],
  [
    'an error with an object for a message',
    errors({ start: clock(1), message: {} }),
    ['wrong-type of a | participants[0].events.errors[0].message | {} | Not a text: it is not shown.']
  ],
  [
    'errors out of order',
    errors({ start: clock(2), message: 'b' }, { start: clock(1), message: 'a' }),
    [
      'out-of-order of a | participants[0].events.errors[1].start | "14:01" | @1 Recorded after an entry of a later time: shown in order of time.'
    ]
  ],
  [
    'an error before the session',
    errors({ start: clock(-1), message: 'b' }),
    [
      'before-session of a | participants[0].events.errors[0].start | "13:59" | @-1 Before the session starts: shown where it was recorded.'
    ]
  ],
  [
    'an error with another key',
    errors({ start: clock(1), message: 'a', by: 1 }),
    [
      'extra-key of a | participants[0].events.errors[0].by | 1 | Not known to Rollcall: not shown, but part of the raw JSON.'
    ]
  ],
  [
    'a mode that is a text',
    modes('x'),
    ['wrong-type of a | participants[0].changeModeHistory[0] | "x" | Not an entry with a time: not shown.']
  ],
  [
    'a mode without a time',
    modes({ mode: 'x' }),
    [
      'missing-time of a | participants[0].changeModeHistory[0].timelog | {"mode":"x"} | No time was recorded: the entry is not shown.'
    ]
  ],
  [
    'a time without a mode',
    modes({ timelog: clock(1) }),
    [
      'wrong-type of a | participants[0].changeModeHistory[0] | {"timelog":"14:01"} | @1 A change of mode without a mode: not shown.'
    ]
  ],
  [
    'a mode that is an object',
    modes({ timelog: clock(1), mode: {} }),
    [
      'wrong-type of a | participants[0].changeModeHistory[0].mode | {} | Not a text: it is not shown.',
      'wrong-type of a | participants[0].changeModeHistory[0] | {"timelog":"14:01","mode":{}} | @1 A change of mode without a mode: not shown.'
    ]
  ],
  [
    'a mode that is a number',
    modes({ timelog: clock(1), mode: 3 }),
    ['wrong-type of a | participants[0].changeModeHistory[0].mode | 3 | A number was read as text.']
  ],
  [
    'a mode with another key',
    modes({ timelog: clock(1), mode: 'a', by: 1 }),
    [
      'extra-key of a | participants[0].changeModeHistory[0].by | 1 | Not known to Rollcall: not shown, but part of the raw JSON.'
    ]
  ]
])('a participant with %s', (_, body, notes) => {
  expect(noteLines(sessionOf(body))).toEqual(notes)
})
