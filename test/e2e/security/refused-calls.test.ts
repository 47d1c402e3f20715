// Argument lists that no call takes, by the thousand: sent by the page and from below it, they are refused and do nothing.
import fc from 'fast-check'
import { fetchSession } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { CallName } from '../../../electron/main/calls/gate'
import { callChannels } from '../../../electron/shared/bridge'
import { effort } from '../../torture/effort'
import { noteFigure } from '../../torture/figures'
import { refusedCalls, type Existing } from '../../torture/refused-calls'
import { DOCUMENTED } from '../../videosdk/sessions'
import { effects, holdBack } from './effects'
import { inPreloadWorld, openPreloadWorld } from './preload-world'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const names = Object.keys(callChannels) as CallName[]
const perChannel = effort({ test: 1_000, torture: 20_000 })
/** Fewer by the bridge: it hands over the same arguments, those alone that it can copy. */
const byBridge = perChannel / 10
const seed = 4

interface Tally {
  readonly refused: number
  /** What cannot be copied at all never leaves the page. */
  readonly notSent: number
  /** The lists with any other answer, and that answer. */
  readonly others: readonly string[]
}

function listsFor(name: CallName, existing: Existing): readonly string[] {
  const lists = new Set(fc.sample(refusedCalls(name, existing), { numRuns: perChannel * 2.5, seed }))
  expect(lists.size, `different lists for ${name}`).toBeGreaterThanOrEqual(perChannel)
  return [...lists].slice(0, perChannel)
}

/** JavaScript that makes each list, sends it with `send`, and tallies the answers. */
function sendingAll(send: string, lists: readonly string[]): string {
  return `(async () => {
    const tally = { refused: 0, notSent: 0, others: [] }
    const send = ${send}
    const one = async (make, index) => {
      let answer
      try { answer = await send(make()) } catch (error) {
        if (/could not be cloned|recursion depth exceeded/.test(error)) tally.notSent++
        else tally.others.push(index + ' ' + error)
        return
      }
      if (answer?.ok === false && answer.failure.kind === 'unexpected') tally.refused++
      else tally.others.push(index + ' ' + JSON.stringify(answer))
    }
    await Promise.all([${lists.map((list) => `() => (${list})`).join(',\n')}].map(one))
    return tally
  })()`
}

async function existingIn({ page }: Rollcall): Promise<Existing> {
  const [accounts, kept] = await page.evaluate(
    async () => [await window.bridge.listAccounts(), await window.bridge.listKept(null)] as const
  )
  const accountId = accounts.ok ? accounts.value.accounts[0]?.id : undefined
  const keptId = kept.ok ? kept.value.entries[0]?.id : undefined
  if (accountId === undefined || keptId === undefined) throw new Error('There is nothing to harm')
  return { accountId, keptId, snapshotId: 'snapshot-1' }
}

test(`${perChannel} argument lists for each call that are none of its own are refused, and nothing happens`, async ({
  signedIn,
  service
}) => {
  const { page } = signedIn
  await openPreloadWorld(signedIn)
  await fetchSession(signedIn, DOCUMENTED.mediaEvents)
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await signedIn.idle()
  await holdBack(signedIn)
  const existing = await existingIn(signedIn)
  const before = await effects(signedIn, service)

  let sent = 0
  for (const name of names) {
    const lists = listsFor(name, existing)
    const raw = `(list) => raw.invoke(${JSON.stringify(callChannels[name])}, ...list)`
    const below = await inPreloadWorld<Tally>(signedIn, sendingAll(raw, lists))
    expect(below.others, `${name}, below the bridge`).toEqual([])
    expect(below.refused + below.notSent).toBe(lists.length)
    expect(below.notSent, `${name}, not sent`).toBe(0)
    const bridge = `(list) => window.bridge.${name}(...list)`
    const above = (await page.evaluate(sendingAll(bridge, lists.slice(0, byBridge)))) as Tally
    expect(above.others, `${name}, by the bridge`).toEqual([])
    sent += below.refused + above.refused
  }

  expect(await effects(signedIn, service)).toEqual(before)
  const lines = signedIn.output().split('\n')
  const refusals = lines.filter((line) => /^Rollcall: \w+: refused, not the arguments of this call$/.test(line))
  expect(refusals).toHaveLength(sent)
  expect(lines.filter((line) => line.startsWith('Rollcall: ') && !refusals.includes(line))).toEqual([])
  noteFigure(
    'IPC and page',
    `${sent.toLocaleString('en')} random argument lists, ${perChannel.toLocaleString('en')} or more for each of ${names.length} channels: ` +
      'all refused; files, clipboard, accounts, dialogs and requests as before, no error unhandled'
  )
})
