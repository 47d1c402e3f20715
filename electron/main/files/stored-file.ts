// Remembers one small value between runs in a JSON file; a file that cannot be understood is put aside, never overwritten.

import { readFile, rename } from 'node:fs/promises'
import { basename } from 'node:path'
import * as v from 'valibot'
import { fail, type Result } from '../../shared/result'
import { writeFileAtomic } from './atomic-file'
import { errorCode } from './error-code'

export class StoredFile<T> {
  #value: Promise<T> | null = null
  #writing: Promise<unknown> = Promise.resolve()
  /** Something is there that can neither be read nor put aside: it may not be written over. */
  #blocked = false
  #damaged = false

  /** `initial` stands until something was saved; it must satisfy the schema. */
  constructor(
    private readonly path: string,
    private readonly schema: v.GenericSchema<unknown, T>,
    private readonly initial: T
  ) {}

  /** What was saved last; the initial value when there is nothing or nothing that can be understood. */
  read(): Promise<T> {
    this.#value ??= this.#load()
    return this.#value
  }

  /** Why what was there could not be read, once it was asked for: it was put aside, or is out of reach. */
  get trouble(): 'damaged' | 'unreadable' | null {
    return this.#blocked ? 'unreadable' : this.#damaged ? 'damaged' : null
  }

  /** Remembers what `change` makes of the value. In memory at once and in any case; the answer is about the disk. */
  change(change: (value: T) => T): Promise<Result<null>> {
    // Set before anything is awaited, so that of two changes at once none is lost.
    this.#value = this.read().then(change)
    const write = this.#writing.then(() => this.#write())
    this.#writing = write.catch(() => undefined)
    return write
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<Result<null>> {
    const value = await this.read()
    if (this.#blocked)
      return fail('not-writable', `${basename(this.path)} is there but cannot be read, so it is not overwritten.`)
    return writeFileAtomic(this.path, JSON.stringify(value, null, 2) + '\n', { mode: 0o600 })
  }

  async #load(): Promise<T> {
    try {
      const parsed = v.safeParse(this.schema, JSON.parse(await readFile(this.path, 'utf8')))
      if (parsed.success) return parsed.output
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        this.#blocked = errorCode(error) !== 'ENOENT'
        return this.initial
      }
    }
    this.#damaged = true
    await rename(this.path, `${this.path}.damaged-${Date.now()}`).catch(() => (this.#blocked = true))
    return this.initial
  }
}
