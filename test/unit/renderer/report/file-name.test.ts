// Names of files say which session, when, who and what; and no system refuses them or is fooled by them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFileName } from '../../../../electron/main/files/file-name'
import { fileName } from '../../../../renderer/report/file-name'
import { relativeTo } from '../../../../renderer/clock/zone'
import { extractFor } from './extracts'
import { at, intervalsOf, participantOf, sessionOf } from '../timeline/sessions'

const people = ['Maria', 'Wei', 'Amina'].map((name, index) =>
  participantOf(`p${index}`, intervalsOf([index, 600]), { name })
)
const session = sessionOf(people, { customRoomId: 'Consultation 20481' })
const named = (change: Parameters<typeof extractFor>[1], isWhole = false) =>
  fileName(extractFor(session, change), 'timeline', 'png', isWhole)

test('a name says the room, the day and the hour of the zone on screen, who is in it and what it holds', () => {
  const start = 'Consultation 20481 – Tue 22 Feb 2022 07.26'
  expect(named({})).toBe(`${start} – timeline.png`)
  expect(named({ whom: ['p0'] })).toBe(`${start} – only Maria – timeline.png`)
  expect(named({ whom: ['p0', 'p1'] })).toBe(`${start} – Maria and Wei – timeline.png`)
  expect(named({ whom: ['p0'] }, true)).toBe(`${start} – timeline.png`)
  expect(named({ zone: relativeTo(at(0), 'start') })).toBe(`${start} UTC – timeline.png`)
  expect(named({ pseudonymous: true, named: ['p0'] })).toBe(`${start} – timeline – others without names.png`)
})

test('without names there is none in it, nor what somebody called the room', () => {
  const name = named({ pseudonymous: true, whom: ['p0'] })
  expect(name).not.toMatch(/Maria|Consultation/)
  expect(name).toContain('only Participant 1')
  expect(name).toContain('no names')
})

test('any text that others wrote makes a name that every system takes, and that still says what it holds', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '../../etc/passwd',
      'CON',
      'a\u202egnp.exe',
      '-rf',
      '.',
      'C:\\x',
      'ä'.repeat(300),
      '名'.repeat(300),
      '👩‍👩‍👧'.repeat(90)
    )
  )
  fc.assert(
    fc.property(hostile, hostile, (room, name) => {
      const odd = sessionOf([participantOf('p0', intervalsOf([0, 600]), { name }), ...people.slice(1)], {
        customRoomId: room
      })
      const written = safeFileName(fileName(extractFor(odd, { whom: ['p0'] }), 'timeline', 'png'))
      expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\\/<>:"|?*]|^[-. ]|[. ]$/u)
      expect(Buffer.byteLength(written)).toBeLessThanOrEqual(204)
      expect(written).toMatch(/ – timeline\.png$/)
      expect(written).toContain('Tue 22 Feb 2022 07.26')
    })
  )
})
