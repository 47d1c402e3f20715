// Serves the window's files under app://rollcall from a map of what was built; nothing outside the map can be named.

import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export const appScheme = 'app'
const appHost = 'rollcall'
export const appPage = `${appScheme}://${appHost}/index.html`

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

interface BundledFile {
  readonly bytes: Uint8Array
  readonly type: string
}

/** URL path, such as `/assets/index.js`, to file. */
export type Bundle = ReadonlyMap<string, BundledFile>

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}

/** Reads every built file of a folder; files of unknown type are left out. */
export async function readBundle(folder: string): Promise<Bundle> {
  const bundle = new Map<string, BundledFile>()
  const read = async (path: string): Promise<void> => {
    const children = await readdir(join(folder, path), { withFileTypes: true })
    await Promise.all(
      children.map(async (child) => {
        const childPath = `${path}/${child.name}`
        const type = mediaTypes[extname(child.name)]
        if (child.isDirectory()) await read(childPath)
        else if (child.isFile() && type) bundle.set(childPath, { bytes: await readFile(join(folder, childPath)), type })
      })
    )
  }
  await read('')
  return bundle
}

/** A request's method and URL in, the whole answer out: a file of the bundle, or 404 (405 for anything but GET). */
export function answer(bundle: Bundle, method: string, url: string): Answer {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin'
  }
  if (method !== 'GET') return { status: 405, headers: { ...headers, Allow: 'GET' }, body: null }
  const path = ourPath(url)
  const file = path === null ? undefined : bundle.get(path)
  if (!file) return { status: 404, headers, body: null }
  return { status: 200, headers: { ...headers, 'Content-Type': file.type }, body: file.bytes }
}

/** A URL in, its path out when the parsed URL is one of `app://rollcall`; null for every other URL. */
export function ourPath(url: string): string | null {
  const parsed = parseUrl(url)
  if (parsed?.protocol !== `${appScheme}:` || parsed.host !== appHost) return null
  return parsed.username === '' && parsed.password === '' ? parsed.pathname : null
}

function parseUrl(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}
