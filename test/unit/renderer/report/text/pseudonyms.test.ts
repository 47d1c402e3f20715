import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replacerOf } from '../../../../../renderer/report/text/name-matching'
import { hiddenSession, pseudonymsOf } from '../../../../../renderer/report/text/pseudonyms'
import { everybodyOf, laneIn, lanesOf as lanesIn } from '../../../../../renderer/timeline/lanes/lanes'
import { plainOf } from '../../../plain-session'
import { anySession, at, intervalsOf, lanesOf, participantOf, sessionOf } from '../../timeline/sessions'

const late = participantOf('isha@example.org', intervalsOf([50, 60]), { name: 'Isha Rao' })
const early = participantOf('b-17', intervalsOf([0, 10]), { name: 'Rajan' })
const never = participantOf('c', [], { name: 'Rajan' })
const people = [late, never, early]
const session = sessionOf(people)

describe('pseudonyms', () => {
  it('count by first join, whatever the order in the data; who never was in comes last', () => {
    const names = (participants: typeof people) =>
      ['b-17', 'isha@example.org', 'c'].map((id) => pseudonymsOf(sessionOf(participants)).byId.get(id)?.name)
    expect(names(people)).toEqual(['Participant 1', 'Participant 2', 'Participant 3'])
    expect(names([...people].reverse())).toEqual(['Participant 1', 'Participant 2', 'Participant 3'])
  })

  it('stay when somebody joins later', () => {
    const more = sessionOf([participantOf('a', intervalsOf([70, 80])), ...people])
    for (const { id } of [late, early]) {
      expect(pseudonymsOf(more).byId.get(id)).toEqual(pseudonymsOf(session).byId.get(id))
    }
  })

  it('differ for namesakes, who are told', () => {
    expect(pseudonymsOf(session).namesakes).toEqual([['Participant 1', 'Participant 3']])
  })

  it('replace names and ids in texts, whatever their capitals, and guess nobody among namesakes', () => {
    const { textOf } = pseudonymsOf(session)
    expect(textOf('ISHA RAO (isha@example.org) lost b-17, track c of 3 tracks')).toBe(
      'Participant 2 (participant-2) lost participant-1, track participant-3 of 3 tracks'
    )
    expect(textOf('kicked by Rajan')).toBe('kicked by Participant ?')
  })

  it.each([
    ['Zoë'.normalize('NFD'), 'kicked by Zoë!', 'kicked by #!'],
    ['Zoë', `kicked by ${'Zoë'.normalize('NFD')}!`, 'kicked by #!'],
    ['Bob   Smith', 'bob smith left', '# left'],
    ['Bob Smith', 'Bob\u00a0 \nSMITH left', '# left'],
    ['김민준', `${'김민준'.normalize('NFD')} left`, '# left'],
    ['Νίκος', 'ΝΊΚΟΣ left', '# left'],
    ['\u200fדנה\u200f כהן', 'דנה כהן left', '# left'],
    ['Anna', 'An\u00adna left', '# left'],
    ['İpek', 'ipek, İPEK', 'ipek, #'],
    ['Zoe', 'Zoë stays', 'Zoë stays']
  ])('replace %j however it is written: %j', (name, text, hidden) => {
    expect(replacerOf(new Map([[name, '#']]))(text)).toBe(hidden)
  })

  it('keep all that is around a name as it was written', () => {
    const text = `${'é'.normalize('NFD')} \u200f ISHA  \u202e${'é'.normalize('NFD')}`
    expect(replacerOf(new Map([['isha', '#']]))(text)).toBe(text.replace('ISHA', '#'))
  })

  it('are those of the longest name that stands there, as trying all names says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 12 }), fc.array(word), (names, words) => {
        const text = words.join('')
        const longestFirst = [...names].sort((one, other) => other.length - one.length)
        let expected = ''
        for (let at = 0; at < text.length;) {
          const name = longestFirst.find(
            (each) =>
              text.startsWith(each, at) &&
              (each.length >= 4 || !(/\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(at + each.length))))
          )
          expected += name === undefined ? text.charAt(at) : `<${name}>`
          at += name?.length ?? 1
        }
        expect(replacerOf(new Map(names.map((name) => [name, `<${name}>`])))(text)).toBe(expected)
      }),
      { numRuns: 500 }
    )
  })

  it('never replace what was put in', () => {
    const replace = replacerOf(new Map([...'ab'].map((name) => [name, name === 'a' ? 'b' : 'a'])))
    expect(replace('a b')).toBe('b a')
  })

  it('leave nothing of a session that tells who is in it', () => {
    const told = sessionOf(
      [
        participantOf('isha@example.org', intervalsOf([0, 1]), {
          name: 'Isha Rao',
          mode: 'mode of Isha Rao',
          type: 'isha rao',
          device: 'Isha’s phone',
          errors: [{ atMs: at(1), message: 'isha@example.org: no camera' }],
          modes: [{ atMs: at(1), mode: 'SEND_AND_RECV' }]
        })
      ],
      {
        customRoomId: 'Case Isha Rao',
        notes: [
          {
            kind: 'backwards',
            participantId: 'isha@example.org',
            path: 'participants[isha@example.org]',
            raw: '"Isha Rao"',
            handling: 'Isha Rao',
            atMs: null,
            count: 2
          }
        ]
      }
    )
    const hidden = hiddenSession(told, pseudonymsOf(told))
    const lane = laneIn(everybodyOf(lanesIn(hidden, lanesOf(told, null).analysis)), 0)
    expect(lane).toMatchObject({ title: 'Participant 1', noteCount: 2 })
    expect(plainOf(hidden).participants).toMatchObject([
      {
        errors: [{ message: 'participant-1: no camera' }],
        ...{ id: 'participant-1', name: 'Participant 1', device: null, modes: [{ mode: 'SEND_AND_RECV' }] }
      }
    ])
    expect(JSON.stringify(hidden)).not.toMatch(/isha|rao/i)
  })

  it('stand as a title for who has no name,', () => {
    const unnamed = sessionOf([participantOf('a', intervalsOf([0, 1]))])
    const hidden = hiddenSession(unnamed, pseudonymsOf(unnamed))
    expect(laneIn(everybodyOf(lanesOf(hidden, null)), 0)).toMatchObject({ title: 'Participant 1', id: 'participant-1' })
    expect(hidden.intervals).toBe(unnamed.intervals)
  })

  it('are all different, one for each participant, whatever the session', () => {
    fc.assert(
      fc.property(anySession, (drawn) => {
        const { byId } = pseudonymsOf(drawn)
        const ids = [...byId.values()].map(({ id }) => id)
        expect(new Set(ids).size).toBe(drawn.participants.length)
      })
    )
  })

  it('leave no name of four characters or more in any text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', 'İ', ' ', '😀', '.'), minLength: 4, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.array(word), (names, words) => {
        const kept = names.filter((name) => name.trim().replace(/ +/g, ' ').length >= 4)
        const replace = replacerOf(new Map(kept.map((name) => [name.trim(), '#'])))
        const text = replace([...words, ...kept].join('-'))
        for (const name of kept) expect(text).not.toContain(name.trim())
      })
    )
  })
})
