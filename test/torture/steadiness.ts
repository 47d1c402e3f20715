// Judges whether memory stays as it is, however long the app is used.

/** What is held at a moment, after garbage was collected. */
export interface Memory {
  /** Live objects of the page, in bytes. */
  readonly pageBytes: number
  /** What the engine made of the page's code, in bytes. */
  readonly pageCodeBytes: number
  readonly nodes: number
  readonly listeners: number
  /** Live objects of main, and the bytes that it shares with its threads. */
  readonly mainBytes: number
  readonly mainCodeBytes: number
  /** Processes of the app. */
  readonly processes: number
}

interface Part {
  readonly words: (value: number) => string
  /** As a share of what was held early on. */
  readonly mostGrowth: number
}

const twentieth = 0.05
/** What runs often is compiled better and better, into more and more: but never into twice of what it was soon. */
const twice = 1

const parts: Readonly<Record<keyof Memory, Part>> = {
  pageBytes: { words: (value) => `${megabytes(value)} of objects in the page`, mostGrowth: twentieth },
  pageCodeBytes: { words: (value) => `${megabytes(value)} of code in the page`, mostGrowth: twice },
  nodes: { words: (value) => `${value} nodes`, mostGrowth: twentieth },
  listeners: { words: (value) => `${value} listeners`, mostGrowth: twentieth },
  mainBytes: { words: (value) => `${megabytes(value)} of objects in main`, mostGrowth: twentieth },
  mainCodeBytes: { words: (value) => `${megabytes(value)} of code in main`, mostGrowth: twice },
  processes: { words: (value) => `${value} processes`, mostGrowth: twentieth }
}
const names = Object.keys(parts) as (keyof Memory)[]

/** What was held early and late in; what has grown by more than it may out, in words. What shrinks does not grow. */
export function grownBetween(early: Memory, late: Memory): string[] {
  const grown = names.filter((name) => late[name] > early[name] * (1 + parts[name].mostGrowth))
  return grown.map((name) => `${parts[name].words(early[name])} became ${parts[name].words(late[name])}`)
}

/** "12.3 MB of objects in the page, 2112 nodes, …" */
export function memoryWords(memory: Memory): string {
  return names.map((name) => parts[name].words(memory[name])).join(', ')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`
}
