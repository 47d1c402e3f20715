import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Session } from '../../../../../electron/shared/session'
import { factOf } from '../../../../../electron/shared/session-rows'
import { summaryOf, type Summary } from '../../../../../renderer/analysis/summary'
import { drawingOf } from '../../../../../renderer/report/extract-drawing'
import { sheetFrame, type Sheet } from '../../../../../renderer/report/drawing/sheet'
import { svgOf } from '../../../../../renderer/report/drawing/svg'
import { colours } from '../../../../../renderer/report/drawing/svg-colours'
import { cutText, widthOf, wrapped } from '../../../../../renderer/report/drawing/svg-text'
import { xmlText } from '../../../../../renderer/report/drawing/xml'
import { concurrencyLineOf } from '../../../../../renderer/timeline/axis/concurrency-line'
import type { Scene } from '../../../../../renderer/timeline/scene/scene'
import { utc } from '../../../../../renderer/clock/zone'
import { anyView, isBarOrDensity, sceneFor, view } from '../../timeline/drawing'
import { anySession, at, intervalsOf, lanesOf, participantOf, sessionOf, type Seconds } from '../../timeline/sessions'
import { extractFor } from '../extracts'
import { everyElement, readXml, type XmlElement } from '../xml-reading'

function sheetFor(session: Session, change: Partial<Sheet> = {}): Sheet {
  return {
    title: session.customRoomId ?? 'Session',
    figures: '3 participants',
    labelPx: 260,
    zones: [utc],
    counts: countsOf(session),
    marks: [],
    isNamed: (participant) => factOf(session, participant, 'name') !== null,
    legend: { media: ['mic'], running: session.running, unsure: false, atLeast: false, anchor: null },
    statement: [{ label: 'Hidden', text: 'nothing' }],
    page: null,
    ...change
  }
}

function countsOf(session: Session): Summary {
  const { analysis } = lanesOf(session, at(1000))
  return summaryOf(analysis.outline, analysis.presence)
}

function drawn(session: Session, scene: Scene, change: Partial<Sheet> = {}): readonly XmlElement[] {
  return everyElement(readXml(svgOf(scene, sheetFor(session, change)).text))
}

const names = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '\0',
      '\u000b',
      '\ud800',
      '\udfff',
      '\ufffe',
      '\u202e',
      '\n',
      '😀',
      '漢'
    ),
    fc.string({ unit: 'binary', maxLength: 3 })
  ),
  maxLength: 12
})

describe('a drawing as SVG', () => {
  it('is well-formed XML, whatever people, rooms, marks and errors are called', () => {
    fc.assert(
      fc.property(names, names, names, (one, other, third) => {
        const participant = participantOf(one, intervalsOf([0, 10]), {
          name: other,
          errors: [{ atMs: at(5), message: third }]
        })
        const session = sessionOf([participant], { customRoomId: third })
        const marks = [{ id: 'm', name: one, startMs: at(1), endMs: null }]
        const elements = drawn(session, sceneFor(session, view(-1, 20)), {
          marks,
          statement: [{ label: 'Room', text: other }]
        })
        expect(elements.filter(({ name }) => name === 'script' || name === 'image' || name === 'style')).toEqual([])
        for (const { attributes } of elements) {
          expect(Object.keys(attributes)).not.toContain('href')
          expect(Object.values(attributes).join()).not.toMatch(/url\((?!#)/)
        }
      })
    )
  })

  it('has every bar and every density where and as large as the scene has it', () => {
    fc.assert(
      fc.property(anySession, anyView, (session, viewport) => {
        const scene = sceneFor(session, viewport, 0, 2000)
        const rects = drawn(session, scene)
          .filter(({ attributes }) => attributes['class'] === 'bar' || attributes['class'] === 'density')
          .map(({ attributes: { x, y, width, height, class: what } }) => [what, ...[x, y, width, height].map(Number)])
        const expected = scene.lanes.flatMap(({ marks }) =>
          marks
            .filter(isBarOrDensity)
            .map(({ what, leftPx, topPx, widthPx, heightPx }) => [
              what,
              ...[leftPx, topPx, widthPx, heightPx].map(rounded)
            ])
        )
        expect(rects).toEqual(expected)
      }),
      { numRuns: 50 }
    )
  })

  it('says how many stays a density stands for', () => {
    const stays = Array.from({ length: 40 }, (_, index) => [index * 0.01, index * 0.01 + 0.005] as const)
    const session = sessionOf([participantOf('a', intervalsOf(...stays))])
    const titles = drawn(session, sceneFor(session, view(0, 1000))).filter(({ name }) => name === 'title')
    expect(titles.map(({ text }) => text)).toContain('40 short stays')
  })

  it('shows names, times away, the ruler, the page and the statement as text', () => {
    const session = sessionOf([participantOf('a', intervalsOf([0, 300], [600, 1000]), { name: 'Isha' })])
    const statement = [
      { label: 'Session', text: '6214' },
      { label: 'Hidden', text: 'nothing' }
    ]
    const marks = [{ id: 'm', name: 'drops', startMs: at(300), endMs: at(600) }]
    const words = drawn(session, sceneFor(session, view(0, 1000)), { page: { number: 2, of: 9 }, statement, marks })
      .filter(({ name }) => name === 'text')
      .map(({ text }) => text)
    for (const each of [
      'Isha',
      'away 5 m 00 s',
      '11 m 40 s',
      '1 drop · 5 m 00 s away',
      '07:30',
      'UTC',
      'page 2 of 9',
      'drops (5 m 00 s)'
    ])
      expect(words).toContain(each)
    expect(words).toContain('Session: 6214 · Hidden: nothing')
    expect(words).toContain('in room: up to 1 here')
  })

  it('dots the line of people exactly where the window does: where more may have been in', () => {
    fc.assert(
      fc.property(anySession, anyView, fc.boolean(), (session, viewport, incomplete) => {
        const counts = { ...countsOf(session), incomplete }
        const [dots] = drawn(session, sceneFor(session, viewport), { counts }).filter(
          ({ attributes }) => attributes['class'] === 'more'
        )
        const drawnFrom = [...(dots?.attributes['d'] ?? '').matchAll(/M([\d.]+) [\d.-]+H([\d.]+)/g)]
        const shown = drawnFrom.map(([, fromPx, toPx]) => [Number(fromPx), Number(toPx)] as const)
        const { steps } = concurrencyLineOf({ ...counts, view: viewport, heightPx: 24 })
        for (const { doubtful, leftPx, widthPx } of steps) {
          const within = shown.filter(([fromPx, toPx]) => fromPx < leftPx + widthPx && toPx > leftPx)
          if (!doubtful) expect(within).toEqual([])
          else if (widthPx >= 6) expect(within.length).toBeGreaterThanOrEqual(Math.floor(widthPx / 6))
        }
      }),
      { numRuns: 50 }
    )
  })

  it('says in its legend that more may have been in, where that is so', () => {
    const wordsOf = (...seconds: readonly Seconds[]) => {
      const session = sessionOf([participantOf('a', intervalsOf(...seconds))])
      return everyElement(readXml(drawingOf(extractFor(session)).text)).map(({ text }) => text)
    }
    expect(wordsOf([0, 300], [600, null])).toContain('at least so many in')
    expect(wordsOf([0, 300], [600, 900])).not.toContain('at least so many in')
  })

  it('is as high as the frame and the lanes together', () => {
    const session = sessionOf([participantOf('a', intervalsOf([0, 10]))])
    const scene = sceneFor(session, view(0, 1000), 0, 36)
    const { abovePx, belowPx } = sheetFrame(sheetFor(session), scene.view)
    const { heightPx, widthPx } = svgOf(scene, sheetFor(session))
    expect(heightPx).toBe(Math.ceil(abovePx + 36 + belowPx))
    expect(widthPx).toBe(1000 + 260 + 32)
  })

  it('still works with 25,000 participants', () => {
    const people = Array.from({ length: 25_000 }, (_, index) =>
      participantOf(`p${index}`, intervalsOf([index / 100, 900]))
    )
    const session = sessionOf(people)
    const { text, heightPx } = svgOf(sceneFor(session, view(0, 1000), 0, 25_000 * 36), sheetFor(sessionOf([])))
    expect(heightPx).toBeGreaterThan(900_000)
    expect(text.match(/class="bar"/g)).toHaveLength(25_000)
  })

  it('has the colours of the light theme', () => {
    const css = readFileSync(join(import.meta.dirname, '../../../../../renderer/app.css'), 'utf8')
    const light = css.slice(0, css.indexOf("[data-theme='dark']"))
    for (const [name, colour] of Object.entries(colours)) expect(light).toContain(`--${name}: ${colour};`)
  })
})

describe('text in a drawing', () => {
  it('loses only what XML cannot hold', () => {
    expect(xmlText('a\0\ud800<b>&"\'\ufffe😀')).toBe('a\ufffd\ufffd&lt;b&gt;&amp;&quot;&apos;\ufffd😀')
  })

  it('is never wider than its room, neither cut nor wrapped, and wrapping loses no word', () => {
    const room = fc.integer({ min: 20, max: 300 })
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'W', ' ', '漢', '😀'), maxLength: 60 }),
        room,
        (text, widthPx) => {
          expect(widthOf(cutText(text, widthPx))).toBeLessThanOrEqual(widthPx)
          const lines = wrapped(text, widthPx)
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(widthPx)
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        }
      )
    )
  })
})

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
