// What came of a keychain operation, in a word, and the secret that no outcome may repeat.
import { expect } from 'vitest'

export const canary = 'canary-secret-6f1ed002'

/** `ok` or the failure's kind, checked not to repeat the secret. */
export async function outcomeOf(operation: Promise<{ ok: boolean; failure?: { kind: string } }>): Promise<string> {
  const result = await operation
  if (result.ok) return 'ok'
  expect(JSON.stringify(result)).not.toContain(canary)
  return result.failure?.kind ?? ''
}
