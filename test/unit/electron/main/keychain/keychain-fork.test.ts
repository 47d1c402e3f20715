// How the keychain's process is started and ended, with one in Electron's place that comes up when the test says so.

import { EventEmitter } from 'node:events'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forkKeychain } from '../../../../../electron/main/keychain/keychain-fork'
import type { KeychainReply } from '../../../../../electron/main/keychain/keychain-protocol'

const electron = vi.hoisted(() => ({ utilityProcess: { fork: vi.fn() } }))
vi.mock('electron', () => electron)

class Process extends EventEmitter {
  pid: number | undefined
  readonly postMessage = vi.fn()
  readonly kill = vi.fn()
}

let started: Process
const endProcess = vi.spyOn(process, 'kill')
beforeEach(() => {
  started = new Process()
  electron.utilityProcess.fork.mockReset().mockReturnValue(started)
  endProcess.mockReset().mockReturnValue(true)
})
afterEach(() => void endProcess.mockReset())

function comesUp(): void {
  started.pid = 4_194_305
  started.emit('spawn')
}

test('the built child is started beside main, without arguments, and what it prints goes nowhere', () => {
  forkKeychain()
  const path = join(resolve('electron/main/keychain'), 'keychain-child.js')
  const options = { serviceName: 'Rollcall keychain', stdio: 'ignore' }
  expect(electron.utilityProcess.fork.mock.calls).toEqual([[path, [], options]])
  expect(endProcess).not.toHaveBeenCalled()
})

test('a request is sent as it is, and every reply and the exit are heard', () => {
  const child = forkKeychain()
  const request = { callId: 1, call: 'get', account: 'saved' } as const
  child.send(request)
  expect(started.postMessage.mock.calls).toEqual([[request]])

  const heard: (KeychainReply | 'exit')[] = []
  child.onReply((reply) => heard.push(reply))
  child.onExit(() => heard.push('exit'))
  const replies = [1, 2].map((callId) => ({ callId, outcome: 'answered', value: null }))
  for (const reply of replies) started.emit('message', reply)
  started.emit('exit', 0)
  expect(heard).toEqual([...replies, 'exit'])
})

test('a running process is ended at once, not asked to end', () => {
  const child = forkKeychain()
  comesUp()
  child.kill()
  expect(endProcess.mock.calls).toEqual([[4_194_305, 'SIGKILL']])
  expect(started.kill).not.toHaveBeenCalled()
})

test('a process that is given up before it has come up is ended as soon as it has, once', () => {
  const child = forkKeychain()
  child.kill()
  expect(endProcess).not.toHaveBeenCalled()
  expect(started.kill).not.toHaveBeenCalled()
  comesUp()
  started.emit('spawn')
  expect(endProcess.mock.calls).toEqual([[4_194_305, 'SIGKILL']])
})

test('a process that the system does not end is ended by Electron', () => {
  endProcess.mockImplementation(() => {
    throw new Error('kill EPERM')
  })
  const child = forkKeychain()
  comesUp()
  expect(() => child.kill()).not.toThrow()
  expect(started.kill.mock.calls).toEqual([[]])
})
