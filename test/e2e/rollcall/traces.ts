// Looks for secrets in all that a story left behind: files, output and pages; and sums up how much was searched.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { add } from './tally'

export interface Search {
  readonly stories: number
  readonly folders: number
  readonly files: number
  readonly bytes: number
  readonly hits: readonly string[]
}

interface Places {
  readonly folders: Iterable<string>
  /** Texts by what they are, such as the app's output. */
  readonly texts: Readonly<Record<string, string>>
}

/** Where any of the secrets stands, as UTF-8, as UTF-16 or as base64; a secret is given under the name to report it by. */
export async function search({ folders, texts }: Places, secrets: Readonly<Record<string, string>>): Promise<Search> {
  const forms = Object.entries(secrets).flatMap(([name, secret]) => formsOf(secret).map((form) => ({ name, form })))
  const namesIn = (bytes: Buffer) => new Set(forms.filter(({ form }) => bytes.includes(form)).map(({ name }) => name))
  const found = { stories: 1, folders: 0, files: 0, bytes: 0, hits: new Array<string>() }
  const look = (where: string, bytes: Buffer) => {
    found.bytes += bytes.length
    for (const name of namesIn(bytes)) found.hits.push(`${name} in ${where}`)
  }
  for (const [where, text] of Object.entries(texts)) look(where, Buffer.from(text))
  for (const folder of folders) {
    found.folders += 1
    for (const path of await filesIn(folder)) {
      found.files += 1
      look(path, await readFile(path).catch(() => Buffer.alloc(0)))
    }
  }
  return found
}

/** The files of a folder and its subfolders that contain a text. */
export async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const { hits } = await search({ folders: [folder], texts: {} }, { text })
  return hits.map((hit) => hit.replace('text in ', ''))
}

/** The tokens that a service was sent. */
export function tokensSent(
  requests: readonly { readonly headers: Readonly<Record<string, string>> }[]
): readonly string[] {
  return [...new Set(requests.flatMap(({ headers }) => headers['authorization'] ?? []))]
}

/** The telling parts of tokens: payload, cut short as texts are in many places, and signature; all have the same head. */
export function partsOf(tokens: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    tokens.flatMap((token, index) => {
      const [, payload = token, signature = token] = token.split('.')
      return [
        [`payload ${index}`, payload.slice(0, 60)],
        [`signature ${index}`, signature]
      ]
    })
  )
}

/** Adds a search to the sum of the run. */
export function countSearch(done: Search): void {
  add('searches', done)
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const paths = entries.map(async (entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : []
  })
  return (await Promise.all(paths)).flat()
}

/** A text as the bytes that a program may have written for it; base64 shifts with what stands before. */
function formsOf(text: string): readonly Buffer[] {
  const shifted = [0, 1, 2].map((before) =>
    Buffer.from('\0'.repeat(before) + text)
      .toString('base64')
      .slice(before === 0 ? 0 : 4, -4)
  )
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), ...shifted.map((form) => Buffer.from(form))]
}
