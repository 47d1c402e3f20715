// What a package is made of.
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { electronToPackage } from '../../../../electron/setup/packaging.mjs'
import { OFFICIAL_ELECTRON, readJson } from '../../../../electron/setup/places.mjs'
import { SetupStopped } from '../../../../electron/setup/progress.mjs'

const { version } = readJson(`${OFFICIAL_ELECTRON}/package.json`) as { version: string }

it('a package is made of the official Electron', () => {
  const electron = electronToPackage(`${OFFICIAL_ELECTRON}/dist/electron`)
  expect(electron.version).toBe(version)
  expect(basename(electron.folder)).toBe('dist')
})

it('without it, packaging stops with a line that says what is missing and why the older one will not do', () => {
  expect(() => electronToPackage(undefined)).toThrow(SetupStopped)
  expect(() => electronToPackage(undefined)).toThrow(
    new RegExp(`official Electron ${version.replaceAll('.', '\\.')} only.*development and tests.*never given to users`)
  )
})
