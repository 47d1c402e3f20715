// All of the set-up, in the order in which the cheapest refusal comes first.
import { installDependencies } from './dependencies.mjs'
import { ensureElectron } from './electron-binary.mjs'
import { installSystemPackages } from './debian-packages.mjs'

/**
 * Does what is missing before the app or its tests can run; a second call finds everything in place.
 * @param {{forTests: boolean}} purpose
 * @returns {Promise<string>} the Electron program
 */
export async function prepare(purpose) {
  await installSystemPackages(purpose)
  await installDependencies()
  return ensureElectron()
}
