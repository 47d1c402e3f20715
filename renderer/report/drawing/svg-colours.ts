// The colours and patterns of a drawing to be taken away: always those of the light theme, as paper is white.

import type { Rect } from '../../timeline/scene/mark-types'
import type { RowKind } from '../../../electron/shared/session'
import { element, numberText } from './xml'

/** As in the style sheet. */
export const colours = {
  bg: '#ffffff',
  'bg-side': '#f6f7f8',
  line: '#c5cad2',
  text: '#1b1f24',
  'text-dim': '#59626e',
  accent: '#1f5fbf',
  error: '#b3261e',
  doubt: '#8a5a00',
  presence: '#92b2da',
  'presence-strong': '#4a7fc1',
  'presence-edge': '#2a578f',
  'presence-faint': '#d3e0f1',
  'away-bg': '#fae0a3',
  mic: '#418a73',
  webcam: '#8c6bc3',
  'screen-share': '#b07334',
  'screen-share-audio': '#8f7c63',
  grid: '#dde1e6',
  limit: '#59626e'
} as const

export const rowColours: Readonly<Record<RowKind, string>> = {
  presence: colours.presence,
  mic: colours.mic,
  webcam: colours.webcam,
  screenShare: colours['screen-share'],
  screenShareAudio: colours['screen-share-audio']
}

/** What the edges of a bar and the hatching of one without an end are drawn with. */
export function edgeColour(row: RowKind): string {
  return row === 'presence' ? colours['presence-edge'] : rowColours[row]
}

const hatchPitchPx = 6
const outsidePitchPx = 8
const dashCutPx = 2
/** The background shines through a bar only so far: even two pixels of it must be seen. */
export const paleCut = 0.7

/**
 * Diagonal strokes over a rectangle, one for each `pitchPx`. Drawn one by one: a pattern would become a picture of the whole
 * page in a PDF.
 */
export function hatching({ leftPx, topPx, widthPx, heightPx }: Rect, pitchPx: number, stroke: string): string {
  const [rightPx, bottomPx] = [leftPx + widthPx, topPx + heightPx]
  let strokes = ''
  for (let sum = Math.ceil((leftPx + topPx) / pitchPx) * pitchPx; sum < rightPx + bottomPx; sum += pitchPx) {
    const fromX = Math.max(leftPx, sum - bottomPx)
    const toX = Math.min(rightPx, sum - topPx)
    strokes += `M${numberText(fromX)} ${numberText(sum - fromX)}L${numberText(toX)} ${numberText(sum - toX)}`
  }
  return strokes === '' ? '' : element('path', { d: strokes, stroke, 'stroke-width': 1.25, fill: 'none' })
}

/** For what lies before and after the session. */
export function outsideShading(rect: Rect): string {
  return hatching(rect, outsidePitchPx, colours.line)
}

/** For what nobody knows the end of. */
export function openEndHatching(rect: Rect, row: RowKind): string {
  return hatching(rect, hatchPitchPx, edgeColour(row))
}

/** Cuts a rectangle into dashes, whose pitch and gap are as on screen. */
export function dashCuts({ leftPx, topPx, widthPx, heightPx }: Rect, dashPx: number): string {
  const yPx = topPx + heightPx / 2
  return element('line', {
    ...{ x1: leftPx + dashPx, x2: leftPx + widthPx, y1: yPx, y2: yPx, stroke: colours.bg, 'stroke-width': heightPx },
    ...{ 'stroke-dasharray': `${dashCutPx} ${dashPx}`, opacity: paleCut }
  })
}
