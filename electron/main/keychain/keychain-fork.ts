// Starts the keychain's child process the way Electron does it.

import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { KeychainChild, KeychainReply } from './keychain-protocol'

/** Starts the built child; it inherits the environment, as it needs the session's D-Bus, and its output goes nowhere. */
export function forkKeychain(): KeychainChild {
  const child = utilityProcess.fork(join(__dirname, 'keychain-child.js'), [], {
    serviceName: 'Rollcall keychain',
    stdio: 'ignore'
  })
  function end(): void {
    // Electron cannot end a process that has not come up yet: it would come up all the same.
    if (child.pid === undefined) child.once('spawn', end)
    // A pending call blocks an orderly end, so the process is not asked but ended.
    else if (!endProcess(child.pid)) child.kill()
  }

  return {
    send: (request) => child.postMessage(request),
    onReply: (listener) => child.on('message', (message: KeychainReply) => listener(message)),
    onExit: (listener) => child.on('exit', listener),
    kill: end
  }
}

function endProcess(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
