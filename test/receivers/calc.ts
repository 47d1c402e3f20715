// What LibreOffice Calc makes of files, in any language: it saves them as workbooks, where each cell says what it was taken for.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readWorkbook, type ReadSheet } from '../unit/renderer/workbook/workbook-reading'
import { outputOf } from './program'

/** Languages, and what the filter for CSV calls them. */
export const languages = {
  'en-US': 1033,
  'de-DE': 1031,
  'fr-FR': 1036,
  'de-AT': 3079,
  'es-ES': 3082,
  'it-IT': 1040,
  'nl-NL': 1043,
  'pt-BR': 1046,
  'tr-TR': 1055,
  'id-ID': 1057,
  'vi-VN': 1066,
  'pl-PL': 1045,
  'ru-RU': 1049,
  'sv-SE': 1053
} as const
export type Language = keyof typeof languages

export interface CalcSetting {
  readonly language: Language
  /** "Detect special numbers": whether dates, times and the like are looked for. */
  readonly detects: boolean
}

export class Calc {
  /** `folder` is for its profiles and for what it saves. */
  constructor(private readonly folder: string) {}

  /** Sheets of CSV files in UTF-8, by their paths. */
  openCsv(
    paths: readonly string[],
    separator: string,
    { language, detects }: CalcSetting
  ): Promise<ReadonlyMap<string, readonly ReadSheet[]>> {
    const options = [separator.charCodeAt(0), 34, 76, 1, '', languages[language], false, detects]
    return this.#open(paths, language, [`--infilter=CSV:${options.join(',')}`])
  }

  /** Sheets of workbooks, by their paths. */
  openWorkbooks(paths: readonly string[], language: Language): Promise<ReadonlyMap<string, readonly ReadSheet[]>> {
    return this.#open(paths, language, [])
  }

  async #open(
    paths: readonly string[],
    language: Language,
    options: readonly string[]
  ): Promise<ReadonlyMap<string, readonly ReadSheet[]>> {
    const profile = await this.#profile(language)
    const saved = join(this.folder, `saved-${language}`)
    const args = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', ...options]
    await outputOf('soffice', [...args, '--convert-to', 'xlsx', '--outdir', saved, ...paths])
    const read = paths.map(async (path) => {
      const name = basename(path).replace(/\.[^.]+$/, '.xlsx')
      return [path, readWorkbook(await readFile(join(saved, name)))] as const
    })
    return new Map(await Promise.all(read))
  }

  /** A profile in which the system's language is this one. */
  async #profile(language: Language): Promise<string> {
    const profile = join(this.folder, `profile-${language}`)
    await mkdir(join(profile, 'user'), { recursive: true })
    const item = `<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${language}</value></prop></item>`
    const root = `<oor:items xmlns:oor="http://openoffice.org/2001/registry">${item}</oor:items>`
    const path = join(profile, 'user', 'registrymodifications.xcu')
    await writeFile(path, `<?xml version="1.0" encoding="UTF-8"?>\n${root}`, { flag: 'wx' }).catch(() => undefined)
    return profile
  }
}
