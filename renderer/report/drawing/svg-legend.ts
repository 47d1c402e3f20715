// The legend of a drawing: a small sample and the words for each kind of mark, in lines.

import type { MediaKind } from '../../../electron/shared/session'
import { rowNames } from '../../timeline/sentences/speech'
import { colours, openEndHatching, outsideShading } from './svg-colours'
import { awayBlock, filledOf, unsureLine } from './svg-marks'
import { textAt, widthOf } from './svg-text'
import { element } from './xml'

export interface LegendInput {
  /** Media kinds that the drawing has. */
  readonly media: readonly MediaKind[]
  readonly running: boolean
  /** Somebody may have been in where no bar is. */
  readonly unsure: boolean
  /** More may have been in than the line of people says. */
  readonly atLeast: boolean
  /** Whom all are compared with, or null. */
  readonly anchor: string | null
}

const samplePx = 24
const sampleRect = { leftPx: 0, topPx: -9, widthPx: samplePx, heightPx: 10 }
const trackRect = { ...sampleRect, topPx: -6, heightPx: 4 }
const gapPx = 18

/** What to tell and a width in; lines of SVG out, each with its baseline at 0. */
export function legendLines(input: LegendInput, widthPx: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let leftPx = 0
  for (const { sample, words } of itemsOf(input)) {
    const itemPx = samplePx + 6 + widthOf(words)
    if (leftPx > 0 && leftPx + itemPx > widthPx) {
      lines.push(line)
      line = ''
      leftPx = 0
    }
    const at = element('g', { transform: `translate(${Math.round(leftPx)} 0)` }, sample)
    line += at + textAt(words, Math.round(leftPx) + samplePx + 6, 0, colours['text-dim'])
    leftPx += itemPx + gapPx
  }
  return line === '' ? lines : [...lines, line]
}

function itemsOf({
  media,
  running,
  unsure,
  atLeast,
  anchor
}: LegendInput): readonly { readonly sample: string; readonly words: string }[] {
  return [
    { sample: bar(colours.presence), words: 'in room' },
    ...(running ? [{ sample: bar(colours.presence) + arrow(), words: 'still in' }] : []),
    { sample: bar(colours['presence-faint']) + openEndHatching(sampleRect, 'presence'), words: 'no leave recorded' },
    ...(unsure ? [{ sample: dots(), words: 'not known whether in' }] : []),
    ...(atLeast ? [{ sample: dottedLine(), words: 'at least so many in' }] : []),
    { sample: away(), words: 'away, and back later (a drop)' },
    {
      sample: bar(colours['away-bg']) + box(0, -3, samplePx, 4, colours['presence-strong']),
      words: 'several short stays'
    },
    { sample: element('path', { d: 'M12 -9l4.5 4.5l-4.5 4.5l-4.5 -4.5z', fill: colours.error }), words: 'error' },
    {
      sample: bar(colours.presence) + element('path', { d: 'M24 -9h-7l7 7z', fill: colours.doubt }),
      words: 'data note'
    },
    { sample: outsideShading(sampleRect), words: 'outside the session' },
    ...media.map((kind) => ({ sample: filledOf(kind, trackRect, null), words: rowNames[kind] })),
    ...(anchor === null
      ? []
      : [{ sample: element('rect', { ...outline, stroke: colours.text }), words: `in together with ${anchor}` }])
  ]
}

const outline = { x: 1, y: -8.5, width: samplePx - 2, height: 8.5, fill: 'none', 'stroke-width': 1.5 }

function bar(fill: string): string {
  return box(0, -9, samplePx, 10, fill)
}

function box(x: number, y: number, width: number, height: number, fill: string): string {
  return element('rect', { x, y, width, height, fill })
}

function arrow(): string {
  return element('path', { d: 'M19 -9l5 5l-5 5z', fill: colours['presence-edge'] })
}

function dots(): string {
  return unsureLine({ leftPx: 0, widthPx: samplePx, topPx: -9, heightPx: 10 })
}

function dottedLine(): string {
  const line = element('path', { d: `M0 -4h${samplePx}`, stroke: colours['presence-edge'] })
  return box(0, -4, samplePx, 5, colours['presence-faint']) + line + unsureLine({ ...sampleRect, topPx: -11.5 })
}

function away(): string {
  const ends = box(0, -9, 6, 10, colours.presence) + box(18, -9, 6, 10, colours.presence)
  return ends + awayBlock({ leftPx: 6, topPx: -9, widthPx: 12, heightPx: 10 })
}
