// Takes what the window made to wherever the user chooses: a file, a PDF of the page, or paper.

import { access } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { SavedFile } from '../../shared/bridge'
import { fail, ok, type Result } from '../../shared/result'
import { writeFileAtomic, type FileCalls } from '../files/atomic-file'
import { fileTypeOf, safeFileName, type FileType } from '../files/file-name'

const patienceMs = 30_000

export interface Printing {
  readonly printed: boolean
  /** In Chromium's words; empty when it went to a printer. */
  readonly why: string
}

interface SavingParts {
  /** The system's save dialog; null when it was dismissed. */
  readonly choosePath: (suggestedPath: string, type: FileType) => Promise<string | null>
  /** Where to suggest to save. */
  readonly folder: () => Promise<string>
  /** Told where something was saved. */
  readonly remember: (folder: string) => Promise<void>
  /** Shows a file in its folder, in the system's own program. */
  readonly show: (path: string) => void
  readonly printToPdf: (title: string) => Promise<Uint8Array>
  /** The system's print dialog. */
  readonly print: () => Promise<Printing>
  readonly files?: FileCalls
  readonly patienceMs?: number
}

/** So many files that were saved last can be shown. */
const mostShown = 20

export class Saving {
  #asking = false
  /** Where what was saved is, oldest first: the window knows it by a handle alone. */
  readonly #saved = new Map<string, string>()
  #count = 0

  constructor(private readonly parts: SavingParts) {}

  /** Fails as writing fails; nothing is written where the dialog was dismissed. */
  saveFile(suggestedName: string, content: string | Uint8Array): Promise<Result<SavedFile | null>> {
    return this.saveMade(suggestedName, async () => ok(content))
  }

  /** As `saveFile`; fails with `timeout` when the page takes too long to be printed, and then writes nothing. */
  savePdf(suggestedName: string, title: string): Promise<Result<SavedFile | null>> {
    return this.saveMade(suggestedName, () => this.#pdf(title))
  }

  async printPage(): Promise<Result<boolean>> {
    const answer = await this.#alone(async () => {
      const { printed, why } = await this.parts.print()
      return printed || /cancel/i.test(why) ? ok(printed) : fail('not-printed', why === '' ? null : `${why}.`)
    })
    return answer ?? ok(false)
  }

  /** Shows what was saved in this run; fails with `missing-file` when it is there no more. */
  async show(savedId: string): Promise<Result<null>> {
    const path = this.#saved.get(savedId)
    if (path === undefined) return fail('not-open')
    try {
      await access(path)
    } catch {
      return fail('missing-file', basename(path))
    }
    this.parts.show(path)
    return ok(null)
  }

  /** As `saveFile`, with content that is made once the user has chosen where it goes. */
  async saveMade(
    suggestedName: string,
    make: () => Promise<Result<string | Uint8Array>>
  ): Promise<Result<SavedFile | null>> {
    const name = safeFileName(suggestedName)
    const path = await this.#alone(async () =>
      this.parts.choosePath(join(await this.parts.folder(), name), fileTypeOf(name))
    )
    if (path === null) return ok(null)
    const content = await make()
    if (!content.ok) return content
    const { files } = this.parts
    // Meant to be passed on, so it gets the rights that any file of the user gets.
    const written = await writeFileAtomic(path, content.value, { mode: 0o666, ...(files && { files }) })
    if (!written.ok) return written
    await this.parts.remember(dirname(path))
    return ok({ id: this.#remember(path), name: basename(path) })
  }

  #remember(path: string): string {
    const id = `saved-${++this.#count}`
    this.#saved.set(id, path)
    for (const oldest of [...this.#saved.keys()].slice(0, -mostShown)) this.#saved.delete(oldest)
    return id
  }

  async #pdf(title: string): Promise<Result<Uint8Array>> {
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<Result<Uint8Array>>((resolve) => {
      const late = fail('timeout', 'The page was not printed within 30 seconds.')
      timer = setTimeout(() => resolve(late), this.parts.patienceMs ?? patienceMs)
    })
    try {
      return await Promise.race([this.parts.printToPdf(title).then(ok), tooLong])
    } finally {
      clearTimeout(timer)
    }
  }

  /** One dialog at a time: a second one is as good as dismissed. */
  async #alone<T>(ask: () => Promise<T>): Promise<T | null> {
    if (this.#asking) return null
    this.#asking = true
    try {
      return await ask()
    } finally {
      this.#asking = false
    }
  }
}
