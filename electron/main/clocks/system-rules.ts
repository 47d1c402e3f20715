// The zone files of a Linux or macOS system: which edition they are of, and the rules of a zone.

import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ZoneRules } from '../../shared/zone-rules'
import { largestTzif, readTzif } from './tzif'

/** Letters, digits and `+-_` in up to four parts: nothing that leaves the folder. */
const namePattern = /^(?!.{65})[A-Za-z][A-Za-z0-9+_-]*(?:\/[A-Za-z0-9][A-Za-z0-9+_-]*){0,3}$/
const editionPattern = /^(?:# version )?(\d{4}[a-z]{1,2})\b/

export class SystemRules {
  #edition: Promise<string | null> | null = null

  /** The folder of the zone files, null where the system has none. */
  constructor(readonly folder: string | null) {}

  /** Such as `2026f`; null where it is not known. */
  edition(): Promise<string | null> {
    this.#edition ??= this.#readEdition()
    return this.#edition
  }

  /** The rules under exactly this name; null where there is no readable file of it. */
  async rules(name: string): Promise<ZoneRules | null> {
    if (this.folder === null || !namePattern.test(name)) return null
    const bytes = await startOf(join(this.folder, name), largestTzif)
    const changes = bytes === null ? null : readTzif(bytes)
    return changes === null ? null : { name, source: 'system', edition: await this.edition(), ...changes }
  }

  async #readEdition(): Promise<string | null> {
    if (this.folder === null) return null
    // Debian and most others; BSD and macOS.
    for (const file of ['tzdata.zi', '+VERSION']) {
      const bytes = await startOf(join(this.folder, file), 64)
      const edition = bytes === null ? undefined : editionPattern.exec(Buffer.from(bytes).toString('latin1'))?.[1]
      if (edition !== undefined) return edition
    }
    return null
  }
}

/** Where this system has its zone files; the variable TZDIR moves them. */
export function systemRules(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): SystemRules {
  const { TZDIR } = env
  if (platform === 'win32') return new SystemRules(null)
  return new SystemRules(TZDIR?.startsWith('/') ? TZDIR : '/usr/share/zoneinfo')
}

/** At most so many bytes of a file, or null when it cannot be read. Only of a plain file: a pipe would never end, nor even begin. */
export async function startOf(path: string, most: number): Promise<Uint8Array | null> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      if (!(await file.stat()).isFile()) return null
      const { bytesRead, buffer } = await file.read(Buffer.alloc(most), 0, most, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}
