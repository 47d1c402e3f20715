// The folders that the user chose from last, for opening and for saving, in folders.json.

import { stat } from 'node:fs/promises'
import * as v from 'valibot'
import { StoredFile } from './stored-file'

type Use = 'open' | 'save'

const folderSchema = v.nullable(v.string())
const storedSchema = v.strictObject({ version: v.literal(1), open: folderSchema, save: folderSchema })

export class Folders {
  readonly #file: StoredFile<v.InferOutput<typeof storedSchema>>

  constructor(path: string) {
    this.#file = new StoredFile(path, storedSchema, { version: 1, open: null, save: null })
  }

  /** Where the user chose last; null when there was nothing, or it is gone. */
  async last(use: Use): Promise<string | null> {
    const folder = (await this.#file.read())[use]
    return folder !== null && (await isFolder(folder)) ? folder : null
  }

  /** Only a convenience: where it cannot be written, it holds for this run. */
  async remember(use: Use, folder: string): Promise<void> {
    if ((await this.#file.read())[use] !== folder) await this.#file.change((stored) => ({ ...stored, [use]: folder }))
  }

  settled(): Promise<void> {
    return this.#file.settled()
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false
  )
}
