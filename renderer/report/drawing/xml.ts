// XML as text: elements with their attributes, and any text made fit to stand in them.

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
}

/** Any text in; the same for an element or an attribute out. What XML 1.0 cannot hold (control characters, lone surrogates) becomes �. */
export function xmlText(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}

export type Attributes = Readonly<Record<string, string | number | null>>

/** An element; numbers are written to a thousandth, and attributes that are null are left out. The content is XML. */
export function element(name: string, attributes: Attributes, content = ''): string {
  let text = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value === null || value === undefined) continue
    text += ` ${key}="${typeof value === 'number' ? numberText(value) : xmlText(value)}"`
  }
  return content === '' ? `${text}/>` : `${text}>${content}</${name}>`
}

/** Without an exponent, which some readers of SVG do not know. */
export function numberText(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
