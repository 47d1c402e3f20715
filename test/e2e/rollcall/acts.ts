// Counts what a user really does in the window: it listens to the page itself, so that a story cannot do more than it says.
import { expect } from '@playwright/test'
import type { Rollcall } from './rollcall'

type Hands = Pick<Rollcall, 'page' | 'idle'>

interface Limit {
  /** Clicks and keys together; a chord is one key. */
  readonly most: number
  /** Names and other texts, each typed in one go. */
  readonly texts?: number
  readonly withoutPointer?: boolean
}

/** Does something as a user would, until all of it is on screen, and refuses more acts than the limit allows. */
export async function within({ page, idle }: Hands, limit: Limit, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(listen)
  await act()
  await idle()
  const acts = await page.evaluate(() => (window as unknown as Listening).endOfActs())
  const { most, texts = 0, withoutPointer = false } = limit
  const typed = acts.filter((each) => each === 'text')
  const said = acts.join(', ')
  expect(acts, 'something was done at all').not.toEqual([])
  expect(acts.length - typed.length, `clicks and keys in: ${said}`).toBeLessThanOrEqual(most)
  expect(typed.length, `texts in: ${said}`).toBeLessThanOrEqual(texts)
  if (withoutPointer) expect(said, 'without a pointer').not.toMatch(/click|wheel/)
}

/** Presses keys one after the other, each when what the one before it brought is on screen. */
export async function press({ page, idle }: Hands, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await idle()
  }
}

/** Presses a key of the menu with Ctrl as the keyboard does: Playwright's own keys go to the page alone. */
export async function pressMenuKey({ app }: Pick<Rollcall, 'app'>, keyCode: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, keyCode) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    for (const type of ['keyDown', 'keyUp'] as const)
      contents?.sendInputEvent({ type, keyCode, modifiers: ['control'] })
  }, keyCode)
}

/** Types a text where the keyboard is, and waits for what comes of it. */
export async function type({ page, idle }: Hands, text: string): Promise<void> {
  await page.keyboard.type(text)
  await idle()
}

interface Listening {
  endOfActs: () => string[]
}

/**
 * For the page: hears everything before the app does. Pressing a button of the pointer is a click, whatever comes of it; of
 * a key neither its repetitions nor a modifier alone count; signs that go into one field one after the other are one text.
 */
function listen(): void {
  const acts: string[] = []
  const modifiers = ['Shift', 'Control', 'Alt', 'Meta']
  const heard = new AbortController()
  let field: EventTarget | null = null
  const add = (act: string) => {
    field = null
    acts.push(act)
  }
  const type = (target: EventTarget | null) => {
    if (field !== target) acts.push('text')
    field = target
  }
  const isField = (target: EventTarget | null) =>
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.selectionStart !== null)
  const on = <Type extends keyof WindowEventMap>(type: Type, hear: (event: WindowEventMap[Type]) => void) =>
    window.addEventListener(type, (event) => event.isTrusted && hear(event), { capture: true, signal: heard.signal })
  on('pointerdown', ({ button }) => add(['click', 'middle click', 'click for a menu'][button] ?? 'click'))
  on('wheel', () => acts.at(-1) !== 'wheel' && add('wheel'))
  on('keydown', ({ key, target, repeat, shiftKey, ctrlKey, altKey, metaKey }) => {
    if (repeat || modifiers.includes(key)) return
    const isSign = [...key].length === 1 && !ctrlKey && !altKey && !metaKey
    if (isSign && isField(target)) return type(target)
    const held = [shiftKey, ctrlKey, altKey, metaKey].map((down, index) => (down ? `${modifiers[index] ?? ''}+` : ''))
    add(`key ${held.join('')}${key}`)
  })
  // What an input method writes, or the system puts in, comes without a key.
  on('beforeinput', ({ inputType, target }) => {
    if (/^insert(?!LineBreak)/.test(inputType)) type(target)
  })
  const endOfActs = () => {
    heard.abort()
    return acts
  }
  Object.assign(window, { endOfActs } satisfies Listening)
}
