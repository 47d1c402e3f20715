// What a sheet says of folded time.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsOf } from '../../folds-of'
import { extractFor } from '../extracts'
import { drawingOf } from '../../../../../renderer/report/extract-drawing'
import { foldRowsPx, foldWords } from '../../../../../renderer/report/drawing/svg-folds'
import { smallPx, widthOf } from '../../../../../renderer/report/drawing/svg-text'
import { foldsAt, noFolds } from '../../../../../renderer/timeline/axis/folds'
import { limitsOf, viewportOf } from '../../../../../renderer/timeline/axis/viewport'
import { anyView, view } from '../../timeline/drawing'
import { at, intervalsOf, lanesOf, participantOf, sessionOf } from '../../timeline/sessions'
import { zone } from '../../../zones'
import { everyElement, readXml, type XmlElement } from '../xml-reading'

function wordsAt(words: string): readonly XmlElement[] {
  return everyElement(readXml(`<g>${words}</g>`)).filter(({ name }) => name === 'text')
}

/** Folds of an hour each, which are kept so short that no word fits into their bands. */
function manyFolds(count: number) {
  const cuts = Array.from({ length: count }, (_, index) => {
    const startMs = at(100 + index * 3700)
    return { startMs, endMs: startMs + 3_600_000, keptMs: 500 }
  })
  return viewportOf({ startMs: at(0), endMs: at(200 + count * 3700) }, 1000, foldsAt(cuts))
}

describe('folded time on a sheet', () => {
  it('is as long as it says, also where its band is narrower than the words', () => {
    expect(wordsAt(foldWords(manyFolds(3))).map(({ text }) => text)).toEqual(Array(3).fill('1 h 00 m nobody in'))
    expect(wordsAt(foldWords(manyFolds(30))).map(({ text }) => text)).toEqual(Array(30).fill('1 h 00 m'))
  })

  it('takes no room where nothing is folded', () => {
    expect(foldRowsPx(view(0, 1000))).toBe(0)
    expect(foldWords(viewportOf({ startMs: at(0), endMs: at(1000) }, 1000, noFolds))).toBe('')
  })

  it('says so above the lanes, within its rows, and no words run into others', () => {
    fc.assert(
      fc.property(anyView, (shown) => {
        const boxes = wordsAt(foldWords(shown)).map(({ text, attributes }) => {
          const halfPx = widthOf(text, smallPx) / 2
          const [xPx, yPx] = [Number(attributes['x']), Number(attributes['y'])]
          return { fromPx: xPx - halfPx, toPx: xPx + halfPx, yPx }
        })
        for (const { yPx } of boxes) {
          expect(yPx).toBeLessThan(0)
          expect(yPx - smallPx).toBeGreaterThanOrEqual(-foldRowsPx(shown) - 1.01)
        }
        for (const one of boxes)
          for (const other of boxes)
            if (one !== other && one.yPx === other.yPx)
              expect(one.toPx <= other.fromPx || other.toPx <= one.fromPx).toBe(true)
      })
    )
  })

  it('is covered by no mark of a change of clocks, and none of these covers another', () => {
    const [first, last] = [Date.UTC(2024, 2, 12, 9), Date.UTC(2026, 2, 12, 10)]
    const toSeconds = (ms: number) => (ms - at(0)) / 1000
    const stray = participantOf('p1', intervalsOf([toSeconds(first), toSeconds(first) + 3600]))
    const others = participantOf('p2', intervalsOf([toSeconds(last) - 3600, toSeconds(last)]))
    const session = sessionOf([stray, others])
    const folds = foldsOf(lanesOf(session, null), [], 60_000)
    const whole = limitsOf({ startMs: first, endMs: last })
    for (const shown of [viewportOf(whole, 800, folds), viewportOf(whole, 800)]) {
      const extract = extractFor(session, {
        view: shown,
        zone: zone('Europe/Berlin')
      })
      const all = everyElement(readXml(drawingOf({ ...extract, range: 'view' }).text))
      const boxes = all
        .filter(({ attributes }) => ['jump', 'fold'].includes(attributes['class'] ?? ''))
        .map(({ text, attributes }) => {
          const [widthPx, xPx, yPx] = [widthOf(text, smallPx), Number(attributes['x']), Number(attributes['y'])]
          const leftPx = attributes['text-anchor'] === 'middle' ? xPx - widthPx / 2 : xPx
          return { text, leftPx, rightPx: leftPx + widthPx, topPx: yPx - smallPx, bottomPx: yPx + 3 }
        })
      expect(boxes.filter(({ text }) => text.endsWith('1 h')).length).toBeGreaterThan(0)
      for (const one of boxes)
        for (const other of boxes)
          if (one !== other)
            expect(
              one.rightPx <= other.leftPx ||
                other.rightPx <= one.leftPx ||
                one.bottomPx <= other.topPx ||
                other.bottomPx <= one.topPx,
              `${one.text} and ${other.text}`
            ).toBe(true)
    }
  })

  it('lies under what is written on the lanes', () => {
    const away = participantOf('p1', intervalsOf([0, 600], [7800, 9000]), { name: 'Isha' })
    const other = participantOf('p2', intervalsOf([0, 1500]), { name: 'Anna' })
    const session = sessionOf([away, other])
    const lanes = lanesOf(session, null)
    const folds = foldsOf(lanes, [], 60_000)
    const extract = extractFor(session, { view: viewportOf(limitsOf({ startMs: at(0), endMs: at(9000) }), 800, folds) })
    const all = everyElement(readXml(drawingOf({ ...extract, range: 'view' }).text))
    const band = all.findIndex(({ attributes }) => attributes['class'] === 'break')
    const label = all.findIndex(({ name, text }) => name === 'text' && text.startsWith('away '))
    expect(band).toBeGreaterThan(-1)
    expect(label).toBeGreaterThan(band)
  })
})
