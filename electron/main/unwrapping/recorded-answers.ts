// Finds the answers in what programs record of their requests: a browser's HAR file, a collection of Postman's.

import { isObject, type JsonObject } from '../session/json-reading'
import { shortened } from '../session/ledger'

interface RecordedAnswer {
  readonly body: string
  readonly isBase64: boolean
  /** Which answer it is, as a noun for a sentence; never more of its address than says that. */
  readonly name: string
}

export interface Recording {
  /** What it is, as a noun for a sentence. */
  readonly what: string
  readonly answers: readonly RecordedAnswer[]
}

const longestName = 60
const mostFolders = 20

/** A JSON value in; the answers recorded in it out, or null when it is no recording. */
export function recordingIn(value: JsonObject): Recording | null {
  const log = value['log']
  if (isObject(log) && Array.isArray(log['entries'])) return harOf(log['entries'])
  if (isObject(value['info']) && Array.isArray(value['item'])) {
    const answers: RecordedAnswer[] = []
    gatherSaved(value['item'], mostFolders, answers)
    return { what: 'a Postman collection', answers }
  }
  return null
}

function harOf(entries: readonly unknown[]): Recording {
  const answers = entries.flatMap((entry, index): RecordedAnswer[] => {
    const content = at(entry, 'response', 'content')
    const body = at(content, 'text')
    if (typeof body !== 'string') return []
    const name = `the answer of ${requestName(at(entry, 'request'))} (entry ${index + 1} of ${entries.length} of a HAR file)`
    return [{ body, isBase64: at(content, 'encoding') === 'base64', name }]
  })
  return { what: 'a HAR file', answers }
}

function gatherSaved(items: readonly unknown[], folders: number, answers: RecordedAnswer[]): void {
  for (const item of items) {
    if (!isObject(item)) continue
    for (const response of Array.isArray(item['response']) ? item['response'] : []) {
      const body = at(response, 'body')
      if (typeof body !== 'string') continue
      const name = `the saved answer ${quoted(at(response, 'name'))} of ${quoted(item['name'])} in a Postman collection`
      answers.push({ body, isBase64: false, name })
    }
    if (folders > 0 && Array.isArray(item['item'])) gatherSaved(item['item'], folders - 1, answers)
  }
}

function requestName(request: unknown): string {
  const method = at(request, 'method')
  const verb = typeof method === 'string' && /^[A-Z]{1,10}$/.test(method) ? `${method} ` : ''
  const url = at(request, 'url')
  return `${verb}${typeof url === 'string' ? addressOf(url) : 'an unknown address'}`
}

/** A path's plain words and the ids of sessions; whatever else stands in an address can be a secret. */
const harmless = /^(?:v\d{1,2}|[a-z][a-z-]{0,23}|[a-f0-9]{24,25})$/i

function addressOf(url: string): string {
  const parsed = parsedUrl(url)
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return 'an unknown address'
  const path = parsed.pathname.split('/').map((step) => (step === '' || harmless.test(step) ? step : '…'))
  return shortened(`${parsed.protocol}//${parsed.host}${path.join('/')}`, 160)
}

function parsedUrl(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}

function quoted(name: unknown): string {
  return typeof name === 'string' && name !== ''
    ? `“${shortened(name.replace(/\s+/g, ' '), longestName)}”`
    : 'without a name'
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce((inner: unknown, key) => (isObject(inner) ? inner[key] : undefined), value)
}
