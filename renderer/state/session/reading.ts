// Reads from main what is too long for one answer, part by part, so that neither process stops for it.

import type { Bridge } from '../../../electron/shared/bridge'
import { ok, type Result } from '../../../electron/shared/result'

/** The raw JSON of a snapshot. */
export async function readRaw(bridge: Bridge, snapshotId: string): Promise<Result<string>> {
  const parts: string[] = []
  for (let fromByte: number | null = 0; fromByte !== null;) {
    const part = await bridge.readRaw(snapshotId, fromByte)
    if (!part.ok) return part
    parts.push(part.value.text)
    fromByte = part.value.nextByte
  }
  return ok(parts.join(''))
}
