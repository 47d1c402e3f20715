// What is said of the engines at the end of a run.

/** The Electron that ships, and its Chromium. */
export interface Shipped {
  readonly electron: string
  readonly chromium: string
}

/** The Chromium of each story that did not run in Electron in, a sentence out; another version is a neighbour, and no failure. */
export function engineWords(versions: readonly string[], { electron, chromium }: Shipped): string {
  const ships = `Electron ${electron}, which ships, has ${chromium}`
  const [version] = versions
  if (version === undefined) return `no Chromium here but Electron’s: it ran the stories of the page as well (${ships})`
  const which = majorOf(version) === majorOf(chromium) ? 'of the same major version' : 'of another major version'
  return `${versions.length} stories of the page on Chromium ${version}, ${which} (${ships})`
}

function majorOf(version: string): string | undefined {
  return version.split('.', 1)[0]
}
