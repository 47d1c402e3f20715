// How wide the labels of the chart get, in the font that they are painted with.

import { labelFontPx } from './marks'

/** Labels are made of these; their widest average stands for a character's width. */
const samples = ['0000000000', '00:00:00.000', '+00:00', '00 May 0000', 'no leave recorded', 'away 00 m 00 s']

/** The widest a character of a label gets, in CSS px; `font` is a family. */
export function labelCharPx(font: string): number {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) throw new Error('This canvas gives no 2D context')
  context.font = `${labelFontPx}px ${font}`
  return Math.max(...samples.map((sample) => context.measureText(sample).width / sample.length))
}
