// The soak: everything is done a hundred times over, and Rollcall holds no more than it held after ten times.
import { expect, test as base } from '../rollcall/story'
import { documentedSessions } from '../../videosdk/sessions'
import { startVideosdk, type Videosdk } from '../../videosdk/server'
import { effort } from '../../torture/effort'
import { noteFigure } from '../../torture/figures'
import { grownBetween, memoryWords } from '../../torture/steadiness'
import { addAccount } from '../accounts/account-steps'
import { liveMemory, measurable } from './memory'
import { account, type Rollcall } from '../rollcall/rollcall'
import { tourOf } from './tour'

const other = { name: 'Birch staging', apiKey: 'e2e-key-birch-0b61', secret: 'e2e-secret-birch-d2947c10' }
const seed = 7
const roundsBefore = 10
const roundsInAll = 100
/** For how long rounds go on after those in all. */
const minutes = effort({ test: 0, torture: Number(process.env['ROLLCALL_SOAK_MINUTES'] ?? 60) })

const test = base.extend<{ service: Videosdk }>({
  service: async ({}, use) => {
    const service = await startVideosdk({ ...account, otherAccounts: [other], sessions: documentedSessions() })
    await use(service)
    await service.stop()
  }
})

test.setTimeout(480_000 + minutes * 60_000)

/** Leaves little behind, of every kind. */
async function leak({ app, page }: Rollcall): Promise<void> {
  await page.evaluate(() => {
    const left = Array.from({ length: 400 }, () => document.createElement('p'))
    for (const node of left.slice(0, 10)) node.addEventListener('click', () => undefined)
    Reflect.set(window, 'left', [left, Array.from({ length: 20_000 }, (_, at) => ({ at }))])
  })
  await app.evaluate(() => {
    const texts = Array.from({ length: 10 }, () => new Uint8Array(new SharedArrayBuffer(50_000)))
    Reflect.set(globalThis, 'left', texts)
  })
}

test('after a hundred rounds of everything Rollcall holds no more than after ten', async ({
  start,
  service,
  profile
}) => {
  const rollcall = await start(measurable)
  for (const each of [other, account]) await addAccount(rollcall, each)
  const accountNames = [account.name, other.name] as const
  const tour = await tourOf({ rollcall, service, folder: profile, accountNames }, seed)
  let rounds = 0
  const roundsUntil = async (areDone: () => boolean) => {
    for (; !areDone(); rounds++) await tour.round()
    await tour.rest()
    return liveMemory(rollcall)
  }
  const early = await roundsUntil(() => rounds === roundsBefore)
  const untilMs = Date.now() + minutes * 60_000
  const late = await roundsUntil(() => rounds >= roundsInAll && rounds % roundsBefore === 0 && Date.now() >= untilMs)
  noteFigure('Memory', `after ${roundsBefore} rounds of everything that Rollcall does: ${memoryWords(early)}`)
  noteFigure('Memory', `after ${rounds} rounds: ${memoryWords(late)} (5 % more at most; 100 % of code)`)
  expect(grownBetween(early, late)).toEqual([])

  // So little is seen.
  await leak(rollcall)
  const leaking = grownBetween(late, await liveMemory(rollcall))
  expect(leaking.map((words) => words.replace(/^[\d.]+ |became.*/g, '').trim())).toEqual([
    'MB of objects in the page',
    'nodes',
    'listeners',
    'MB of objects in main'
  ])
})
