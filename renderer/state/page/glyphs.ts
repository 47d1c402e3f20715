// Which letters no font of this computer has: those that are drawn like one that none has.

import { fonts } from '../../report/drawing/svg-text'

const sidePx = 24
/** In a private plane that fonts leave empty. */
const nobodys = '\u{10fffd}'

let context: OffscreenCanvasRenderingContext2D | null = null
const known = new Map<string, boolean>()

/** Letters in; those of them out that no font has. Each is drawn once in the life of the window. */
export function lettersWithoutFont(letters: Iterable<string>): readonly string[] {
  return [...letters].filter((letter) => {
    const drawn = known.get(letter) ?? hasFont(letter)
    known.set(letter, drawn)
    return !drawn
  })
}

function hasFont(letter: string): boolean {
  context ??= canvas()
  // Without a canvas nothing is known, and nothing is said.
  if (context === null) return true
  if (context.measureText(letter).width !== context.measureText(nobodys).width) return true
  const [own, missing] = [pixelsOf(context, letter), pixelsOf(context, nobodys)]
  return own.some((value, at) => value !== missing[at])
}

function canvas(): OffscreenCanvasRenderingContext2D | null {
  const made = new OffscreenCanvas(sidePx, sidePx).getContext('2d', { willReadFrequently: true })
  if (made !== null) made.font = `16px ${fonts}`
  return made
}

function pixelsOf(on: OffscreenCanvasRenderingContext2D, letter: string): Uint8ClampedArray {
  on.clearRect(0, 0, sidePx, sidePx)
  on.fillText(letter, 2, 18)
  return on.getImageData(0, 0, sidePx, sidePx).data
}
