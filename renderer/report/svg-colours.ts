// The colours and patterns of a drawing to be taken away: always those of the light theme, as paper is white.

import { swatchCount } from '../timeline/swatch'
import type { RowKind } from '../timeline/scene'
import { element } from './xml'

/** As in the style sheet. */
export const colours = {
  bg: '#ffffff',
  'bg-side': '#f6f7f8',
  line: '#dcdfe4',
  text: '#1b1f24',
  'text-dim': '#59626e',
  accent: '#1f5fbf',
  error: '#b3261e',
  doubt: '#8a5a00',
  presence: '#4a7fc1',
  'presence-edge': '#2f5f9e',
  'presence-faint': '#c6d7ee',
  mic: '#2f8f6b',
  webcam: '#8a63c9',
  'screen-share': '#b56a1e',
  'screen-share-audio': '#8b7355',
  grid: '#eceef1',
  limit: '#59626e',
  'account-blue': '#2b6cd4',
  'account-green': '#2f8a3c',
  'account-brown': '#8a5a3c',
  'account-violet': '#7a4fd0',
  'account-teal': '#0f8a8a',
  'account-pink': '#c2418b'
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

export const hatchOf = (row: RowKind): string => `url(#hatch-${row})`
export const outsideFill = 'url(#outside)'
export const stripeFill = 'url(#stripe)'
export const dashFill = 'url(#dash)'

const hues = ['blue', 'green', 'brown', 'violet', 'teal', 'pink'] as const

/** A participant's swatch: a disc in one of six hues, or a square. */
export function swatchAt(swatch: number, xPx: number, yPx: number, sizePx: number): string {
  const fill = colours[`account-${hues[swatch % hues.length] ?? 'blue'}`]
  const radius = swatch >= swatchCount / 2 ? 2 : sizePx / 2
  return element('rect', { x: xPx, y: yPx, width: sizePx, height: sizePx, rx: radius, fill })
}

/** The patterns that the fills above name. */
export function patternDefs(): string {
  const rows = Object.keys(rowColours) as RowKind[]
  return element(
    'defs',
    {},
    [
      ...rows.map((row) => diagonal(`hatch-${row}`, 6, edgeColour(row), 1.25)),
      diagonal('outside', 8, colours.line, 1),
      stripe('stripe', 6, 4),
      stripe('dash', 4, 2)
    ].join('')
  )
}

/** One stroke across a tile, continued at its corners so that the tiles join. */
function diagonal(id: string, size: number, stroke: string, width: number): string {
  const strokes = [-size, 0, size].map((shift) => `M${shift - 1} ${size + 1}L${shift + size + 1} -1`).join('')
  const path = element('path', { d: strokes, stroke, 'stroke-width': width, fill: 'none' })
  return element('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse' }, path)
}

/** Every few pixels two of the background, over the whole height. */
function stripe(id: string, size: number, from: number): string {
  const cut = element('rect', { x: from, y: 0, width: 2, height: 4, fill: colours.bg, opacity: 0.7 })
  return element('pattern', { id, width: size, height: 4, patternUnits: 'userSpaceOnUse' }, cut)
}
