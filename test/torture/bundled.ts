// Bundles a module for a process of its own, in the way the app is bundled.

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

/** Bundles a module, named by its path from the project's root, into a folder of its own, with the app's worker beside it. */
export async function bundled(module: string): Promise<Bundled> {
  const outDir = await mkdtemp(join(tmpdir(), 'rollcall-bundled-'))
  const input = { bundled: join(root, module), worker: join(root, 'electron/main/work/worker.ts') }
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input,
        external: ['electron', 'keytar'],
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
      }
    }
  })
  return { path: join(outDir, 'bundled.js'), remove: () => rm(outDir, { recursive: true, force: true }) }
}
