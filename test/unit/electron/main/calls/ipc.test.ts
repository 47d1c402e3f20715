// Every channel leads to the gate, each once.

import { expect, test, vi } from 'vitest'
import { serveCalls } from '../../../../../electron/main/calls/ipc'
import { callChannels } from '../../../../../electron/shared/bridge'
import { ok } from '../../../../../electron/shared/result'

const electron = vi.hoisted(() => ({ ipcMain: { handle: vi.fn() } }))
vi.mock('electron', () => electron)

test('every channel leads to the gate under its own name, with the event and all arguments', async () => {
  const gate = vi.fn(async () => ok('answer'))
  serveCalls(gate)
  const served = electron.ipcMain.handle.mock.calls
  expect(served.map(([channel]) => channel).sort()).toEqual(Object.values(callChannels).sort())
  expect(new Set(Object.values(callChannels)).size).toBe(served.length)
  for (const [name, channel] of Object.entries(callChannels)) {
    const handler = served.find(([served]) => served === channel)?.[1]
    expect(await handler('event', 1, 'two')).toEqual(ok('answer'))
    expect(gate).toHaveBeenLastCalledWith(name, 'event', [1, 'two'])
  }
})
