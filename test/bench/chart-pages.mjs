// Bundles the page of each compared chart; first installs the rivals when they are missing.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { areInstalled, npm } from '../../electron/setup/dependencies.mjs'
import { ROOT, readJson } from '../../electron/setup/places.mjs'
import { runOrStop } from '../../electron/setup/processes.mjs'
import { step } from '../../electron/setup/progress.mjs'

const rivals = join(import.meta.dirname, 'rivals')
const pages = join(import.meta.dirname, 'pages')

/** @typedef {{name: string, page: string}} Chart with the path of its page */

/** The compared charts, Rollcall's first and the floor second. @type {readonly {name: string, entry: string}[]} */
export const charts = [
  { name: 'Rollcall', entry: join(pages, 'rollcall.ts') },
  { name: 'bare canvas', entry: join(pages, 'floor.mjs') },
  { name: 'svelte-gantt 4.5.0', entry: join(rivals, 'svelte-gantt.mjs') },
  { name: 'ECharts 6.1.0', entry: join(rivals, 'echarts.mjs') },
  { name: 'vis-timeline 8.5.4', entry: join(rivals, 'vis-timeline.mjs') }
]

/** Makes node_modules beside the rivals' lock file what that says. They are no part of the app, its tests or its set-up. */
export async function installRivals() {
  const lock = readJson(join(rivals, 'package-lock.json'))
  if (areInstalled(lock, readJson(join(rivals, 'node_modules/.package-lock.json')))) return
  const [program, ...args] = npm()
  await step('Installing the charts to compare with', () =>
    runOrStop(
      program,
      [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'],
      'The charts to compare with were not installed',
      { cwd: rivals, shell: program === 'npm' && process.platform === 'win32' }
    )
  )
}

/** @param {(typeof charts)[number]} chart @param {string} outDir @returns {Promise<Chart>} */
export async function bundlePage({ name, entry }, outDir) {
  await bundleScript(entry, outDir)
  const page = join(outDir, 'index.html')
  writeFileSync(page, html)
  return { name, page }
}

/** @param {string} entry @param {string} outDir @returns {Promise<string>} the path of what is to be run in a page */
export async function bundleScript(entry, outDir) {
  const { build } = await import('vite')
  const { svelte } = await import('@sveltejs/vite-plugin-svelte')
  mkdirSync(outDir, { recursive: true })
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [svelte({ configFile: false })],
    build: {
      target: 'chrome130',
      outDir,
      emptyOutDir: false,
      minify: true,
      lib: { entry, formats: ['iife'], name: 'page', fileName: () => 'page.js', cssFileName: 'page' }
    }
  })
  return join(outDir, 'page.js')
}

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Chart</title>
    <link rel="stylesheet" href="page.css" />
  </head>
  <body>
    <script src="page.js"></script>
  </body>
</html>
`
