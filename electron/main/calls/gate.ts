// The one checked path of every call from the window: who asks, with which arguments, and that the answer is a Result.

import * as v from 'valibot'
import type { BridgeCalls } from '../../shared/bridge'
import { fail, type Result } from '../../shared/result'
import { argumentSchemas } from './call-arguments'
import { appPage, ourPath } from '../window/protocol'

export type CallName = keyof BridgeCalls

/** What main does for each call; a call without a handler does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (
    ...args: Parameters<BridgeCalls[Name]>
  ) => ReturnType<BridgeCalls[Name]> | Promise<ReturnType<BridgeCalls[Name]>>
}

/** As much of Electron's event as tells who asks; a frame that is gone is null or throws when it is read. */
export interface Asking {
  readonly sender: { readonly id: number }
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null
}

export type Gate = (name: CallName, asking: Asking, args: readonly unknown[]) => Promise<Result<unknown>>

/**
 * Handlers and the id of the window's page in, the gate out. Whatever does not come from the main frame of that page, or
 * has other arguments than the call, is answered `unexpected` without reaching a handler; so is a handler that throws.
 * `report` gets the call's name and a few words, never an argument.
 */
export function createGate(handlers: Handlers, pageId: () => number | null, report: (line: string) => void): Gate {
  return async (name, asking, args) => {
    if (!isOurPage(asking, pageId())) {
      report(`${name}: refused, not asked by the window's own page`)
      return fail('unexpected')
    }
    const parsed = v.safeParse(argumentSchemas[name], args)
    if (!parsed.success) {
      report(`${name}: refused, not the arguments of this call`)
      return fail('unexpected')
    }
    try {
      const handler = handlers[name] as (...args: unknown[]) => Result<unknown> | Promise<Result<unknown>>
      return await handler(...parsed.output)
    } catch (error) {
      report(`${name}: failed with ${error instanceof Error ? error.name : typeof error}`)
      return fail('unexpected')
    }
  }
}

function isOurPage({ sender, senderFrame }: Asking, pageId: number | null): boolean {
  try {
    if (senderFrame === null || sender.id !== pageId || senderFrame.parent !== null) return false
    return ourPath(senderFrame.url) === ourPath(appPage)
  } catch {
    return false
  }
}
