// Why a form cannot hold as much as was chosen, in words.

import { counted, formatCount } from '../../clock/format'
import type { Extract } from '../../report/extract'
import { drawingSize, pageCount } from '../../report/extract-drawing'
import { fitsClipboard, fitsPicture, mostSidePx } from '../page/raster'
import type { ExportFormat } from './purposes'

/** The main process takes 30 seconds at most for a PDF; this many pages take about half of that. */
export const mostPages = 300

/** A form and what it would hold in; why it cannot, or null, out. To be copied a picture must be smaller than to be saved. */
export function tooMuchOf(extract: Extract, format: ExportFormat, isCopied = false): string | null {
  if (format === 'png' || format === 'png-2x') {
    const scale = format === 'png' ? 1 : 2
    const size = drawingSize(extract)
    if (isCopied ? fitsClipboard(size, scale) : fitsPicture(size, scale)) return null
    const pixels = `${formatCount(size.widthPx * scale)} × ${formatCount(size.heightPx * scale)}`
    if (isCopied)
      return `The picture would have ${pixels} pixels, too many for the clipboard. Save it, or choose fewer participants.`
    return `The picture would have ${pixels} pixels; ${formatCount(mostSidePx)} a side is the most. Take PDF or SVG, or choose fewer participants.`
  }
  if (format !== 'pdf' && format !== 'print') return null
  const pages = pageCount(extract)
  return pages <= mostPages
    ? null
    : `This would take ${counted(pages, 'page')}; ${mostPages} are the most. Take SVG, or choose fewer participants.`
}
