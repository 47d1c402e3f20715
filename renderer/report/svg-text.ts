// Text in an SVG: where it stands, how wide it may get, and how it is cut, without a font to measure it with.

import { oneLine } from '../timeline/plain-text'
import { element, xmlText, type Attributes } from './xml'

export const fontPx = 11
export const smallPx = 10
/** The widest that a character of a label gets on average, in any of the system's fonts. */
export const charPx = 6.7
const wideCharacter =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{1f000}-\u{3ffff}]/u
const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif"

/** The attributes of an element in which all text is to look alike. */
export const textAttributes: Attributes = { 'font-family': fonts, 'font-size': fontPx }

/** A line of text whose baseline begins at a point. */
export function textAt(text: string, xPx: number, yPx: number, fill: string, more: Attributes = {}): string {
  return element('text', { x: xPx, y: yPx, fill, ...more }, xmlText(oneLine(text)))
}

/** An estimate of a text's width, rather too wide than too narrow. */
export function widthOf(text: string, sizePx = fontPx): number {
  let ems = 0
  for (const character of text) ems += wideCharacter.test(character) ? 1.1 : charPx / fontPx
  return ems * sizePx
}

/** The text, or as much of it as fits a width, with an ellipsis. */
export function cutText(text: string, widthPx: number, sizePx = fontPx): string {
  const line = oneLine(text)
  if (widthOf(line, sizePx) <= widthPx) return line
  let cut = ''
  for (const character of line) {
    if (widthOf(`${cut}${character}…`, sizePx) > widthPx) break
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
