// What the reference renderer of GitHub's Markdown shows.
import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import { everyElement } from '../unit/renderer/workbook/workbook-reading'
import { outputOf } from './program'

export interface Shown {
  /** Rows of the tables, cell by cell. */
  readonly rows: readonly (readonly string[])[]
  readonly headings: readonly string[]
  readonly items: readonly string[]
  readonly codes: readonly string[]
  /** Names of all elements. */
  readonly elements: ReadonlySet<string>
}

/** Markdown of a file in, what is shown of it out. */
export async function shownMarkdown(path: string): Promise<Shown> {
  const html = await outputOf('cmark-gfm', [
    '-e',
    'table',
    '-e',
    'autolink',
    '-e',
    'strikethrough',
    '-e',
    'tagfilter',
    path
  ])
  const all = everyElement(parseXml(`<body>${html}</body>`).root)
  const named = (...names: readonly string[]) => all.filter(({ name }) => names.includes(name))
  const texts = (elements: readonly XmlElement[]) => elements.map(({ text }) => text.trim())
  return {
    rows: named('tr').map((row) => texts(everyElement(row).filter(({ name }) => name === 'td' || name === 'th'))),
    headings: texts(named('h1', 'h2', 'h3')),
    items: texts(named('li')),
    codes: texts(named('code')),
    elements: new Set(all.map(({ name }) => name))
  }
}
