// What a second start tells the first one: the files that it was started with, in a form and of a size that arrive.

import * as v from 'valibot'
import { mostFilesAtOnce } from '../../shared/bridge'

/** Some files to open, in order, and how many others were left out. */
export interface FewFiles {
  readonly files: readonly string[]
  readonly leftOut: number
}

/** Chromium hands over 32 KiB in all, arguments and data, and of more it makes nothing, or ends the first start as one that hangs. */
const mostBytes = 28 * 1024
/** What of it files may take, as arguments and as data. */
const mostOfFiles = 24 * 1024
const messageSchema = v.strictObject({ base64: v.string() })
const fewSchema = v.strictObject({
  files: v.pipe(v.array(v.string()), v.maxLength(mostFilesAtOnce)),
  leftOut: v.pipe(v.number(), v.safeInteger(), v.minValue(0))
})

/** The last files, as many as one start may hand over; the very last in any case. */
export function lastFew(files: readonly string[], leftOutBefore = 0): FewFiles {
  let bytes = 0
  let count = 0
  for (const file of files.slice(-mostFilesAtOnce).toReversed()) {
    bytes += Buffer.byteLength(file) + base64Of(file).length
    if (count > 0 && bytes > mostOfFiles) break
    count++
  }
  return { files: count === 0 ? [] : files.slice(-count), leftOut: leftOutBefore + files.length - count }
}

/** True when these arguments and files together would not arrive: Chromium hands over all arguments, whatever they are. */
export function isTooLong(argv: readonly string[], few: FewFiles): boolean {
  return argv.reduce((bytes, word) => bytes + Buffer.byteLength(word) + 1, packed(few).base64.length) > mostBytes
}

/**
 * For `additionalData`. What V8 holds in two bytes a letter, and a text that was made of one beyond Latin-1 may be held so
 * although nothing of that is left in it, is cut at its zeros on the way, and a blank between two of them is lost: then
 * all arrives as null. Base64 has no blanks, and a Buffer makes a text of single bytes.
 */
export function packed(few: FewFiles): { readonly base64: string } {
  return { base64: base64Of(few) }
}

function base64Of(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

/** What another start handed over; no files when it is none of ours or did not arrive. */
export function unpacked(data: unknown): FewFiles {
  const message = v.safeParse(messageSchema, data)
  const few = v.safeParse(fewSchema, message.success ? parsed(message.output.base64) : null)
  return few.success ? few.output : { files: [], leftOut: 0 }
}

function parsed(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString())
  } catch {
    return null
  }
}
