// Bodies as the service is documented to answer them, with room for something else at every node.

import type { Choices } from './choices'
import { fieldsOf, itemsOf, odd, valueOf, type Field, type Making } from './deviations'
import {
  damaged,
  handOf,
  listOf,
  objectOf,
  oddNumber,
  oddText,
  prototypeNames,
  textOf,
  type Json
} from './json-writing'
import { otherwiseWritten, timeText } from './odd-times'

/** Stands in texts here and there, as a secret that the user's accounts hold would. */
export const canary = 'cANARy-s3cret/7f'

const dayMs = 86_400_000

/** Decisions in; a body out: the text of an answer, or of a file that somebody made of one. */
export function bodyOf(choices: Choices): string {
  const hand = handOf(choices)
  const oddity = choices.pick([0, 0.005, 0.03, 0.12, 0.4])
  const startMs = Date.UTC(2024, 2, 30, 22) + choices.whole(0, 40) * 900_000
  const lengthMs = choices.pick([3_600_000, 60_000, 1000, 6 * 3_600_000, 3 * dayMs, 0])
  const g: Making = { choices, hand, oddity, startMs, endMs: startMs + lengthMs }
  const json = answerOf(g)
  return choices.chance(oddity === 0 ? 0 : 0.1) ? damaged(json, choices) : json
}

function answerOf(g: Making): Json {
  const { choices, hand } = g
  return choices.either<Json>([
    () => sessionOf(g, peopleOf(g)),
    () => participantsPage(g, peopleOf(g)),
    () => compositeOf(g),
    () => envelopeOf(g, () => itemsOf(g, [() => sessionOf(g, peopleOf(g), '_id')])),
    () => oldSessionOf(g),
    () =>
      envelopeOf(g, () =>
        itemsOf(
          g,
          choices.several(0, 3, () => () => sessionOf(g, peopleOf(g)))
        )
      ),
    () =>
      itemsOf(
        g,
        choices.several(0, 2, () => () => sessionOf(g, peopleOf(g)))
      ),
    () =>
      objectOf(hand, [
        ['rollcall', textOf(hand, 'exported')],
        ['session', sessionOf(g, peopleOf(g))]
      ]),
    () => otherAnswer(g)
  ])
}

/** The session and its pages of participants, as the client puts them together. */
function compositeOf(g: Making): Json {
  const { choices } = g
  const everybody = peopleOf(g)
  const perPage = choices.whole(1, 4)
  const pages = Array.from({ length: Math.ceil(everybody.length / perPage) }, (_, page) => () => {
    // While people join, a page may begin with what the one before ended with.
    const from = Math.max(0, page * perPage - (choices.chance(0.2) ? 1 : 0))
    return participantsPage(g, everybody.slice(from, (page + 1) * perPage), everybody.length)
  })
  return fieldsOf(g, [
    ['session', () => sessionOf(g, everybody.slice(0, perPage))],
    ['participantPages', () => itemsOf(g, pages)],
    ...(choices.chance(0.1) ? [['participantsFailure', () => textOf(g.hand, 'HTTP 500')] as const] : [])
  ])
}

function participantsPage(g: Making, people: readonly Json[], total = people.length): Json {
  const session: readonly Field[] = [
    ['id', () => idText(g, 'session')],
    ['roomId', () => idText(g, 'room')],
    [
      'participants',
      () =>
        itemsOf(
          g,
          people.map((person) => () => person)
        )
    ],
    ['links', () => linksOf(g)]
  ]
  return envelopeOf(g, () => fieldsOf(g, session), total)
}

function envelopeOf(g: Making, data: () => Json, total = 1): Json {
  const number = (value: number) => (odd(g) ? oddNumber(g.choices) : String(value))
  const pageInfo: readonly Field[] = [
    ['currentPage', () => number(1)],
    ['perPage', () => number(20)],
    ['lastPage', () => number(1)],
    ['total', () => number(total)]
  ]
  return fieldsOf(g, [
    ['pageInfo', () => fieldsOf(g, pageInfo)],
    ['data', data]
  ])
}

function sessionOf(g: Making, people: readonly Json[], idKey: 'id' | '_id' = 'id'): Json {
  const { choices, hand } = g
  const runs = idKey === '_id' || choices.chance(0.3)
  const end: readonly Field[] = runs && choices.chance(0.5) ? [] : [['end', () => (runs ? 'null' : time(g, g.endMs))]]
  return fieldsOf(g, [
    [idKey, () => idText(g, 'session')],
    ['userId', () => textOf(hand, 'owner-1')],
    ['apiKey', () => textOf(hand, choices.chance(0.3) ? canary : 'key-0123456789')],
    ['roomId', () => idText(g, 'room')],
    ['customRoomId', () => idText(g, 'my-room')],
    ['start', () => time(g, g.startMs)],
    ...end,
    [
      'participants',
      () =>
        itemsOf(
          g,
          people.map((person) => () => person)
        )
    ],
    ['activeDuration', () => '0'],
    ['chatLink', () => textOf(hand, 'https://cdn.videosdk.live/chats/a.csv')],
    ['status', () => (odd(g) ? oddStatus(g) : textOf(hand, runs ? 'ongoing' : 'ended'))],
    ['region', () => textOf(hand, 'in002')],
    ['hlsLog', () => '[]'],
    ['links', () => linksOf(g)]
  ])
}

/** As version 1, webhooks and statistics name things. */
function oldSessionOf(g: Making): Json {
  const people = peopleOf(g)
  return fieldsOf(g, [
    ['meetingId', () => idText(g, 'room')],
    ['userMeetingId', () => idText(g, 'my-room')],
    ['start', () => time(g, g.startMs)],
    ['end', () => time(g, g.endMs)],
    ['uniqueParticipantsCount', () => String(people.length)],
    [
      'participantArray',
      () =>
        itemsOf(
          g,
          people.map((person) => () => person)
        )
    ]
  ])
}

function peopleOf(g: Making): readonly Json[] {
  const { choices } = g
  const many = odd(g) && choices.chance(0.03)
  return many
    ? Array.from({ length: 400 }, (_, index) => personOf(g, index))
    : choices.several(0, choices.chance(0.1) ? 25 : 6, (index) => personOf(g, index))
}

function personOf(g: Making, index: number): Json {
  const { choices, hand } = g
  const optional = (probability: number, key: string, make: () => Json): readonly Field[] =>
    choices.chance(probability) ? [[key, make]] : []
  return fieldsOf(g, [
    ['participantId', () => (odd(g) ? oddId(g) : textOf(hand, `p${index}`))],
    ...optional(0.4, '_id', () => textOf(hand, `64be${index}`)),
    [
      'name',
      () => textOf(hand, odd(g) ? oddText(choices) : choices.pick(['Ann', 'Zoë_0171', 'a/b@c.d', 'Ann', canary]))
    ],
    ['timelog', () => timelogOf(g)],
    ...optional(0.4, 'events', () => eventsOf(g)),
    ...optional(0.3, 'mode', () => textOf(hand, choices.pick(['CONFERENCE', 'VIEWER', 'RECV_ONLY', 'SEND_AND_RECV']))),
    ...optional(0.3, 'changeModeHistory', () => modesOf(g)),
    ...optional(0.3, 'deviceInfo', () => deviceOf(g)),
    ...optional(0.2, 'geoLocation', () => fieldsOf(g, [['city', () => textOf(hand, 'Surat')]])),
    ...optional(0.2, 'initTime', () => '0.123'),
    ...optional(0.2, 'type', () => textOf(hand, 'agent'))
  ])
}

function eventsOf(g: Making): Json {
  const errors = () => {
    const makers = g.choices.several(0, 3, () => () => {
      const message = () => textOf(g.hand, odd(g) ? oddText(g.choices) : 'Unable to start microphone')
      return fieldsOf(g, [
        ['start', () => time(g, momentOf(g))],
        ['message', message]
      ])
    })
    return itemsOf(g, makers)
  }
  return fieldsOf(g, [
    ['mic', () => timelogOf(g)],
    ['webcam', () => timelogOf(g)],
    ['screenShare', () => timelogOf(g)],
    ['screenShareAudio', () => '[]'],
    ...(g.choices.chance(0.5) ? [['errors', errors] as const] : [])
  ])
}

function modesOf(g: Making): Json {
  return itemsOf(
    g,
    g.choices.several(
      0,
      3,
      () => () =>
        fieldsOf(g, [
          ['mode', () => textOf(g.hand, g.choices.pick(['CONFERENCE', 'VIEWER', '']))],
          ['timelog', () => time(g, momentOf(g))],
          ['_id', () => textOf(g.hand, '53e3')]
        ])
    )
  )
}

function deviceOf(g: Making): Json {
  const named = (name: string, version: string) => () =>
    fieldsOf(g, [
      ['name', () => textOf(g.hand, name)],
      ['version', () => textOf(g.hand, version)]
    ])
  const agent = () =>
    fieldsOf(g, [
      ['browser', named('Firefox', '115.0')],
      ['os', named('Linux', '')]
    ])
  return fieldsOf(g, [
    ['sdkType', () => textOf(g.hand, 'prebuilt')],
    ['browserUserAgent', agent]
  ])
}

/** Entries one after the other, or across each other, backwards, outside of the session, or thousands of them. */
function timelogOf(g: Making): Json {
  const { choices } = g
  const lengthMs = g.endMs - g.startMs
  if (odd(g)) {
    const count = choices.chance(0.02) ? 3000 : choices.whole(1, 8)
    const around = () => g.startMs + Math.floor((choices.next() * 1.5 - 0.25) * (lengthMs + 1000))
    return itemsOf(
      g,
      Array.from({ length: count }, () => () => entryOf(g, around(), around()))
    )
  }
  const moments = choices.several(0, 8, () => momentOf(g)).sort((one, other) => one - other)
  const pairs = moments.flatMap((startMs, index) => {
    const endMs = moments[index + 1]
    return index % 2 === 0 && endMs !== undefined ? [[startMs, endMs] as const] : []
  })
  return itemsOf(
    g,
    pairs.map(
      ([startMs, endMs]) =>
        () =>
          entryOf(g, startMs, endMs)
    )
  )
}

function entryOf(g: Making, startMs: number, endMs: number): Json {
  const end = () => (g.choices.chance(0.03) ? 'null' : time(g, endMs))
  const id: readonly Field[] = g.choices.chance(0.05) ? [['_id', () => textOf(g.hand, '5f')]] : []
  return fieldsOf(g, [['start', () => time(g, startMs)], ['end', end], ...id])
}

function momentOf(g: Making): number {
  return g.startMs + Math.floor(g.choices.next() * (g.endMs - g.startMs))
}

function time(g: Making, ms: number): Json {
  if (odd(g)) return timeText(g, ms)
  return textOf(g.hand, g.choices.chance(0.05) ? otherwiseWritten(g, ms) : new Date(ms).toISOString())
}

function idText(g: Making, id: string): Json {
  return odd(g) ? oddId(g) : textOf(g.hand, id)
}

function oddId(g: Making): Json {
  const { choices, hand } = g
  return choices.either([
    () => textOf(hand, `p${choices.whole(0, 2)}`),
    () => textOf(hand, choices.pick(prototypeNames)),
    () =>
      textOf(
        hand,
        choices.pick(['', ' p0', 'participant-1', 'participant-2', 'null', canary, '../p', 'x'.repeat(10_000)])
      ),
    () => String(choices.whole(0, 3)),
    () => oddNumber(choices),
    () => valueOf(g, () => 'null')
  ])
}

function oddStatus({ choices, hand }: Making): Json {
  return choices.either([
    () => textOf(hand, choices.pick(['ended', 'ongoing', 'Ended', 'ENDED', 'paused', '', ' '])),
    () => oddNumber(choices)
  ])
}

function linksOf(g: Making): Json {
  return fieldsOf(g, [['get_session', () => textOf(g.hand, 'https://api.videosdk.live/v2/sessions/')]])
}

/** What the service answers to other questions, which people mistake for a session. */
function otherAnswer(g: Making): Json {
  const { choices, hand } = g
  const item = (fields: readonly (readonly [string, string])[]) => () =>
    fieldsOf(g, [
      ['id', () => idText(g, 'a1')],
      ['sessionId', () => idText(g, 'session')],
      ...fields.map(([key, text]): Field => [key, () => textOf(hand, text)])
    ])
  const list = (fields: readonly (readonly [string, string])[]) => () =>
    envelopeOf(g, () =>
      itemsOf(
        g,
        choices.several(0, 2, () => item(fields))
      )
    )
  return choices.either<Json>([
    list([
      ['streamKey', canary],
      ['outputs', 'x'],
      ['start', '2023-02-10T08:08:54.551Z']
    ]),
    list([
      ['fileId', 'f'],
      ['file', 'x']
    ]),
    list([['downstreamUrl', 'https://a.b/x.m3u8']]),
    item([['participantId', 'p1']]),
    item([['stats', 'x']]),
    () =>
      fieldsOf(g, [
        ['sessionId', () => idText(g, 'session')],
        ['stats', () => itemsOf(g, [item([])])]
      ]),
    () =>
      fieldsOf(g, [
        [choices.pick(['message', 'error', 'msg', 'statusMessage']), () => textOf(hand, 'Token is invalid')]
      ]),
    () => fieldsOf(g, [['error', () => fieldsOf(g, [['message', () => textOf(hand, 'No such session')]])]]),
    () =>
      listOf(
        hand,
        choices.several(0, 3, (index) => personOf(g, index))
      ),
    () => valueOf(g, () => textOf(hand, 'Unauthorized')),
    () => '<!doctype html><title>502</title>'
  ])
}
