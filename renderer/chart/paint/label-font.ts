// The font that the chart's labels are painted with, and how wide they get in it.

import type { Theme } from './theme'

export const labelFontPx = 11
export const labelFont = ({ font }: Theme): string => `${labelFontPx}px ${font}`

/** Labels are made of these; their widest average stands for a character's width. */
const samples = ['0000000000', '00:00:00.000', '+00:00', '00 May 0000', 'no leave recorded', 'away 00 m 00 s']

/** How wide a text gets in the labels' font, in CSS px. */
export function labelWidth(theme: Theme): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) throw new Error('This canvas gives no 2D context')
  context.font = labelFont(theme)
  return (text) => context.measureText(text).width
}

/** The widest a character of a label gets, in CSS px. */
export function labelCharPx(theme: Theme): number {
  const widthOf = labelWidth(theme)
  return Math.max(...samples.map((sample) => widthOf(sample) / sample.length))
}
