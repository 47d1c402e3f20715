// Faults of the file system, one for each step of writing a file.

import * as nodeFiles from 'node:fs/promises'
import type { FileCalls } from '../../../../../electron/main/files/atomic-file'

export const writeSteps = [
  'open',
  'write',
  'sync',
  'close',
  'rename',
  'open folder',
  'sync folder',
  'close folder'
] as const
type Step = (typeof writeSteps)[number]

/** The real calls of a write in that folder, but for one step that fails with this code. */
export function failing(folder: string, step: Step, code: string): FileCalls {
  const failAt = (now: Step): void => {
    if (now === step) throw Object.assign(new Error(`${code}: told to fail`), { code })
  }
  return {
    ...nodeFiles,
    async open(...args: Parameters<typeof nodeFiles.open>) {
      const isFolder = args[0] === folder
      failAt(isFolder ? 'open folder' : 'open')
      const handle = await nodeFiles.open(...args)
      const { writeFile: write, sync, close } = handle
      handle.writeFile = (async (...data: Parameters<typeof write>) => {
        failAt('write')
        return write.apply(handle, data)
      }) as typeof write
      handle.sync = async () => {
        failAt(isFolder ? 'sync folder' : 'sync')
        return sync.apply(handle)
      }
      handle.close = async () => {
        await close.apply(handle)
        failAt(isFolder ? 'close folder' : 'close')
      }
      return handle
    },
    async rename(...args) {
      failAt('rename')
      return nodeFiles.rename(...args)
    }
  }
}
