// Runs the keychain's child process on plain Node: the file that ships, bundled as the app bundles it.

import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { KeychainChild, KeychainReply } from '../../electron/main/keychain/keychain-protocol'

const root = resolve(import.meta.dirname, '../..')

export interface NodeChild extends KeychainChild {
  readonly signal: (signal: NodeJS.Signals) => void
}

export interface BuiltChild {
  /** Starts it with only this environment, as Electron would start it with the user's. */
  readonly fork: (env: Readonly<Record<string, string>>) => NodeChild
  readonly remove: () => Promise<void>
}

/** Bundles the child into a folder of its own. */
export async function buildChild(): Promise<BuiltChild> {
  const outDir = await mkdtemp(join(tmpdir(), 'rollcall-child-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(root, 'electron/main/keychain/keychain-child.ts'),
      outDir,
      emptyOutDir: false,
      rolldownOptions: { external: ['keytar'], output: { format: 'cjs', entryFileNames: 'keychain-child.cjs' } }
    }
  })
  return {
    fork: (env) => forkOnNode(join(outDir, 'keychain-child.cjs'), env),
    remove: () => rm(outDir, { recursive: true, force: true })
  }
}

function forkOnNode(path: string, env: Readonly<Record<string, string>>): NodeChild {
  const child = fork(path, { env: { NODE_PATH: join(root, 'node_modules'), ...env }, execArgv: [], stdio: 'ignore' })
  return {
    send: (request) => void child.send(request, () => undefined),
    onReply: (listener) => void child.on('message', (message) => listener(message as KeychainReply)),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
    signal: (signal) => void child.kill(signal)
  }
}
