import { expect, test } from 'vitest'
import { ok } from '../../../../../electron/shared/result'
import { Activity } from '../../../../../renderer/state/page/activity'
import { Clocks } from '../../../../../renderer/state/view/clocks.svelte'
import { Zones } from '../../../../../renderer/state/view/zones.svelte'
import { rulesOf } from '../../../zones'
import { FakeBridge, ownClock, settle } from '../fake-bridge'

const iana = (name: string) => ({ kind: 'iana', name }) as const

test('a zone is shown once its rules are there, and of two that are chosen meanwhile the later', async () => {
  const fake = new FakeBridge()
  const zones = new Zones(fake.bridge, new Activity({ dataset: {} }))
  const clocks = new Clocks(ownClock)
  void clocks.choose({ zone: iana('Asia/Kolkata') }, zones)
  void clocks.choose({ second: { kind: 'utc' } }, zones)
  void clocks.choose({ zone: iana('Asia/Tokyo') }, zones)
  expect(clocks.choice).toEqual(ownClock)
  await fake.answer('getZone', ok({ rules: rulesOf('Asia/Kolkata'), others: [] }))
  expect(clocks.choice, 'nothing is shown in parts').toEqual(ownClock)
  while (fake.isWaiting('getZone')) await fake.answer('getZone', ok({ rules: rulesOf('Asia/Tokyo'), others: [] }))
  await settle()
  expect(clocks.choice).toEqual({ zone: iana('Asia/Tokyo'), second: { kind: 'utc' } })
})
