// Text in an SVG: where it stands, how wide it may get, and how it is cut, without a font to measure it with.

import { oneLine } from '../../words/plain-text'
import { element, xmlText, type Attributes } from './xml'

export const fontPx = 11
export const smallPx = 10
/** The widest that a character of a label gets on average, in any of the system's fonts. */
export const charPx = 6.7
/** From the blank to the tilde, in hundredths of the size: as in DejaVu Sans, the widest of `fonts`. */
const widths = [
  ...[
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84
  ],
  ...[
    84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69
  ],
  ...[
    39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82
  ],
  ...[59, 59, 52, 64, 34, 64, 84]
]
/** Letters of other scripts, on average. */
const otherEms = 0.75
const boldness = 1.12
const wideCharacter =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{1f000}-\u{3ffff}]/u
/** Names of real fonts, the first of which is in most systems where pictures are made without a window: some readers look at that alone, and know no `system-ui`. */
export const fonts = "'DejaVu Sans', Arial, 'Helvetica Neue', sans-serif"

const ligaturesOff: Attributes = { 'font-variant': 'none', 'font-variant-ligatures': 'none' }

/** The attributes of an element in which all text is to look alike. Without ligatures, which older Chromiums make one letter of in a PDF: `00ff` would not be found. Twice, as Inkscape ignores the short form. */
export const textAttributes: Attributes = { 'font-family': fonts, 'font-size': fontPx, ...ligaturesOff }

/** A line of text whose baseline begins at a point. */
export function textAt(text: string, xPx: number, yPx: number, fill: string, more: Attributes = {}): string {
  return element('text', { x: xPx, y: yPx, fill, ...more }, xmlText(oneLine(text)))
}

/** An estimate of a text's width, rather too wide than too narrow. */
export function widthOf(text: string, sizePx = fontPx, isBold = false): number {
  let ems = 0
  for (const character of text) ems += emsOf(character)
  return ems * sizePx * (isBold ? boldness : 1)
}

function emsOf(character: string): number {
  const width = widths[character.charCodeAt(0) - 32]
  if (width !== undefined) return width / 100
  if (/^[\p{M}\p{Cf}]$/u.test(character)) return 0
  return wideCharacter.test(character) ? 1.1 : otherEms
}

/** A line of text that is cut where there is no room for it, and then has all of it as its title. */
export function fittedTextAt(
  text: string,
  roomPx: number,
  xPx: number,
  yPx: number,
  fill: string,
  more: Attributes = {}
): string {
  const line = oneLine(text)
  const isBold = more['font-weight'] === 600
  const cut = cutText(line, roomPx, Number(more['font-size'] ?? fontPx), isBold)
  const words = textAt(cut, xPx, yPx, fill, more)
  return cut === line ? words : element('g', {}, element('title', {}, xmlText(line)) + words)
}

/** The text, or as much of it as fits a width, with an ellipsis. */
export function cutText(text: string, widthPx: number, sizePx = fontPx, isBold = false): string {
  const line = oneLine(text)
  if (widthOf(line, sizePx, isBold) <= widthPx) return line
  let cut = ''
  for (const character of line) {
    if (widthOf(`${cut}${character}…`, sizePx, isBold) > widthPx) break
    cut += character
  }
  return `${cut}…`
}

/** Words in; as many lines as they take in a width out. A word that is wider than a line is broken. */
export function wrapped(text: string, widthPx: number, sizePx = fontPx): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of oneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer, sizePx) <= widthPx) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (widthOf(line, sizePx) > widthPx) {
      const fits = Math.max(1, [...cutText(line, widthPx, sizePx)].length - 1)
      lines.push([...line].slice(0, fits).join(''))
      line = [...line].slice(fits).join('')
    }
  }
  return line === '' ? lines : [...lines, line]
}
