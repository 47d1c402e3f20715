// When node_modules counts as installed.
import { expect, it } from 'vitest'
import { areInstalled } from '../../../../electron/setup/dependencies.mjs'

const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-darwin': { version: '1.0.0', integrity: 'sha512-b', optional: true }
  }
}
const a = { version: '1.0.0', integrity: 'sha512-a' }

it('a checkout without node_modules has nothing installed', () => {
  expect(areInstalled(lock, undefined)).toBe(false)
})

it('an install without the packages of other systems is complete', () => {
  expect(areInstalled(lock, { packages: { 'node_modules/a': a } })).toBe(true)
})

it('a missing package, another version or another content means installing again', () => {
  expect(areInstalled(lock, { packages: {} })).toBe(false)
  expect(areInstalled(lock, { packages: { 'node_modules/a': { ...a, version: '1.0.1' } } })).toBe(false)
  expect(areInstalled(lock, { packages: { 'node_modules/a': { ...a, integrity: 'sha512-x' } } })).toBe(false)
})
