// Builds main, preload and renderer; main and preload are CommonJS because a sandboxed preload must be.
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { zonePieces } from './electron/setup/zone-pieces'

/** Of the packages whose code is in the built files; the package takes it along. */
const license = { fileName: 'licenses.md' }

/** A file for each time zone, which main reads when it needs that zone. */
const zones: Plugin = {
  name: 'zones',
  generateBundle() {
    for (const [name, source] of zonePieces()) this.emitFile({ type: 'asset', fileName: `zones/${name}`, source })
  }
}

export default defineConfig({
  main: {
    plugins: [zones],
    build: {
      target: 'node20',
      outDir: 'out/main',
      license,
      rolldownOptions: {
        input: {
          index: resolve('electron/main/index.ts'),
          worker: resolve('electron/main/work/worker.ts'),
          'keychain-child': resolve('electron/main/keychain/keychain-child.ts')
        },
        // Chunks lie beside the entries, so that __dirname means the same folder in all of them.
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
      }
    }
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' }
      }
    }
  },
  renderer: {
    root: 'renderer',
    resolve: { alias: [{ find: /^fflate$/, replacement: resolve('renderer/workbook/in-place-zip.ts') }] },
    build: {
      target: 'chrome130',
      outDir: resolve('out/renderer'),
      license,
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: resolve('renderer/index.html') } }
    },
    plugins: [svelte({ configFile: false })]
  }
})
