#!/usr/bin/env node
// npm start, or rollcall after npm link: does the set-up that is missing, then opens the app and the files named.
import './node-version.mjs'
import { buildIfNeeded } from './build.mjs'
import { launch, requireDisplay } from './launch.mjs'
import { prepare } from './prepare.mjs'
import { exitWith } from './progress.mjs'

await exitWith(async () => {
  const electron = await prepare({ forTests: false })
  await buildIfNeeded()
  requireDisplay('npm start')
  return launch(electron, process.argv.slice(2))
})
