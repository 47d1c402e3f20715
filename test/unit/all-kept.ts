// All kept sessions of a library, whatever pages they come on.
import type { Library } from '../../electron/main/library/library'
import { ok, type Result } from '../../electron/shared/result'
import type { KeptEntry } from '../../electron/shared/snapshot'

export async function allKept(library: Library): Promise<Result<readonly KeptEntry[]>> {
  const entries: KeptEntry[] = []
  let from: string | null = null
  do {
    const page = await library.page(from)
    if (!page.ok) return page
    entries.push(...page.value.entries)
    from = page.value.next
  } while (from !== null)
  return ok(entries)
}
