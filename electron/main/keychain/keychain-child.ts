// Makes the keychain's calls in a process of its own, so that a call that hangs or crashes can be ended without the app.

import keytar from 'keytar'
import { keychainService, type KeychainReply, type KeychainRequest } from './keychain-protocol'

async function answer(request: KeychainRequest): Promise<string | boolean | null> {
  switch (request.call) {
    case 'get':
      return keytar.getPassword(keychainService, request.account)
    case 'set':
      await keytar.setPassword(keychainService, request.account, request.secret)
      return true
    case 'delete':
      return keytar.deletePassword(keychainService, request.account)
    case 'echo':
      return true
    default:
      return request satisfies never
  }
}

async function reply(request: KeychainRequest): Promise<KeychainReply> {
  try {
    return { callId: request.callId, outcome: 'answered', value: await answer(request) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { callId: request.callId, outcome: 'refused', message }
  }
}

// Electron gives its utility processes a `parentPort`; a plain Node child, as in the unit tests, has `process.send`.
const port: Electron.ParentPort | undefined = process.parentPort
if (port)
  port.on('message', ({ data }) => void reply(data as KeychainRequest).then((message) => port.postMessage(message)))
else process.on('message', (data) => void reply(data as KeychainRequest).then((message) => process.send?.(message)))
