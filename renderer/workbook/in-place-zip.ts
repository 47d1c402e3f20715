// Stands in for fflate in the workbook's thread: its own threads come out of texts, which the page's rules forbid.

import { zipSync, type Zippable } from 'fflate/browser'

export { strToU8, zipSync } from 'fflate/browser'

/** As fflate's, at once. */
export function zip(files: Zippable, done: (error: Error | null, archive: Uint8Array) => void): void {
  done(null, zipSync(files))
}
