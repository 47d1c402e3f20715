// The text of a PDF as Chromium writes it: glyphs by number, each font with a table of what they stand for.
import { inflateSync } from 'node:zlib'

/** A PDF's bytes in; all of its text out in the order in which it is painted, page after page, without line breaks. */
export function pdfText(bytes: Buffer): string {
  const objects = new Map(
    [...bytes.toString('latin1').matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)].map(([, id, body]) => [id, body ?? ''])
  )
  const contentOf = (id: string | undefined): string => {
    const stream = /stream\n([^]*?)\nendstream/.exec(objects.get(id) ?? '')?.[1] ?? ''
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body))
  return pages
    .map((page) => {
      const fonts = [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
        const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]
        return [name, lettersOf(contentOf(table))] as const
      })
      return textOf(contentOf(/\/Contents (\d+) 0 R/.exec(page)?.[1]), new Map(fonts))
    })
    .join('')
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> | undefined
  let text = ''
  for (const [, font, glyphs = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-F]+)> Tj/g)) {
    if (font !== undefined) letters = fonts.get(font)
    for (const [glyph] of glyphs.matchAll(/.{4}/g)) text += letters?.get(parseInt(glyph, 16)) ?? ''
  }
  return text
}

function lettersOf(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>()
  for (const [, from = '', to, first = ''] of table.matchAll(/^<(.{4})> (?:<(.{4})> )?<([\dA-F]+)>$/gm)) {
    const start = parseInt(from, 16)
    const utf16 = Buffer.from(first, 'hex').swap16().toString('utf16le')
    for (let glyph = start; glyph <= parseInt(to ?? from, 16); glyph++) {
      const last = utf16.charCodeAt(utf16.length - 1) + glyph - start
      letters.set(glyph, utf16.slice(0, -1) + String.fromCharCode(last))
    }
  }
  return letters
}
