// Reads an .xlsx as programs do: by way of its relationships, with the escapes of the format undone.
import { strFromU8, unzipSync } from 'fflate'
import { parseXml, XmlElement } from '@rgrove/parse-xml'

export interface ReadCell {
  /** `B2` */
  readonly at: string
  readonly text: string | null
  readonly number: number | null
  readonly format: string | null
}

export interface ReadSheet {
  readonly name: string
  readonly cells: readonly ReadCell[]
}

/** The bytes of a file in; its sheets with the cells that hold something out. */
export function readWorkbook(file: Uint8Array): readonly ReadSheet[] {
  const parts = unzipSync(file)
  const elements = (path: string) => everyElement(parseXml(strFromU8(parts[path] ?? new Uint8Array())).root)
  const related = elements('xl/_rels/workbook.xml.rels').filter(({ name }) => name === 'Relationship')
  const targetOf = (isIt: (attributes: XmlElement['attributes']) => boolean) =>
    `xl/${related.find(({ attributes }) => isIt(attributes))?.attributes['Target']}`
  const texts = named('si', elements(targetOf(({ Type }) => Type?.endsWith('/sharedStrings') === true)))
  const styles = elements('xl/styles.xml')
  const formats = new Map(
    named('numFmt', styles).map(({ attributes }) => [attributes['numFmtId'], attributes['formatCode']])
  )
  const cellStyles = named('xf', styles)
  const cellOf = ({ attributes, text }: XmlElement): ReadCell => {
    const isText = attributes['t'] === 's'
    return {
      at: attributes['r'] ?? '',
      text: isText ? unescaped(texts[Number(text)]?.text ?? '') : null,
      number: isText ? null : Number(text),
      format: formats.get(cellStyles[Number(attributes['s'])]?.attributes['numFmtId']) ?? null
    }
  }
  return named('sheet', elements('xl/workbook.xml')).map(({ attributes }) => ({
    name: attributes['name'] ?? '',
    cells: named('c', elements(targetOf(({ Id }) => Id === attributes['r:id'])))
      .filter(({ text }) => text !== '')
      .map(cellOf)
  }))
}

function named(name: string, elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.filter((element) => element.name === name)
}

function unescaped(text: string): string {
  return text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

/** An element and all below it. */
export function everyElement(element: XmlElement | null): readonly XmlElement[] {
  if (element === null) return []
  return [element, ...element.children.flatMap((child) => (child instanceof XmlElement ? everyElement(child) : []))]
}
