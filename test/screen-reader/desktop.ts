// A desktop with a screen reader: a display, a bus with the accessibility service on it, and Orca, whose words are read.

import type { ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { privateHome, until } from '../keychain/private-home'
import { startWindows } from '../keychain/windows'

export interface ReaderDesktop {
  /** For the environment of the programs that are to be here. */
  readonly env: Readonly<Record<string, string>>
  readonly startOrca: () => Promise<void>
  /** Presses keys, as a user does: `ctrl+k`, `Down`. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** Waits until Orca has said this since it was last asked, and gives all that it said up to there. */
  readonly heard: (words: RegExp) => Promise<string>
  /** All that Orca said so far. */
  readonly everything: () => readonly string[]
  readonly stop: () => Promise<void>
}

const patienceMs = 15_000
const python = resolve(__dirname, 'printing_orca.py')

/** Starts the desktop; nobody reads it yet. */
export async function startReaderDesktop(): Promise<ReaderDesktop> {
  const home = await privateHome()
  const windows = await startWindows()
  const said: string[] = []
  let asked = 0
  let orca: ChildProcess | null = null
  const env = () => ({ ...home.env, ...windows.env, GSETTINGS_BACKEND: 'memory', LANG: 'C.UTF-8' })

  async function stop(): Promise<void> {
    await home.remove()
    await windows.stop()
  }

  async function heard(words: RegExp): Promise<string> {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const at = said.findIndex((line, index) => index >= asked && words.test(line))
      if (at !== -1) {
        const lines = said.slice(asked, at + 1)
        asked = at + 1
        return lines.join('\n')
      }
      if (performance.now() > deadline)
        throw new Error(`Orca did not say ${String(words)}, but:\n${said.slice(asked).join('\n')}`)
      await pause(20)
    }
  }

  try {
    await home.startBus()
    home.launch('/usr/libexec/at-spi-bus-launcher', [], '', env())
    await until('the accessibility service is there', () => home.hasOwner('org.a11y.Bus'))
  } catch (error) {
    await stop()
    throw error
  }

  return {
    env: env(),
    async startOrca() {
      const debug = process.env['ORCA_DEBUG']
      orca = home.launch('/usr/bin/python3', [python, ...(debug ? [debug] : [])], '', env())
      let rest = ''
      orca.stdout?.on('data', (part: Buffer) => {
        const lines = (rest + part.toString()).split('\n')
        rest = lines.pop() ?? ''
        said.push(...lines)
      })
      await heard(/Screen reader on/)
    },
    async press(...keys) {
      for (const key of keys) {
        const [held, pressed] = key.split('+')
        await (held && pressed ? windows.chord(held, pressed) : windows.press(key))
      }
    },
    type: windows.type,
    heard,
    everything: () => said,
    stop
  }
}
