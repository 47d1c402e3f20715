// Says why a file could not be read: gone, forbidden, no file, or something that only the system's code tells.

import { fail, type Result } from '../../shared/result'
import { errorCode } from './error-code'

/** What a file system call threw, and the name to call the file by, in; the failure out. */
export function readFailure(error: unknown, fileName: string): Result<never> {
  const code = errorCode(error)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('missing-file', fileName)
    case 'EACCES':
    case 'EPERM':
      return fail('forbidden-file', fileName)
    case 'EISDIR':
      return fail('not-a-file', `${fileName} is a folder.`)
    default:
      return fail('unreadable-file', `${fileName} (${code})`)
  }
}
