// A keychain's child process in memory, which works but for the calls that a test makes fail.
import type { KeychainCall, KeychainChild, KeychainReply } from '../../electron/main/keychain/keychain-protocol'
import type { SecretService } from '../../electron/main/keychain/secret-service'

/**
 * `late` ones do what was asked and fail before they say so; what `finds-nothing` does nothing and calls it no error;
 * what `forgets` says yes and does nothing; what `blurts` refuses with all that it was asked or has in its words.
 */
export type ChildFault =
  | 'hangs'
  | 'hangs-late'
  | 'crashes'
  | 'crashes-late'
  | 'refuses'
  | 'forgets'
  | 'blurts'
  | 'lies'
  | 'is-absent'
  | 'finds-nothing'

/** A provider that shows nothing and answers nothing: then a call that is left open waits for nobody. */
export const silentService: SecretService = {
  program: async () => null,
  answers: async () => false,
  asks: async () => null,
  asksInVain: async () => false,
  look: async () => null
}

const noKeyring = 'The name org.freedesktop.secrets was not provided by any .service files'

export interface ScriptedChild {
  readonly fork: () => KeychainChild
  readonly items: Map<string, string>
  readonly killed: () => number
  readonly started: () => number
}

/** `faultOf` is asked before every call; each start of the child works on the same items. */
export function scriptedChild(
  items: Map<string, string>,
  faultOf: (request: KeychainCall) => ChildFault | null
): ScriptedChild {
  let killed = 0
  let started = 0

  function effectOf(request: KeychainCall): string | boolean | null {
    switch (request.call) {
      case 'get':
        return items.get(request.account) ?? null
      case 'set':
        items.set(request.account, request.secret)
        return true
      case 'delete':
        return items.delete(request.account)
      default:
        return request satisfies never
    }
  }

  function fork(): KeychainChild {
    started += 1
    let onReply: (reply: KeychainReply) => void = () => undefined
    let onExit: () => void = () => undefined
    return {
      onReply: (listener) => void (onReply = listener),
      onExit: (listener) => void (onExit = listener),
      kill: () => void (killed += 1),
      send(request) {
        const { callId } = request
        if (request.call === 'echo') return queueMicrotask(() => onReply({ callId, outcome: 'answered', value: true }))
        const fault = faultOf(request)
        queueMicrotask(() => {
          if (fault === 'refuses') return onReply({ callId, outcome: 'refused', message: 'The collection is locked' })
          if (fault === 'blurts')
            return onReply({ callId, outcome: 'refused', message: JSON.stringify([request, ...items]) })
          if (fault === 'is-absent') return onReply({ callId, outcome: 'refused', message: noKeyring })
          if (fault === 'finds-nothing')
            return onReply({ callId, outcome: 'answered', value: request.call === 'get' ? null : false })
          if (fault === 'forgets') return onReply({ callId, outcome: 'answered', value: true })
          if (fault === 'lies') return onReply({ callId, outcome: 'answered', value: lieTo(request) })
          const isInTime = fault !== 'hangs' && fault !== 'crashes'
          const value = isInTime ? effectOf(request) : null
          if (fault === null) onReply({ callId, outcome: 'answered', value })
          else if (fault.startsWith('crashes')) onExit()
        })
      }
    }
  }
  return { fork, items, killed: () => killed, started: () => started }
}

function lieTo({ call }: KeychainCall): string | boolean {
  return call === 'get' ? 'another' : call === 'set'
}
