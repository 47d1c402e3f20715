// Which system packages are found missing.
import { expect, it } from 'vitest'
import { RUNTIME, TESTING, TESTING_ON_DEBIAN, missingPackages } from '../../../../electron/setup/debian-packages.mjs'

const libraries = Object.values(RUNTIME)
  .map((name) => `\t${name} (libc6,x86-64) => /lib/x86_64-linux-gnu/${name}`)
  .join('\n')

it('a complete system lacks nothing', () => {
  expect(missingPackages({ forTests: true }, { libraries, hasProgram: () => true, isDebian: true })).toEqual([])
})

it('a missing library is named by its package', () => {
  const without = libraries.replace('libXss.so.1 (', 'libXss.so.10 (')
  expect(missingPackages({ forTests: false }, { libraries: without, hasProgram: () => true, isDebian: true })).toEqual([
    'libxss1'
  ])
})

it('the tools of the tests are asked for by the tests only', () => {
  const bare = { libraries, hasProgram: () => false, isDebian: false }
  expect(missingPackages({ forTests: false }, bare)).toEqual([])
  expect(missingPackages({ forTests: true }, bare)).toEqual(Object.keys(TESTING))
})

it('Chromium is asked for by the tests on Debian only, which packages it', () => {
  const bare = { libraries, hasProgram: () => false, isDebian: true }
  expect(missingPackages({ forTests: false }, bare)).toEqual([])
  expect(missingPackages({ forTests: true }, bare)).toEqual([
    ...Object.keys(TESTING),
    ...Object.keys(TESTING_ON_DEBIAN)
  ])
})
