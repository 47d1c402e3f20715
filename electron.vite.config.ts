// Builds main, preload and renderer; main and preload are CommonJS because a sandboxed preload must be.
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'

/** Of the packages whose code is in the built files; the package takes it along. */
const license = { fileName: 'licenses.md' }

export default defineConfig({
  main: {
    build: {
      target: 'node18',
      outDir: 'out/main',
      license,
      rolldownOptions: {
        input: {
          index: resolve('electron/main/index.ts'),
          worker: resolve('electron/main/work/worker.ts'),
          'keychain-child': resolve('electron/main/accounts/keychain-child.ts')
        },
        // Chunks lie beside the entries, so that __dirname means the same folder in all of them.
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
      }
    }
  },
  preload: {
    build: {
      target: 'node18',
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' }
      }
    }
  },
  renderer: {
    root: 'renderer',
    build: {
      target: 'chrome114',
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
