// Reads from main what is too long for one answer, part by part, so that neither process stops for it.

import type { Bridge } from '../../../electron/shared/bridge'
import type { PackedSession } from '../../../electron/shared/packed-session'
import { fail, ok, type Result } from '../../../electron/shared/result'
import type { OpenedFile, SentSnapshot, SessionChoice, Snapshot, TextPart } from '../../../electron/shared/snapshot'

/**
 * What main answered in; the same with its session out, whether or not that came with it, or the sessions to choose from.
 * Fails with `cancelled` as soon as it is not wanted.
 */
export async function withSession(
  bridge: Bridge,
  answer: Result<SentSnapshot | null>,
  isWanted: () => boolean
): Promise<Result<Snapshot | null>>
export async function withSession(
  bridge: Bridge,
  answer: Result<OpenedFile | null>,
  isWanted: () => boolean
): Promise<Result<Snapshot | SessionChoice | null>>
export async function withSession(
  bridge: Bridge,
  answer: Result<OpenedFile | null>,
  isWanted: () => boolean
): Promise<Result<Snapshot | SessionChoice | null>> {
  if (!answer.ok) return answer
  const sent = answer.value
  if (sent === null || 'choiceId' in sent) return ok(sent)
  const { session } = sent
  if (session !== null) return ok({ ...sent, session })
  const pieces: string[] = []
  // A part ends wherever it does: what follows its last line's end belongs to a piece that goes on.
  let begun = ''
  const read = await eachPart(
    (fromByte) => bridge.readSession(sent.id, fromByte),
    (text) => {
      const lines = (begun + text).split('\n')
      begun = lines.pop() ?? ''
      pieces.push(...lines)
    },
    isWanted
  )
  if (!read.ok) return read
  pieces.push(begun)
  return ok({ ...sent, session: pieces as readonly string[] as PackedSession })
}

/** The raw JSON of a snapshot. */
export async function readRaw(bridge: Bridge, snapshotId: string): Promise<Result<string>> {
  const parts: string[] = []
  const read = await eachPart(
    (fromByte) => bridge.readRaw(snapshotId, fromByte),
    (text) => parts.push(text)
  )
  return read.ok ? ok(parts.join('')) : read
}

async function eachPart(
  read: (fromByte: number) => Promise<Result<TextPart>>,
  take: (text: string) => void,
  isWanted: () => boolean = () => true
): Promise<Result<null>> {
  for (let fromByte: number | null = 0; fromByte !== null;) {
    const part = await read(fromByte)
    if (!part.ok) return part
    if (!isWanted()) return fail('cancelled')
    take(part.value.text)
    fromByte = part.value.nextByte
  }
  return ok(null)
}
