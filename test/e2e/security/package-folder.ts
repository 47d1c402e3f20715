// Packages the app into a temporary folder, and copies that with every fuse set for an attacker, to see that attacks are ones.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** A packaged app on Linux. */
export interface PackageFolder {
  readonly program: string
  readonly archive: string
}

export interface Packages {
  /** As users get it; but where only the older Electron is there, that one is packaged, here and nowhere else. */
  readonly shipped: PackageFolder
  readonly control: PackageFolder
  readonly electronVersion: string
  readonly declared: Fuses
  readonly remove: () => Promise<void>
}

/** Fuses by electron-builder's names. */
type Fuses = Readonly<Record<string, boolean>>

const enabled = '1'.charCodeAt(0)
/** What the library, which electron-builder shares, has no name for yet. */
const later: Readonly<Record<number, string>> = { 8: 'WasmTrapHandlers' }
const forAttackers: Fuses = {
  runAsNode: true,
  enableNodeOptionsEnvironmentVariable: true,
  enableNodeCliInspectArguments: true,
  onlyLoadAppFromAsar: false
}

/** Makes both packages, which takes a few seconds and, until they are removed, half a gigabyte. */
export async function makePackages(): Promise<Packages> {
  const { electronPath, officialElectron } = await import('../../../electron/setup/electron-path.mjs')
  const { FALLBACK_VERSION } = await import('../../../electron/setup/fallback-electron.mjs')
  const { FUSES, FUSES_LEFT, electronToPackage, packageApp } = await import('../../../electron/setup/packaging.mjs')
  const work = await mkdtemp(join(tmpdir(), 'rollcall-package-'))
  const remove = () => rm(work, { recursive: true, force: true })
  try {
    const official = officialElectron()
    const electron = official ? electronToPackage(official) : { folder: join(work, 'old'), version: FALLBACK_VERSION }
    if (!official) {
      await cp(dirname(electronPath()), electron.folder, { recursive: true })
      await rm(join(electron.folder, 'resources/app'), { recursive: true })
      // The official one has it.
      await writeFile(join(electron.folder, 'resources/default_app.asar'), 'an app that runs others')
    }
    const known = await readFuses(join(electron.folder, 'electron'))
    const fuses = Object.fromEntries(Object.entries(FUSES).filter(([name]) => known[name] !== undefined))
    const folder = await packageApp({ electron, fuses, output: join(work, 'package') })
    const control = join(work, 'control')
    await cp(folder, control, { recursive: true })
    await setFuses(join(control, 'rollcall'), forAttackers)
    const [shippedPlaces, controlPlaces] = [folder, control].map(placesIn) as [PackageFolder, PackageFolder]
    return {
      shipped: shippedPlaces,
      control: controlPlaces,
      electronVersion: electron.version,
      declared: { ...FUSES, ...FUSES_LEFT },
      remove
    }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The fuses that a program has, and how they are set. */
export async function readFuses(program: string): Promise<Fuses> {
  const wire = Object.entries(await getCurrentFuseWire(program)).filter(([at]) => at !== 'version')
  return Object.fromEntries(wire.map(([at, state]) => [nameOf(Number(at)), Number(state) === enabled]))
}

/** The files in an archive, by their paths. */
export async function filesIn({ archive }: PackageFolder): Promise<readonly string[]> {
  const bytes = await readFile(archive)
  // Four sizes stand before the table of contents; the last is its own.
  const contents = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString()) as Entry
  return pathsIn(contents, '').toSorted()
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
}

function pathsIn({ files }: Entry, path: string): readonly string[] {
  if (!files) return [path.slice(1)]
  return Object.entries(files).flatMap(([name, entry]) => pathsIn(entry, `${path}/${name}`))
}

function placesIn(folder: string): PackageFolder {
  return { program: join(folder, 'rollcall'), archive: join(folder, 'resources/app.asar') }
}

function setFuses(program: string, fuses: Fuses): Promise<number> {
  const wire = Object.entries(fuses).map(([name, isOn]) => [FuseV1Options[fuseOf(name)], isOn] as const)
  return flipFuses(program, { version: FuseVersion.V1, ...Object.fromEntries(wire) })
}

function fuseOf(name: string): keyof typeof FuseV1Options {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}` as keyof typeof FuseV1Options
}

/** One that nobody has a name for is not overlooked: it is not among those that are declared. */
function nameOf(fuse: number): string {
  const name = FuseV1Options[fuse] ?? later[fuse] ?? `fuse ${fuse + 1}`
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`
}
