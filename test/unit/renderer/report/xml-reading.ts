// A strict reader of the XML that drawings are made of, for the tests.

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A whole document in, its root out; throws on anything that is not well formed. */
export function readXml(text: string): XmlElement {
  if (forbidden.test(text)) throw new Error('A character that XML cannot hold')
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').trim()
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const path = [root]
  const token =
    /<\/([a-z]+)>|<([a-z]+)((?: [a-zA-Z0-9-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|apos);[^"<&]*)*")*)(\/?)>|([^<]+)/gy
  let at = 0
  while (at < body.length) {
    token.lastIndex = at
    const match = token.exec(body)
    const parent = path.at(-1)
    if (match === null || parent === undefined) throw new Error(`Not XML at ${at}: ${body.slice(at, at + 40)}`)
    at = token.lastIndex
    const [, closed, opened, attributes, empty, words] = match
    if (closed !== undefined) {
      if (path.pop()?.name !== closed) throw new Error(`</${closed}> closes another element`)
    } else if (opened !== undefined) {
      const child = { name: opened, attributes: readAttributes(attributes ?? ''), children: [], text: '' }
      parent.children.push(child)
      if (empty === '') path.push(child)
    } else parent.text += unescaped(words ?? '')
  }
  const [only] = root.children
  if (path.length > 1 || root.children.length !== 1 || only === undefined) throw new Error('Not one whole element')
  return only
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([a-zA-Z0-9-]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescaped(value ?? '')])
  const attributes = Object.fromEntries(pairs) as Record<string, string>
  if (Object.keys(attributes).length !== pairs.length) throw new Error('An attribute twice')
  return attributes
}

function unescaped(text: string): string {
  if (/]]>|&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`Not escaped: ${text}`)
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '')
}

/** The element and all below it. */
export function everyElement(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)]
}
