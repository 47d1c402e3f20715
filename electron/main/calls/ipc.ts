// Connects every channel to the gate; the only file that may use ipcMain.

import { ipcMain } from 'electron'
import { callChannels } from '../../shared/bridge'
import type { CallName, Gate } from './gate'
import type { Parcels } from './parcels'

/** From now on, calls from any window are answered by the gate, and what is long in an answer is held for it. */
export function serveCalls(gate: Gate, parcels: Parcels): void {
  for (const name of Object.keys(callChannels) as CallName[]) {
    ipcMain.handle(callChannels[name], async (event, ...args: unknown[]) => parcels.pack(await gate(name, event, args)))
  }
}
