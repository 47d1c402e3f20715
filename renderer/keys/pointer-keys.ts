// What wheel and pointer do, for the help sheet and for the menus that choose it; `chart/wheel.ts` and `chart/gestures.ts` do it.

import type { About } from '../../electron/shared/bridge'
import type { Settings } from '../../electron/shared/settings'
import { commandKey } from './window-keys'

interface PointerRow {
  readonly caps: readonly string[]
  readonly words: string
}

/** The two ways in which the wheel can work, in words; `command` is what is printed on the Ctrl or Cmd key. */
export function wheelChoices(
  command: string
): readonly { readonly wheel: Settings['wheel']; readonly words: string }[] {
  return [
    { wheel: 'modern', words: `Wheel scrolls, with ${command} it zooms` },
    { wheel: 'classic', words: 'Wheel zooms, with Shift it scrolls' }
  ]
}

/** Every gesture over the timeline, as things are with the chosen wheel. */
export function pointerKeys(wheel: Settings['wheel'], platform: About['platform']): readonly PointerRow[] {
  const command = commandKey(platform)
  const alt = platform === 'mac' ? '⌥' : 'Alt'
  const isClassic = wheel === 'classic'
  return [
    { caps: [...(isClassic ? ['wheel'] : []), `${command} wheel`, 'pinch'], words: 'Zoom about the pointer' },
    { caps: [isClassic ? 'Shift wheel' : 'wheel'], words: 'Scroll the participants' },
    {
      caps: [...(isClassic ? [] : ['Shift wheel']), 'wheel sideways', 'Shift drag', 'middle drag'],
      words: 'Move in time'
    },
    { caps: ['drag'], words: 'On the lanes: measure; an edge of what is measured: move it' },
    { caps: [`${alt} drag`], words: 'On the lanes: the same without snapping to a join or leave' },
    { caps: [alt], words: 'While something is pointed at: its times to the millisecond' },
    { caps: ['drag'], words: 'On the ruler or the minimap: zoom to that range' },
    { caps: ['drag'], words: 'The window in the minimap, or one of its edges: move it' },
    { caps: ['double click'], words: 'Zoom to what is measured, or to the bar or gap under the pointer' },
    { caps: ['click'], words: 'Select a bar, a time away, media or an error; on a label: the participant' }
  ]
}
