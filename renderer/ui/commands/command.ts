// What the palette lists: words to find it by, its keys, and what it does.

export const sections = [
  'Recent',
  'Actions',
  'Moments',
  'Participants',
  'Display',
  'Time zones',
  'Settings',
  'Accounts',
  'Export',
  'Sessions'
] as const
/** The heading that a command stands under. */
export type Section = (typeof sections)[number]

export interface Command {
  readonly words: string
  /** What kind of thing it is, or what more there is to say of it. */
  readonly about: string
  readonly section: Section
  /** Other words that people have for it: it is found by them, and they are not shown. */
  readonly also: string
  readonly caps: readonly string[]
  readonly run: () => void
}

/** A command from its words, what it is about, what it does, and its keys. */
export function command(
  words: string,
  about: string,
  run: () => void,
  caps: readonly string[] = [],
  section: Section = 'Actions',
  also = alsoOf(words)
): Command {
  return { words, about, section, also, caps, run }
}

/** How a command is read aloud: its words, what it is about, and its keys. */
export function spokenCommand({ words, about, caps }: Command): string {
  return [words, about, ...(caps.length === 0 ? [] : [`key ${caps.join(' or ')}`])].join(', ')
}

/** What a drop is called by whoever it happened to. */
export const dropWords = 'thrown out kicked dropped disconnected lost connection reconnect rejoin away'

/** By what a command's own words have in them. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/overlap|compare/i, 'compare together met with both'],
  [/who dropped/i, dropWords],
  [/finding/i, 'problem issue error drop'],
  [/clock|local time|utc|relative|time zone/i, 'timezone time zone clock hour'],
  [/dark theme/i, 'night mode'],
  [/light theme/i, 'day mode'],
  [/theme/i, 'appearance colour color'],
  [/fold/i, 'collapse hide gaps empty idle skip'],
  [/compact|height/i, 'density dense rows size'],
  [/roll call/i, 'who was there attendance present list'],
  [/go to a time/i, 'jump moment when'],
  [/mark/i, 'bookmark note flag'],
  [/measure/i, 'duration how long ruler'],
  [/account/i, 'api key secret token login sign in'],
  [/keep the session/i, 'save offline store'],
  [/fetch/i, 'refresh reload update'],
  [/export|copy the summary/i, 'save download share send'],
  [/keys|help/i, 'shortcuts hotkeys settings preferences legend manual'],
  [/wheel/i, 'mouse scroll trackpad preferences'],
  [/find|only/i, 'search filter'],
  [/fit/i, 'reset all']
]

function alsoOf(words: string): string {
  return synonyms.flatMap(([pattern, also]) => (pattern.test(words) ? [also] : [])).join(' ')
}
