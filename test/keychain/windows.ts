// Answers the windows of other programs, on a display of their own, with the pointer and the keys that a user would use.

import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { until } from './private-home'

const run = promisify(execFile)

/** Which window: by a part of its title, or, where it has none, of its program's name. */
export type Which = { readonly title: string } | { readonly program: string }

/** A place in a window, in pixels from its left and upper edge; negative ones are from its right and lower edge. */
export type Place = readonly [x: number, y: number]

export interface Windows {
  /** For the environment of the programs whose windows are to be here. */
  readonly env: Readonly<Record<string, string>>
  readonly isOpen: (which: Which) => Promise<boolean>
  /** Waits for the window and clicks into it. */
  readonly click: (which: Which, place: Place) => Promise<void>
  /** Clicks into the window if there is one. */
  readonly clickIfOpen: (which: Which, place: Place) => Promise<void>
  /** Waits for the window and clicks there until it is gone. */
  readonly answer: (which: Which, place: Place) => Promise<void>
  /** Types a text or presses keys where the last click put the cursor. */
  readonly type: (text: string) => Promise<void>
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Holds one key while another is pressed, and lets it go last; `press` lets it go first. */
  readonly chord: (held: string, key: string) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts an empty display. */
export async function startWindows(): Promise<Windows> {
  const { startDisplay } = await import('../display.mjs')
  const { env: displayEnv, stop } = await startDisplay()
  const env = { DISPLAY: displayEnv['DISPLAY'] ?? '' }

  async function xdotool(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('xdotool', [...args], { env: { PATH: process.env['PATH'], ...env } })
    return stdout
  }

  async function find(which: Which): Promise<string | null> {
    const pattern = 'title' in which ? ['--name', which.title] : ['--class', which.program]
    // It fails when it finds none.
    const found = await xdotool('search', '--onlyvisible', ...pattern).catch(() => '')
    return found.trim().split('\n').at(-1) || null
  }

  const isOpen = async (which: Which): Promise<boolean> => (await find(which)) !== null

  async function click(which: Which, place: Place): Promise<void> {
    await until(`there is a window of ${JSON.stringify(which)}`, () => isOpen(which))
    await clickIfOpen(which, place)
  }

  async function clickIfOpen(which: Which, place: Place): Promise<void> {
    const id = await find(which)
    if (id === null) return
    try {
      await clickInto(id, place)
    } catch (error) {
      // It may go away while it is looked at, and then there is nothing to click on.
      if ((await find(which)) === id) throw error
    }
  }

  async function clickInto(id: string, [x, y]: Place): Promise<void> {
    const geometry = await xdotool('getwindowgeometry', '--shell', id)
    const size = (name: string) => Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(geometry)?.[1])
    const inside = [x < 0 ? size('WIDTH') + x : x, y < 0 ? size('HEIGHT') + y : y].map(String)
    await xdotool('mousemove', '--window', id, ...inside, 'click', '1')
  }

  return {
    env,
    isOpen,
    click,
    clickIfOpen,
    async answer(which, place) {
      await until(`there is a window of ${JSON.stringify(which)}`, () => isOpen(which))
      await until(`the window of ${JSON.stringify(which)} is answered`, async () => {
        await clickIfOpen(which, place)
        await pause(300)
        return !(await isOpen(which))
      })
    },
    type: async (text) => void (await xdotool('type', text)),
    press: async (...keys) => void (await xdotool('key', ...keys)),
    chord: async (held, key) => void (await xdotool('keydown', held, 'key', key, 'keyup', held)),
    stop
  }
}
