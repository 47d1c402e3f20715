// Texts that others wrote, in Markdown that shows them as they are and does nothing else.

import { oneLine } from '../../words/plain-text'

/** Stands behind what a site would make a mention, a reference, a link or an emoji of; nobody sees it. */
const wordJoiner = '\u2060'

/** Any text in; Markdown on one line out that no reader turns into markup, a mention or a link. Times such as 14:05 stay as they are. */
export function markdownText(text: string): string {
  const line = oneLine(text)
  if (line === '') return '–'
  return line
    .replace(/[\\`*_{}[\]<>|~&!#$^]/g, '\\$&')
    .replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? start + wordJoiner : `\\${start}`))
    .replace(/[@#](?=\S)|(?:(?<!\d):|:(?!\d\d(?!\d)))(?=\S)/g, `$&${wordJoiner}`)
    .replace(/www(?=\.)/gi, `$&${wordJoiner}`)
}

/** Any text in; a code span with it out, on one line. It must not stand in a cell of a table: there alone `|` would need an escape, which shows anywhere else. */
export function markdownCode(text: string): string {
  const line = oneLine(text)
  if (line === '') return '–'
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const blank = longest > 0 ? ' ' : ''
  return `${fence}${blank}${line}${blank}${fence}`
}
