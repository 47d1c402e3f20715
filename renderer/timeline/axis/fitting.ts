// What fits where: the least that is painted, and texts beside or in what they are about.

/** The least width that anything is painted with, in CSS px. */
export const minBarPx = 2
const labelPaddingPx = 4

/** The text, or null when it would not fit in a width. */
export function fitting(text: string, widthPx: number, charPx: number): string | null {
  return text.length * charPx + 2 * labelPaddingPx <= widthPx ? text : null
}
