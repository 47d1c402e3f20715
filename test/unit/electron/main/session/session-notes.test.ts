// What is noted of each oddity of a session, word for word.

import { expect, test } from 'vitest'
import { clock, endedSession, noteLines, person, sessionOf } from './bodies'

const ended = (more: object) => ({ ...endedSession(), ...more })

test.each<[string, unknown, readonly string[]]>([
  [
    'a participant thrice',
    endedSession(
      person('a', [0, 1]),
      { ...person('a', [2, 3]), name: 'B', mode: 'x' },
      { ...person('a', [4, 5]), name: 'B', mode: 'y' }
    ),
    [
      'duplicate-participant of a | participants[1].participantId | "a" | This id occurs 3 times: shown as one participant, with the entries of all.',
      'duplicate-participant of a | participants[1].name | "B" | Not shown: the participant was recorded before with another name.',
      'duplicate-participant of a | participants[2].name | "B" | Not shown: the participant was recorded before with another name.',
      'duplicate-participant of a | participants[2].mode | "y" | Not shown: the participant was recorded before with another mode.'
    ]
  ],
  [
    'a participant without an id',
    endedSession({ ...person('a', [0, 1]), participantId: null }),
    [
      'missing-id of participant-1 | participants[0].participantId | null | No id was recorded: shown as participant-1, which Rollcall made up.'
    ]
  ],
  [
    'a participant whose id is a number',
    endedSession({ ...person('a', [0, 1]), participantId: 7 }),
    ['wrong-type | participants[0].participantId | 7 | A number was read as text.']
  ],
  [
    'a participant that is none',
    endedSession(7),
    ['wrong-type | participants[0] | 7 | Not a participant: not shown. It may have been a record of anybody.']
  ],
  [
    'participants that are a text',
    ended({ participants: 'x' }),
    ['wrong-type | participants | "x" | Not a list of participants: nobody is shown from it.']
  ],
  [
    'the older name of the list',
    ended({ participants: undefined, participantArray: [person('a', [0, 1])] }),
    ['older-name | participantArray |  | Read as participants.']
  ],
  [
    'the older name of the list beside a present one that is null',
    ended({ participants: null, participantArray: [person('a', [0, 1])] }),
    ['older-name | participantArray |  | Read as participants.']
  ],
  [
    'no list',
    ended({ participants: undefined }),
    ['participants-missing | participants |  | There is no list of participants: nobody is shown.']
  ],
  ['no id', ended({ id: null }), ['missing-id | id | null | The answer does not say which session it is about.']],
  ['an id that is a number', ended({ id: 7 }), ['wrong-type | id | 7 | A number was read as text.']],
  ['older names that are null', ended({ _id: null, meetingId: null, userMeetingId: null }), []],
  [
    'older names beside the present ones',
    ended({ _id: 'other', meetingId: 'm', roomId: undefined, userMeetingId: 7 }),
    [
      'older-name | _id | "other" | Not used: id says something else.',
      'older-name | meetingId | "m" | Read as roomId.',
      'older-name | userMeetingId | 7 | Read as customRoomId.',
      'wrong-type | userMeetingId | 7 | A number was read as text.'
    ]
  ],
  [
    'an unknown status',
    ended({ status: 'paused' }),
    [
      'unknown-status | status | "paused" | Not a known status: whether the session still runs is taken from its end time.'
    ]
  ],
  ['a status that is an object', ended({ status: {} }), ['wrong-type | status | {} | Not a text: it is not shown.']],
  ['a region that is a number', ended({ region: 3 }), ['wrong-type | region | 3 | A number was read as text.']],
  [
    'an end while it is ongoing',
    ended({ status: 'ongoing' }),
    [
      'contradicting-status | status | "ongoing" | @60 The session has an end time. The end is believed, and the session is shown as ended.'
    ]
  ],
  [
    'no end after it ended',
    ended({ end: null }),
    [
      'contradicting-status | status | "ended" | No end was recorded. The status is believed, and the session is shown as ended, without an end.'
    ]
  ],
  [
    'no start',
    ended({ start: null }),
    ['missing-time | start | null | No start was recorded: the session is shown without a start.']
  ],
  [
    'a start that is no time',
    ended({ start: 'x' }),
    [
      'invalid-time | start | "x" | This is not written as any time that Rollcall knows. The session is shown without a start.'
    ]
  ],
  [
    'an end that is no time',
    ended({ end: 'x' }),
    [
      'invalid-time | end | "x" | This is not written as any time that Rollcall knows. The session is shown without an end.'
    ]
  ],
  [
    'a start without a zone',
    ended({ start: '2024-05-06T14:00:00' }),
    ['missing-zone | start | "2024-05-06T14:00:00" | @0 No time zone was given, so UTC was taken.']
  ],
  [
    'no time at all',
    { id: 's', roomId: 'r', participants: [] },
    ['missing-time |  |  | This answer does not say when the session started or ended, nor whether it still runs.']
  ],
  [
    'an end before its start',
    ended({ end: clock(-1) }),
    ['backwards | end | "13:59" | @-1 The session ends before it starts: it is shown without an end.']
  ],
  [
    'more participants than are in it',
    ended({ uniqueParticipantsCount: 5 }),
    [
      'participants-missing | uniqueParticipantsCount | 5 | The service counts 5 participants, and this answer holds 0: the others are not shown.'
    ]
  ],
  ['a total that is null', ended({ uniqueParticipantsCount: null }), []],
  ['an envelope without a total', { pageInfo: { currentPage: 1 }, data: endedSession() }, []],
  [
    'a total that is a text',
    ended({ uniqueParticipantsCount: 'x' }),
    ['wrong-type | uniqueParticipantsCount | "x" | Not a number of participants: not used.']
  ],
  [
    'a total below zero',
    ended({ uniqueParticipantsCount: -1 }),
    ['wrong-type | uniqueParticipantsCount | -1 | Not a number of participants: not used.']
  ],
  [
    'a total of a half',
    ended({ uniqueParticipantsCount: 0.5 }),
    ['wrong-type | uniqueParticipantsCount | 0.5 | Not a number of participants: not used.']
  ],
  [
    'something beside it in a list',
    [7, endedSession()],
    ['wrong-type | [0] | 7 | Stands in the list next to the session, but is none: not shown.']
  ],
  [
    'something beside it in an envelope',
    { data: [endedSession(), 8], took: 1 },
    [
      'wrong-type | data[1] | 8 | Stands in the list next to the session, but is none: not shown.',
      'extra-key | took | 1 | Not known to Rollcall: not shown, but part of the raw JSON.'
    ]
  ],
  [
    'pages that are none',
    { session: endedSession(), participantPages: [{ message: 'x' }, 7], participantsFailure: 'why', took: 1 },
    [
      'extra-key | took | 1 | Not known to Rollcall: not shown, but part of the raw JSON.',
      'participants-missing | participantsFailure | "why" | The service did not say how many participants there were: others may be missing here.',
      'wrong-type | participantPages[0] | {"message":"x"} | Not a page of participants: not read.',
      'wrong-type | participantPages[1] | 7 | Not a page of participants: not read.'
    ]
  ],
  [
    'pages that are no list',
    { session: endedSession(), participantPages: 7 },
    ['wrong-type | participantPages | 7 | Not a list of pages of participants: not read.']
  ],
  [
    'an oddity beside its pages',
    { session: ended({ region: 3 }), participantPages: [] },
    ['wrong-type | session.region | 3 | A number was read as text.']
  ],
  ['pages that are null', { session: endedSession(), participantPages: null }, []],
  [
    'another key',
    ended({ mood: 1 }),
    ['extra-key | mood | 1 | Not known to Rollcall: not shown, but part of the raw JSON.']
  ],
  [
    'a secret that was left out',
    ended({ apiKey: '[withheld by Rollcall]' }),
    [
      'secret-withheld | apiKey |  | What stood here is a secret, or looks like one. It was left out, so the raw JSON does not hold it.'
    ]
  ]
])('a session with %s', (_, body, notes) => {
  expect(noteLines(sessionOf(body))).toEqual(notes)
})
