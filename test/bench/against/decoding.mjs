// From a body's text to its session, by the decoders of both builds and without a window.
import { join } from 'node:path'
import { decoderOf, decodingTimes } from '../decode.mjs'
import { inTenths } from './table.mjs'

/** @type {import('./against.mjs').Part} */
export async function* decoding({ folder, builds }) {
  const earlier = await decoderOf(join(folder, 'before'), builds.before)
  for await (const { row, ms, otherMs } of decodingTimes(join(folder, 'now'), earlier)) {
    yield { measure: `text to session, ${row}`, before: otherMs, now: ms, format: inTenths }
  }
}
