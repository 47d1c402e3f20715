// What the palette lists and menus offer: words to find it by, its keys, and what it does.

export interface Command {
  readonly words: string
  /** What kind of thing it is, or what more there is to say of it. */
  readonly about: string
  readonly caps: readonly string[]
  readonly run: () => void
}

/** A command from its words, what it is about, what it does, and its keys. */
export function command(words: string, about: string, run: () => void, caps: readonly string[] = []): Command {
  return { words, about, caps, run }
}

/** How a command is read aloud: its words, what it is about, and its keys. */
export function spokenCommand({ words, about, caps }: Command): string {
  return [words, about, ...(caps.length === 0 ? [] : [`key ${caps.join(' or ')}`])].join(', ')
}
