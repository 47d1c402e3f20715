// The window's only door to the main process; behind it, an answer that comes in parts is whole, and a call that breaks is a Failure like any other.

import { callChannels, type Bridge } from '../electron/shared/bridge'
import type { Parcel } from '../electron/shared/parcel'
import { fail, type Result } from '../electron/shared/result'
import { whole } from './whole'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

/** A bridge whose calls may reject in, one whose calls never do out: a rejection becomes `unexpected`. */
export function withoutRejections(bridge: Bridge): Bridge {
  const calls = Object.keys(callChannels).map((name) => {
    const call = bridge[name as keyof typeof callChannels] as (...args: unknown[]) => Promise<Result<unknown> | Parcel>
    const safe = async (...args: unknown[]) => {
      try {
        return await whole(await call(...args), bridge.readPiece)
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
