// A participant's swatch: one of a few colours, by the id alone, so that it is the same in every session.

export const swatchCount = 12

/** A participant id in; an index from 0 to `swatchCount - 1` out (FNV-1a over UTF-16 units). */
export function swatchOf(participantId: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < participantId.length; index++) {
    hash = Math.imul(hash ^ participantId.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0) % swatchCount
}
