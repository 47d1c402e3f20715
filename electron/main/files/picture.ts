// Tells a picture that main can unpack at once, by its first bytes.

import { mostCopiedBytes, mostCopiedPixels } from '../../shared/picture'
import { viewOf } from './bytes'

const signature = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const headLength = 24

/** Whether bytes begin as a PNG does that is no larger than main may have unpacked. */
export function isPicture(png: Uint8Array): boolean {
  if (png.byteLength < headLength || png.byteLength > mostCopiedBytes) return false
  const head = viewOf(png.subarray(0, headLength))
  if (!head.subarray(0, signature.length).equals(signature)) return false
  const [widthPx, heightPx] = [head.readUInt32BE(16), head.readUInt32BE(20)]
  return widthPx > 0 && heightPx > 0 && widthPx * heightPx <= mostCopiedPixels
}
