// Rollcall is killed while it keeps sessions: what it had said was kept is there and whole, and nothing half is.

import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../unit/temporary-folder'
import { bundled, type Bundled } from './bundled'
import { effort } from './effort'
import { noteFigure } from './figures'
import type { Way } from './keeping-plan'
import { kill, sumOf, type Toll } from './killing'

const livesInOneFolder = 3
/** As many folders at once. */
const lanes = 2
const limitMs = effort({ test: 600_000, torture: 7_200_000 })

let program: Bundled
beforeAll(async () => {
  program = await bundled('test/torture/keeping-child.ts')
})
afterAll(() => program.remove())

async function killTimes(times: number, way: Way): Promise<Toll> {
  const tolls: Toll[] = []
  const home = await temporaryFolder()
  let begun = 0
  const lane = async () => {
    for (let first = begun; first < times; first = begun) {
      begun = Math.min(times, first + livesInOneFolder)
      const seeds = Array.from({ length: begun - first }, (_, index) => first + index + 1)
      const folder = join(home, `library ${first}`)
      tolls.push(await kill({ program: program.path, folder, way, seeds }))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return sumOf(tolls)
}

test(
  'what was acknowledged survives every kill, and what a plain write made does not',
  { timeout: limitMs },
  async () => {
    const wanted = effort({
      test: { kills: 210, acknowledged: 5000, control: 60 },
      torture: { kills: 2000, acknowledged: 50_000, control: 200 }
    })
    const toll = await killTimes(wanted.kills, 'as the app')
    const control = await killTimes(wanted.control, 'plainly')
    const harmed = control.lost + control.damaged + control.half
    noteFigure(
      'Files',
      `${toll.kills} kills (-9) while keeping, ${toll.insideWrites} of them inside a write; of ${toll.acknowledged} ` +
        `acknowledged writes ${toll.lost} lost, ${toll.damaged} damaged, ${toll.half} half there (limit 0); ` +
        `plain writes in the same run: ${harmed} files harmed by ${control.kills} kills`
    )
    expect(toll).toMatchObject({ lost: 0, damaged: 0, half: 0 })
    expect(toll.kills).toBeGreaterThanOrEqual(200)
    expect(toll.acknowledged).toBeGreaterThanOrEqual(wanted.acknowledged)
    expect(toll.insideWrites).toBeGreaterThan(toll.kills / 10)
    expect(harmed).toBeGreaterThan(0)
  }
)
