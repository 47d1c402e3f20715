// Says what goes into the packaged app, and what its Electron is no longer able to do.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Platform, build } from 'electron-builder'
import { OFFICIAL_ELECTRON, ROOT, readJson } from './places.mjs'
import { SetupStopped } from './progress.mjs'

/** What is burnt into the program for good, by electron-builder's names. `npm test` reads it back from a package. */
export const FUSES = {
  // Each of these would run anybody's code under Rollcall's name, which keychains may trust.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  onlyLoadAppFromAsar: true,
  // Electron for Linux cannot check it.
  enableEmbeddedAsarIntegrityValidation: true,
  // The pages come from app://, never from file://.
  grantFileProtocolExtraPrivileges: false,
  // No cookie is ever kept, and with this Chromium would ask the keychain for a key of its own.
  enableCookieEncryption: false,
  loadBrowserProcessSpecificV8Snapshot: false
}

/** Left as Electron ships it, and not known to electron-builder: guards around the memory of WebAssembly, of which none runs here. */
export const FUSES_LEFT = { wasmTrapHandlers: true }

const KEYTAR = 'node_modules/keytar'
/** Only what runs. */
const FILES = [
  'package.json',
  'out/{main,preload,renderer}/**',
  '!out/*/licenses.md',
  '!node_modules/**',
  `${KEYTAR}/{package.json,LICENSE.md,lib/**,prebuilds/\${platform}-\${arch}/**}`
]

/**
 * The Electron that a package is made of.
 * @param {string | undefined} program the official Electron's, or undefined where there is only the older stand-in
 */
export function electronToPackage(program) {
  const { version } = readJson(join(OFFICIAL_ELECTRON, 'package.json'))
  if (program) return { folder: join(OFFICIAL_ELECTRON, 'dist'), version }
  throw new SetupStopped(
    `A package is made of the official Electron ${version} only, which could not be downloaded from github.com; ` +
      'the older one here is for development and tests, and is never given to users.'
  )
}

/**
 * Packages what is built in out/ as a folder for this platform, and downloads nothing for it.
 * @param {{electron: {folder: string, version: string}, output: string, fuses?: Partial<typeof FUSES>}} how
 * @returns {Promise<string>} the folder with the program
 */
export async function packageApp({ electron, output, fuses = FUSES }) {
  await build({
    projectDir: ROOT,
    publish: 'never',
    targets: Platform.current().createTarget('dir'),
    config: {
      appId: 'rollcall',
      productName: 'Rollcall',
      copyright: '© 2026 The Rollcall authors, MIT License',
      directories: { output },
      electronDist: electron.folder,
      electronVersion: electron.version,
      npmRebuild: false,
      afterExtract: removeDefaultApp,
      files: FILES,
      asar: true,
      // A native module is loaded by the system, which knows nothing of archives.
      asarUnpack: [`${KEYTAR}/**`],
      extraFiles: [
        { from: 'LICENSE', to: 'LICENSE.txt' },
        { from: 'out/main/licenses.md', to: 'licenses/main.md' },
        { from: 'out/renderer/licenses.md', to: 'licenses/window.md' }
      ],
      electronFuses: { ...fuses, resetAdHocDarwinSignature: process.platform === 'darwin' }
    }
  })
  const made = readdirSync(output, { withFileTypes: true }).find((entry) => entry.isDirectory())
  if (!made) throw new Error(`electron-builder left no folder in ${output}`)
  return join(output, made.name)
}

/** Electron brings an app that runs whatever folder is named to it. @param {{appOutDir: string}} extracted */
function removeDefaultApp({ appOutDir }) {
  const resources = process.platform === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources'
  rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true })
}
