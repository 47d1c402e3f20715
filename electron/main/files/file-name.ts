// Makes a file name that any system takes and nobody is fooled by.

import { posix, win32 } from 'node:path'

const typeNames = {
  svg: 'SVG picture',
  png: 'PNG picture',
  pdf: 'PDF document',
  xlsx: 'Spreadsheet',
  csv: 'Table (CSV)',
  md: 'Markdown text',
  json: 'JSON',
  txt: 'Text',
  rollcall: 'Rollcall session'
} as const
type Extension = keyof typeof typeNames

export interface FileType {
  readonly extension: Extension
  readonly name: string
}

const mostCharacters = 120
/** File systems count bytes, up to 255; the temporary name of a file that is being written is longer than its own. */
const mostBytes = 200
const taken = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i

/** Whether a suggested name has one of the extensions that the window makes files of. */
export function hasFileType(name: string): boolean {
  return /\.(svg|png|pdf|xlsx|csv|md|json|txt)$/i.test(name)
}

/** Whether a suggested name is that of a kept file, which main alone writes. */
export function isKeptName(name: string): boolean {
  return /\.rollcall$/i.test(name)
}

/** A name of one of these kinds in, what its extension stands for out. */
export function fileTypeOf(name: string): FileType {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (!isExtension(extension)) throw new Error('Not a type of file that the window makes')
  return { extension, name: typeNames[extension] }
}

/**
 * A suggested name with an extension in; out the last part of it, without what is invisible, what some system forbids or
 * what hides a file, cut to 120 characters and 200 bytes before its extension.
 */
export function safeFileName(suggested: string): string {
  const visible = win32
    .basename(posix.basename(suggested))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
  const dot = visible.lastIndexOf('.')
  const extension = visible.slice(dot)
  // A name that begins with a dash is an option to many programs.
  const stem = visible
    .slice(0, dot)
    .normalize('NFC')
    .replace(/^[-.\s]+|[.\s]+$/g, '')
  const whole = (stem === '' ? 'session' : stem).replace(taken, '_$1')
  return cut(whole, mostCharacters - extension.length, mostBytes - extension.length) + extension
}

function cut(stem: string, characters: number, bytes: number): string {
  let kept = ''
  for (const character of stem) {
    const longer = kept + character
    if (longer.length > characters || Buffer.byteLength(longer) > bytes) break
    kept = longer
  }
  return kept.trimEnd()
}

function isExtension(text: string): text is Extension {
  return Object.hasOwn(typeNames, text)
}
