// How long Rollcall takes from a body's text to its session, against the engine's own JSON.parse or an earlier build.

import { join } from 'node:path'
import { loadTypeScript } from '../bundle.mjs'
import { inMs, median, ratio } from './figures.mjs'

const sizes = [50, 1_000, 5_000, 25_000]
const fewestRounds = 9
const leastMs = 1_500

/** @param {string} folder for the bundles */
export function compareDecoding(folder) {
  return compareWith(folder, 'JSON.parse', JSON.parse)
}

/** @param {string} folder for the bundles @param {{name: string, root: string}} earlier its checkout */
export async function compareDecoders(folder, earlier) {
  const { decode } = await decoderOf(join(folder, 'decode-earlier'), earlier.root)
  await compareWith(folder, earlier.name, decode)
}

/** @param {string} folder @param {string} [root] */
function decoderOf(folder, root) {
  return loadTypeScript('electron/main/session/decode.ts', folder, root)
}

/** @param {string} folder @param {string} name @param {(text: string) => unknown} other */
async function compareWith(folder, name, other) {
  const { generateSession } = await loadTypeScript('test/videosdk/generator.ts', join(folder, 'generator'))
  const { decode } = await decoderOf(join(folder, 'decode'))
  console.log('')
  console.log(`| text to session | size | Rollcall | ${name} | ratio |`)
  console.log('|---|---|---|---|---|')
  for (const participants of sizes) {
    const session = generateSession({ seed: participants, participants, intervalsPerParticipant: 3, media: true })
    const text = JSON.stringify(session)
    const [decodeMs, otherMs] = inTurn([() => decode(text), () => other(text)])
    const size = `${(text.length / 1024 / 1024).toFixed(2)} MiB`
    const row = `${participants.toLocaleString('en')} participants`
    console.log(`| ${row} | ${size} | ${inMs(decodeMs)} | ${inMs(otherMs)} | ${ratio(decodeMs, otherMs)} |`)
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
