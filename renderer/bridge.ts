// The window's only door to the main process; behind it, a call that breaks is a Failure like any other.

import { callChannels, type Bridge } from '../electron/shared/bridge'
import { fail } from '../electron/shared/result'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

/** A bridge whose calls may reject in, one whose calls never do out: a rejection becomes `unexpected`. */
export function withoutRejections(bridge: Bridge): Bridge {
  const calls = Object.keys(callChannels).map((name) => {
    const call = bridge[name as keyof typeof callChannels] as (...args: unknown[]) => Promise<unknown>
    const safe = async (...args: unknown[]) => {
      try {
        return await call(...args)
      } catch (error) {
        return fail('unexpected', error instanceof Error ? error.message : null)
      }
    }
    return [name, safe]
  })
  return { ...bridge, ...Object.fromEntries(calls) } as Bridge
}

/** The bridge that the preload script put into this window. */
export function windowBridge(): Bridge {
  return withoutRejections(window.bridge)
}
