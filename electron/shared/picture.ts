// How large a picture may be that goes to the clipboard: main has all of its pixels in memory for a moment.

export const mostCopiedPixels = 24_000_000
/** More than that many pixels of a timeline take as PNG. */
export const mostCopiedBytes = 32 * 1024 * 1024
