// npm run package: does the set-up that is missing, then makes a folder with Rollcall for this platform.
import './node-version.mjs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { officialElectron } from './electron-path.mjs'
import { ROOT } from './places.mjs'
import { prepare } from './prepare.mjs'
import { exitWith, say } from './progress.mjs'

const OUTPUT = join(ROOT, 'out/package')

await exitWith(async () => {
  await prepare({ forTests: false })
  const { electronToPackage, packageApp } = await import('./packaging.mjs')
  const electron = electronToPackage(officialElectron())
  await buildIfNeeded()
  await rm(OUTPUT, { recursive: true, force: true })
  say(`Rollcall is in ${await packageApp({ electron, output: OUTPUT })}`)
  return 0
})
