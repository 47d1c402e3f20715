// Every channel leads to the gate, each once.

import { expect, test, vi } from 'vitest'
import { serveCalls } from '../../../../../electron/main/calls/ipc'
import { Parcels } from '../../../../../electron/main/calls/parcels'
import { callChannels } from '../../../../../electron/shared/bridge'
import { ok } from '../../../../../electron/shared/result'

const electron = vi.hoisted(() => ({ ipcMain: { handle: vi.fn() } }))
vi.mock('electron', () => electron)

test('every channel leads to the gate under its own name, with the event and all arguments', async () => {
  const gate = vi.fn(async () => ok('answer'))
  serveCalls(gate, new Parcels())
  const served = electron.ipcMain.handle.mock.calls
  expect(served.map(([channel]) => channel).sort()).toEqual(Object.values(callChannels).sort())
  expect(new Set(Object.values(callChannels)).size).toBe(served.length)
  for (const [name, channel] of Object.entries(callChannels)) {
    const handler = served.find(([served]) => served === channel)?.[1]
    expect(await handler('event', 1, 'two')).toEqual(ok('answer'))
    expect(gate).toHaveBeenLastCalledWith(name, 'event', [1, 'two'])
  }
})

test('what is long in an answer stays out of it', async () => {
  serveCalls(async () => ok({ session: new Float64Array(1_000_000) }), new Parcels())
  const [, handler] = electron.ipcMain.handle.mock.calls.at(-1) ?? []
  expect(await handler('event')).toEqual({
    parcelId: 'parcel-1',
    answer: ok({ session: null }),
    leftOut: [{ path: ['value', 'session'], kind: 'Float64Array', length: 1_000_000, isBlank: true }]
  })
})
