// The names of kept files: which a session may have, and which are names of files in the folder at all.

import { keptExtension, type KeptFile } from '../kept/kept-file'

/** The names a session may be kept under, best first: a name may be taken by another session, or by a damaged file. */
export function* namesFor(
  { sessionId, fetchedAtMs }: Pick<KeptFile, 'sessionId' | 'fetchedAtMs'>,
  hash: string
): Generator<string> {
  const id = (sessionId ?? '').replace(/[^A-Za-z0-9_-]/g, '').slice(0, 64) || 'session'
  const dated = fetchedAtMs === null ? id : `${id}-${compactTime(fetchedAtMs)}`
  if (fetchedAtMs !== null) yield `${dated}${keptExtension}`
  yield `${dated}-${hash}${keptExtension}`
  for (let count = 2; ; count++) yield `${dated}-${hash}-${count}${keptExtension}`
}

function compactTime(timeMs: number): string {
  return new Date(timeMs)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '')
}

/** A plain name inside the folder: nothing hidden, nothing that leads elsewhere. */
export function isFileName(name: string): boolean {
  return name !== '' && name.length <= 255 && !name.startsWith('.') && !/[/\\\0:]/.test(name)
}
