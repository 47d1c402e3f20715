// How long Rollcall takes from a body's text to its session, against the engine's own JSON.parse or an earlier build.

import { join } from 'node:path'
import { loadTypeScript } from '../bundle.mjs'
import { inMs, median, ratio } from './figures.mjs'

const sizes = [50, 1_000, 5_000, 25_000]
const fewestRounds = 9
const leastMs = 1_500

/** @param {string} folder for the bundles */
export async function compareDecoding(folder) {
  console.log('')
  console.log('| text to session | size | Rollcall | JSON.parse | ratio |')
  console.log('|---|---|---|---|---|')
  for await (const { row, size, ms, otherMs } of decodingTimes(folder, JSON.parse)) {
    console.log(`| ${row} | ${size} | ${inMs(ms)} | ${inMs(otherMs)} | ${ratio(ms, otherMs)} |`)
  }
}

/** @param {string} folder @param {string} [root] of another checkout */
export async function decoderOf(folder, root) {
  const { decode } = await loadTypeScript('electron/main/session/decode.ts', folder, root)
  return decode
}

/** Of this checkout's decoder and another one, for sessions of all sizes. @param {string} folder @param {(text: string) => unknown} other */
export async function* decodingTimes(folder, other) {
  const { generateSession } = await loadTypeScript('test/videosdk/generator.ts', join(folder, 'generator'))
  const decode = await decoderOf(join(folder, 'decode'))
  for (const participants of sizes) {
    const session = generateSession({ seed: participants, participants, intervalsPerParticipant: 3, media: true })
    const text = JSON.stringify(session)
    const [ms, otherMs] = inTurn([() => decode(text), () => other(text)])
    const size = `${(text.length / 1024 / 1024).toFixed(2)} MiB`
    yield { row: `${participants.toLocaleString('en')} participants`, size, ms, otherMs }
  }
}

/** Medians of works that are done in turn, so that whatever else the machine does hits all alike. @param {(() => unknown)[]} works */
function inTurn(works) {
  /** @type {number[][]} */
  const times = works.map(() => [])
  const untilMs = performance.now() + leastMs
  for (let round = 0; round < fewestRounds || performance.now() < untilMs; round++) {
    for (const [index, work] of works.entries()) {
      const fromMs = performance.now()
      work()
      times[index]?.push(performance.now() - fromMs)
    }
  }
  return times.map(median)
}
