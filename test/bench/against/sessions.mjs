// The files that both builds open: each is made once.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadTypeScript } from '../../bundle.mjs'

/** @typedef {import('../frames.mjs').SessionFile} SessionFile */

/** @param {string} folder for the files and what makes them */
export async function sessionFiles(folder) {
  const { generateSession } = await loadTypeScript('test/videosdk/generator.ts', join(folder, 'generator'))
  const { manyIntervals } = await loadTypeScript('test/e2e/large/many-intervals.ts', join(folder, 'many-intervals'))
  /** @type {Map<string, SessionFile>} */
  const written = new Map()
  const file = (/** @type {string} */ name, /** @type {() => string} */ textOf) => {
    const found = written.get(name)
    if (found) return found
    const path = join(folder, `${name}.json`)
    const text = textOf()
    writeFileSync(path, text)
    const made = { path, title: /"customRoomId":"([^"]*)"/.exec(text)?.[1] ?? '' }
    written.set(name, made)
    return made
  }
  return {
    /**
     * Two sessions of one size, to be opened in turn.
     * @param {number} participants @param {number} intervalsPerParticipant
     */
    pair: (participants, intervalsPerParticipant) =>
      [1, 2].map((seed) =>
        file(`${participants}-${intervalsPerParticipant}-${seed}`, () =>
          JSON.stringify(generateSession({ seed, participants, intervalsPerParticipant }))
        )
      ),
    /** 880,000 intervals in a little less than the 64 MiB that are read at most. */
    largest: () => file('largest', () => manyIntervals(10))
  }
}
