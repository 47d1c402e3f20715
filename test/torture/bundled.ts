// Bundles a module for a process of its own, beside the app's other processes and in the way the app is bundled.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

export interface Bundled {
  /** The file to start with Node. */
  readonly path: string
  readonly remove: () => Promise<void>
}

/** Bundles a module, named by its path from the project's root, into a folder of its own. */
export async function bundled(module: string): Promise<Bundled> {
  const outDir = await mkdtemp(join(tmpdir(), 'rollcall-bundled-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, module),
      outDir,
      emptyOutDir: false,
      rolldownOptions: { external: ['electron', 'keytar'], output: { format: 'cjs', entryFileNames: 'bundled.cjs' } }
    }
  })
  return { path: join(outDir, 'bundled.cjs'), remove: () => rm(outDir, { recursive: true, force: true }) }
}
