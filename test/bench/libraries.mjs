// Launch to idle with few kept sessions and with very many.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../electron/setup/places.mjs'
import { say } from '../../electron/setup/progress.mjs'
import { loadTypeScript } from '../bundle.mjs'
import { inMs, ratio } from './figures.mjs'
import { compareLaunches } from './launches.mjs'

const launches = 7
const sizes = { few: 100, many: 10_000 }
const aim = 1.3

/** Prints how much longer the window takes to rest with the longer list. @param {string} electron @param {string} folder @param {NodeJS.ProcessEnv} env */
export async function compareLibraries(electron, folder, env) {
  say(`${launches} launches each with ${sizes.few} and with ${sizes.many} kept sessions, in turn; medians`)
  const { encodeKeptFile } = await loadTypeScript('electron/main/kept/kept-file.ts', join(folder, 'kept'))
  const { generateSession } = await loadTypeScript('test/videosdk/generator.ts', join(folder, 'generator'))
  /** @param {'few' | 'many'} name @param {string} profile */
  const fill = (name, profile) => {
    const library = join(profile, 'library')
    mkdirSync(library, { recursive: true })
    for (let seed = 0; seed < sizes[name]; seed++) {
      const session = generateSession({ seed, participants: 6, intervalsPerParticipant: 2, id: `s${seed}` })
      const head = { sessionId: session.id, roomId: session.roomId, customRoomId: null, account: null, marks: [] }
      const startMs = Date.parse(session.start)
      const file = { ...head, startMs, fetchedAtMs: startMs, keptAtMs: startMs + seed, raw: JSON.stringify(session) }
      writeFileSync(join(library, `s${seed}.rollcall`), encodeKeptFile(file))
    }
  }
  const { few, many } = await compareLaunches({ few: [ROOT], many: [ROOT] }, { electron, rounds: launches, env, fill })
  console.log('')
  console.log(`| | ${sizes.many} kept | ${sizes.few} kept | ratio | aim |`)
  console.log('|---|---|---|---|---|')
  const [slow, fast] = [many.launchMs, few.launchMs]
  console.log(`| launch to idle | ${inMs(slow)} | ${inMs(fast)} | ${ratio(slow, fast)} | ${aim} |`)
}
