// What poppler reads in PDFs: their text as it would be copied or found, and what they say of themselves.
import { outputOf } from './program'

/** All of the text, with what stands on one line on one line. */
export function pdfWords(path: string): Promise<string> {
  return outputOf('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'])
}

/** `Title`, `Pages`, `Tagged` and the like. */
export async function pdfFacts(path: string): Promise<ReadonlyMap<string, string>> {
  const lines = (await outputOf('pdfinfo', [path])).split('\n')
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name, value] as const]
    })
  )
}

export interface PdfFont {
  readonly name: string
  readonly isEmbedded: boolean
  /** Whether its glyphs can be read as letters. */
  readonly isReadable: boolean
}

export async function pdfFonts(path: string): Promise<readonly PdfFont[]> {
  const [, , ...lines] = (await outputOf('pdffonts', [path])).trimEnd().split('\n')
  return lines.map((line) => {
    const [, name = '', embedded, readable] =
      /^(\S+)\s.*\s(yes|no)\s+(?:yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line) ?? []
    return { name, isEmbedded: embedded === 'yes', isReadable: readable === 'yes' }
  })
}
