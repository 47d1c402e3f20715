// Texts that others wrote, without the signs that would do something to what stands around them.

/** Marks, embeddings, overrides and isolates: they turn the direction of what follows. */
const turningSigns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const controls = /[\p{Cc}\p{Zl}\p{Zp}]/gu

/** Any text in; the same out with its line breaks and tabs, a blank for every other control character, and no sign that turns the direction. */
export function plainText(text: string): string {
  return text.replace(turningSigns, '').replace(controls, (sign) => (/[\t\r\n]/.test(sign) ? sign : ' '))
}

/** Any text in; one line of plain text out, without blanks around it and with single ones in it. */
export function oneLine(text: string): string {
  return text
    .replace(turningSigns, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** As much of an id or a name as anybody reads. */
const longest = 200

/** Any text in; one line of at most 200 characters (as JavaScript counts them) out, the last of them an ellipsis where more follows. */
export function shortLine(text: string): string {
  const line = oneLine(text)
  if (line.length <= longest) return line
  // Not between the halves of one character.
  return `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
