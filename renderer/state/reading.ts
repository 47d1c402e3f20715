// Reads from main what is too long for one answer, part by part, so that neither process stops for it.

import type { Bridge } from '../../electron/shared/bridge'
import type { PackedSession } from '../../electron/shared/packed-session'
import { ok, type Result } from '../../electron/shared/result'
import type { SentSnapshot, Snapshot, TextPart } from '../../electron/shared/snapshot'

/** What main answered in; the same with its session out, whether or not that came with it. */
export async function withSession(
  bridge: Bridge,
  answer: Result<SentSnapshot | null>
): Promise<Result<Snapshot | null>> {
  if (!answer.ok) return answer
  const sent = answer.value
  if (sent === null) return ok(null)
  const { session } = sent
  if (session !== null) return ok({ ...sent, session })
  const text = await whole((fromByte) => bridge.readSession(sent.id, fromByte))
  return text.ok ? ok({ ...sent, session: text.value.split('\n') as readonly string[] as PackedSession }) : text
}

/** The raw JSON of a snapshot. */
export function readRaw(bridge: Bridge, snapshotId: string): Promise<Result<string>> {
  return whole((fromByte) => bridge.readRaw(snapshotId, fromByte))
}

async function whole(read: (fromByte: number) => Promise<Result<TextPart>>): Promise<Result<string>> {
  const parts: string[] = []
  for (let fromByte: number | null = 0; fromByte !== null;) {
    const part = await read(fromByte)
    if (!part.ok) return part
    parts.push(part.value.text)
    fromByte = part.value.nextByte
  }
  return ok(parts.join(''))
}
