// Takes what the window made to wherever the user chooses: a file, a PDF of the page, or paper.

import { basename, dirname, join } from 'node:path'
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
  readonly printToPdf: (title: string) => Promise<Uint8Array>
  /** The system's print dialog. */
  readonly print: () => Promise<Printing>
  readonly files?: FileCalls
  readonly patienceMs?: number
}

export class Saving {
  #asking = false

  constructor(private readonly parts: SavingParts) {}

  /** Fails as writing fails; nothing is written where the dialog was dismissed. */
  saveFile(suggestedName: string, content: string | Uint8Array): Promise<Result<string | null>> {
    return this.#save(suggestedName, async () => ok(content))
  }

  /** As `saveFile`; fails with `timeout` when the page takes too long to be printed, and then writes nothing. */
  savePdf(suggestedName: string, title: string): Promise<Result<string | null>> {
    return this.#save(suggestedName, () => this.#pdf(title))
  }

  async printPage(): Promise<Result<boolean>> {
    const answer = await this.#alone(async () => {
      const { printed, why } = await this.parts.print()
      return printed || /cancel/i.test(why) ? ok(printed) : fail('not-printed', why === '' ? null : `${why}.`)
    })
    return answer ?? ok(false)
  }

  async #save(suggestedName: string, make: () => Promise<Result<string | Uint8Array>>): Promise<Result<string | null>> {
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
    return ok(basename(path))
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
