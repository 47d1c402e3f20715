// What bars are filled with: each kind has a pattern of its own besides its colour, as colour alone tells too few people.

import type { MediaKind, RowKind } from '../../../electron/shared/session'
import type { Surface } from './surface'
import type { Theme } from './theme'

export interface Brush {
  readonly colour: string
  /** Laid over the colour; null for plain. */
  readonly pattern: CanvasPattern | null
}

export interface Brushes {
  readonly rows: Readonly<Record<RowKind, Brush>>
  /** For stays that nobody knows the end of. */
  readonly hatch: Readonly<Record<RowKind, CanvasPattern>>
  /** The dotted line of a stretch of which nobody knows. */
  readonly unsure: CanvasPattern
  /** For what lies before and after the session. */
  readonly outside: CanvasPattern
  /** For empty time that is folded. */
  readonly folded: CanvasPattern
}

type Draw = (context: CanvasRenderingContext2D) => void

/** The background shines through a pattern only so far: even two pixels of a bar must be seen. */
const patternAlpha = 0.7

/** From one dot of a line to the next. */
const dotPitchPx = 6

/** Brushes for a surface at its present scale and for these colours. */
export function brushesFor(surface: Surface, theme: Theme): Brushes {
  const media = (kind: MediaKind, pattern: CanvasPattern | null): Brush => ({ colour: theme[kind], pattern })
  const cut = (widthPx: number, heightPx: number, draw: Draw): CanvasPattern =>
    surface.tile(widthPx, heightPx, (context) => {
      context.globalAlpha = patternAlpha
      context.fillStyle = theme.background
      draw(context)
    })
  const hatch = (colour: string): CanvasPattern => surface.tile(6, 6, (context) => diagonal(context, 6, colour))
  return {
    rows: {
      presence: { colour: theme.presence, pattern: null },
      mic: media('mic', null),
      webcam: media(
        'webcam',
        cut(4, 4, (context) => context.fillRect(0, 1, 4, 2))
      ),
      screenShare: media(
        'screenShare',
        cut(6, 4, (context) => context.fillRect(4, 0, 2, 4))
      ),
      screenShareAudio: media(
        'screenShareAudio',
        cut(4, 4, (context) => {
          context.fillRect(0, 0, 4, 1)
          context.fillRect(0, 3, 4, 1)
          context.fillRect(2, 1, 2, 2)
        })
      )
    },
    hatch: {
      presence: hatch(theme.presenceEdge),
      mic: hatch(theme.mic),
      webcam: hatch(theme.webcam),
      screenShare: hatch(theme.screenShare),
      screenShareAudio: hatch(theme.screenShareAudio)
    },
    unsure: unsureBrush(surface, theme),
    outside: surface.tile(8, 8, (context) => diagonal(context, 8, theme.grid)),
    folded: foldedBrush(surface, theme)
  }
}

/** Level strokes, as no bar has them and nothing beyond the session's limits. */
export function foldedBrush(surface: Surface, theme: Theme): CanvasPattern {
  return surface.tile(4, 4, (context) => {
    context.fillStyle = theme.line
    context.fillRect(0, 0, 4, 1)
  })
}

/** Dots of two pixels, two high. */
export function unsureBrush(surface: Surface, theme: Theme): CanvasPattern {
  return surface.tile(dotPitchPx, 2, (context) => {
    context.fillStyle = theme.doubt
    context.fillRect(0, 0, 2, 2)
  })
}

/** One stroke across a tile, continued at its corners so that the tiles join. */
function diagonal(context: CanvasRenderingContext2D, sizePx: number, colour: string): void {
  context.strokeStyle = colour
  context.lineWidth = 1.25
  context.beginPath()
  for (const shiftPx of [-sizePx, 0, sizePx]) {
    context.moveTo(shiftPx - 1, sizePx + 1)
    context.lineTo(shiftPx + sizePx + 1, -1)
  }
  context.stroke()
}
