// What is printed on the keys of the user's keyboard, as far as the system tells.

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
