// Bundles one of the tests' TypeScript modules and loads it: Node 20 does not run TypeScript.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../electron/setup/places.mjs'

/**
 * @param {string} entry the module's path from the project's root
 * @param {string} outDir a folder of its own, for the bundle
 * @param {string} [root] another checkout's
 * @returns {Promise<any>} what the module exports
 */
export async function loadTypeScript(entry, outDir, root = ROOT) {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'bundle.mjs' } }
    }
  })
  return import(pathToFileURL(join(outDir, 'bundle.mjs')).href)
}
