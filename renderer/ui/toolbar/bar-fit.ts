// Which parts of a bar of one line stay in it when there is less room, and which go into its overflow menu.

export interface BarPart<Key extends string> {
  readonly key: Key
  /** Its width, which does not change with what it shows, in CSS px. */
  readonly widthPx: number
  /** Those with a higher rank go first. */
  readonly rank: number
}

/**
 * The parts that have no room in `roomPx` beside each other with `gapPx` before each. Those with the highest rank go first,
 * until the others fit; all of them when none does.
 */
export function overflowing<Key extends string>(
  parts: readonly BarPart<Key>[],
  roomPx: number,
  gapPx: number
): ReadonlySet<Key> {
  const gone = new Set<Key>()
  let takenPx = parts.reduce((sum, { widthPx }) => sum + widthPx + gapPx, 0)
  for (const { key, widthPx } of [...parts].sort((one, other) => other.rank - one.rank)) {
    if (takenPx <= roomPx) break
    gone.add(key)
    takenPx -= widthPx + gapPx
  }
  return gone
}
