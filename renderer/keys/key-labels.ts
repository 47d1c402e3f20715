// What is printed on the keys of the user's keyboard, as far as the system tells.

import { createContext } from 'svelte'
import { capsOf, keyTable, type Action } from './keys'

interface KeyboardLayout {
  readonly keyboard?: { readonly getLayoutMap?: () => Promise<ReadonlyMap<string, string>> }
}

/** The character that each physical key types by itself, by `KeyboardEvent.code`; null where that cannot be learnt. Never rejects. */
export async function keyLabels(): Promise<ReadonlyMap<string, string> | null> {
  const { keyboard } = navigator as KeyboardLayout
  try {
    return (await keyboard?.getLayoutMap?.()) ?? null
  } catch {
    // Not allowed, or not known on this system: the table's own caps are printed.
    return null
  }
}

/** The caps of every binding of an action, as they are printed on one keyboard; with Shift of those that Shift changes only. */
export function capsOfAction(
  action: Action,
  withShift: boolean,
  isMac: boolean,
  labels: ReadonlyMap<string, string> | null
): readonly string[] {
  return keyTable
    .filter((binding) => binding.action === action && (!withShift || binding.withShift !== null))
    .flatMap((binding) => {
      const caps = capsOf(binding, isMac, labels)
      // A sign that Shift may be needed for does not tell whether Shift is meant.
      return withShift ? caps.filter((cap) => !binding.signs.includes(cap)).map((cap) => `Shift ${cap}`) : caps
    })
}

/** Hands the caps of actions to what lies too deep in the chart to know the user's keyboard. */
export const [capsHere, provideCaps] = createContext<(action: Action) => readonly string[]>()
