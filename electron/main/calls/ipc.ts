// Connects every channel to the gate; the only file that may use ipcMain.

import { ipcMain } from 'electron'
import { callChannels } from '../../shared/bridge'
import type { CallName, Gate } from './gate'

/** From now on, calls from any window are answered by the gate. */
export function serveCalls(gate: Gate): void {
  for (const name of Object.keys(callChannels) as CallName[]) {
    ipcMain.handle(callChannels[name], (event, ...args: unknown[]) => gate(name, event, args))
  }
}
