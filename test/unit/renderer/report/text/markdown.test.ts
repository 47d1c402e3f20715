import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Session } from '../../../../../electron/shared/session'
import type { DataNote } from '../../../../../electron/shared/session-rows'
import { summaryOf } from '../../../../../renderer/analysis/summary'
import { summaryMarkdown, type MarkdownInput } from '../../../../../renderer/report/text/markdown'
import { markdownCode, markdownText } from '../../../../../renderer/report/text/markdown-text'
import { hiddenMarks, hiddenSession, pseudonymsOf } from '../../../../../renderer/report/text/pseudonyms'
import { everybodyOf } from '../../../../../renderer/timeline/lanes/lanes'
import { oneLine } from '../../../../../renderer/words/plain-text'
import { relativeTo, utc } from '../../../../../renderer/clock/zone'
import { at, intervalsOf, lanesOf, participantOf, sessionOf } from '../../timeline/sessions'

const note: DataNote = {
  kind: 'backwards',
  participantId: 'b',
  path: 'participants[1]',
  raw: '"a`b|c"',
  handling: 'Left as it is.',
  atMs: null,
  count: 3
}
const session = sessionOf(
  [
    participantOf('a', intervalsOf([0, 100], [200, 1000]), { name: 'Isha | Rao' }),
    participantOf('b', intervalsOf([5, null]), { name: '@everyone' }),
    participantOf('c', [])
  ],
  { customRoomId: 'standup', notes: [note] }
)
const { analysis } = lanesOf(session, null)
const everybody = (of: Session) => everybodyOf(lanesOf(of, null))
const marks = [
  { id: '1', name: 'Isha drops', startMs: at(100), endMs: at(200) },
  { id: '2', name: 'start', startMs: at(300), endMs: null }
]
const input: MarkdownInput = {
  recorded: session,
  fetchedAtMs: null,
  summary: summaryOf(analysis.outline, analysis.presence),
  people: everybody(session),
  marks,
  zone: utc,
  pseudonyms: null,
  statement: [{ label: 'Hidden', text: 'nothing' }]
}

describe('the Markdown summary', () => {
  it('gives figures, participants, marks, data notes and the statement', () => {
    expect(summaryMarkdown(input)).toBe(`## Session standup

- 22 Feb 2022 07:26:43 UTC → 22 Feb 2022 07:43:23 UTC
- 16 m 40 s
- 3 participants, 3 joins, 1 person dropped and came back
- Most at once: at least 2, first at 22 Feb 2022 07:26:48 UTC

| Participant | First join (UTC) | Last leave (UTC) | In room | Joins | Away in all |
| --- | --- | --- | ---: | ---: | --- |
| Isha \\| Rao | 22 Feb 2022 07:26:43 | 22 Feb 2022 07:43:23 | 15 m 00 s | 2 | 1 m 40 s, 1 drop |
| @\u2060everyone | 22 Feb 2022 07:26:48 | no leave recorded | not known | 1 | – |
| c | never joined | – | 0 s | 0 | – |

### Marks

- Isha drops: 22 Feb 2022 07:28:23 → 22 Feb 2022 07:30:03 (1 m 40 s) UTC
- start: 22 Feb 2022 07:31:43 UTC

### 3 data notes

- @\u2060everyone: Ends before it starts (3 times) at \`participants[1]\`, received \`\` "a\`b|c" \`\`: Left as it is.

### About this summary

- Hidden: nothing
`)
  })

  it('tells nobody with pseudonyms', () => {
    const pseudonyms = pseudonymsOf(session)
    const people = everybody(hiddenSession(session, pseudonyms))
    const hidden = { pseudonyms, people, marks: hiddenMarks(marks) }
    const text = summaryMarkdown({ ...input, ...hidden })
    expect(text).not.toMatch(/isha|everyone|standup/i)
    expect(text).toContain('| Participant 2 | 22 Feb 2022 07:26:48 |')
    expect(text).toContain('## Session abc-xyzw-lmno')
    expect(text).toContain('- Participant 2: Ends before it starts')
  })

  it('makes nothing of the name of the mark that times are counted from', () => {
    const name = 'a | b\n# <img src=x> [c](http://d.e) @team'
    const text = summaryMarkdown({ ...input, zone: relativeTo(at(300), name) })
    expect(text).toContain('Relative to a \\| b \\# \\<img src=x\\>')
    expect(text).not.toMatch(/^# |(?<!\\)<img|(?<!\\)\[c|@team/m)
    expect(text.match(/^\| .*$/gm)?.map((row) => row.match(/(?<!\\)\|/g)?.length)).toEqual([7, 7, 7, 7, 7])
  })

  it('cuts names that would bury the rest of the ticket', () => {
    const long = 'x'.repeat(10_000)
    const lengthy = sessionOf([participantOf('a', intervalsOf([0, 1]), { name: long })], {
      customRoomId: long,
      notes: [{ ...note, raw: long, path: long }]
    })
    const zone = relativeTo(at(0), long)
    const named = marks.map((mark) => ({ ...mark, name: long }))
    const text = summaryMarkdown({ ...input, recorded: lengthy, people: everybody(lengthy), zone, marks: named })
    expect(text.length).toBeLessThan(5_000)
    expect(text).toContain(`## Session ${'x'.repeat(199)}…\n`)
    expect(text).toContain(`| ${'x'.repeat(199)}… |`)
  })

  it('lists at most 200 participants and 10 data notes, and says how many more there are', () => {
    const many = sessionOf(
      Array.from({ length: 250 }, (_, index) => participantOf(`p${index}`, intervalsOf([index, 500]))),
      {
        notes: Array.from({ length: 12 }, () => ({ ...note, path: 'x' }))
      }
    )
    const text = summaryMarkdown({ ...input, recorded: many, people: everybody(many) })
    expect(text.match(/^\| p\d/gm)).toHaveLength(200)
    expect(text).toContain('And 50 more')
    expect(text).toContain('- and 6 more, listed in Rollcall')
  })
})

const signs = fc.constantFrom(...'\\`*_{}[]<>|~&!#$^@:-+=.1aw \r\n')

describe('texts of others in Markdown', () => {
  it.each([
    ['a|b', 'a\\|b'],
    ['**bold** _x_ `code`', '\\*\\*bold\\*\\* \\_x\\_ \\`code\\`'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['two\r\nlines\u2028here', 'two lines here'],
    ['@team #12 :tada:', '@\u2060team \\#\u206012 :\u2060tada:'],
    ['https://a.b www.a.b', 'https:\u2060//a.b www\u2060.a.b'],
    ['14:05:59 at 5:100: :100:', '14:05:59 at 5:\u2060100: :\u2060100:'],
    ['1. x', '1\u2060. x'],
    ['- x', '\\- x'],
    ['\u202eevil', 'evil'],
    [' ', '–']
  ])('%j becomes %j', (text, markdown) => expect(markdownText(text)).toBe(markdown))

  it('never hold a bare sign of markup, a line break or a mention', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 1 })) }), (text) => {
        const markdown = markdownText(text)
        expect(markdown.replace(/\\[\\`*_{}[\]<>|~&!#$^+=-]/g, '')).not.toMatch(/[\\`*_{}[\]<>|~&!#$^\r\n]|@\w/)
      })
    )
  })

  it('cannot end a code span, and stand in it as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '|', 'a', '\n', ' ') }), (text) => {
        const code = markdownCode(text)
        if (code === '–') return
        const fence = /^`+/.exec(code)?.[0] ?? ''
        const inner = code.slice(fence.length, -fence.length)
        expect(inner.match(/`+/g) ?? []).not.toContain(fence)
        expect(inner.trim()).toBe(oneLine(text))
      })
    )
  })

  it('tells people of one name apart by their ids', () => {
    const named = ['m1', 'm2', 'k'].map((id) => participantOf(id, [], { name: id === 'k' ? 'Kim' : 'Maria' }))
    const text = summaryMarkdown({ ...input, people: everybody(sessionOf(named)) })
    for (const cell of ['| Maria (m1) |', '| Maria (m2) |', '| Kim |']) expect(text).toContain(cell)
  })
})
