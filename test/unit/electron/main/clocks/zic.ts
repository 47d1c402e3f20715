// The zone database as its own compiler makes it, byte for byte what Debian's package tzdata holds.

import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** The database's source in its short form (public domain), from the package tzdata 2026f-0+deb12u1. */
export const source = resolve(import.meta.dirname, '../../../../fixtures/tzdata-2026f.zi')

/**
 * Compiles all zones into a folder. `fat` files list changes up to 2037, `slim` ones leave most to the rule at their end.
 * Throws where there is no zic, which Debian has in libc-bin.
 */
export function compileZones(folder: string, form: 'fat' | 'slim'): void {
  mkdirSync(folder, { recursive: true })
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` }
  execFileSync('zic', ['-b', form, '-d', folder, source], { env, stdio: 'pipe' })
}

/** The names of all zones in such a folder. */
export function namesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  return files.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).sort()
}
