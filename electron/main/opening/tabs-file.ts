// Remembers in tabs.json which sessions are open, in which order and how they are looked at; nothing of what stands in them.

import * as v from 'valibot'
import { fail, type Result } from '../../shared/result'
import { longestTitle, longestView, mostTabs, type OpenTabs, type Place, type TabsBefore } from '../../shared/tabs'
import { StoredFile } from '../files/stored-file'
import type { Paths } from './paths'

const text = (length: number) => v.pipe(v.string(), v.maxLength(length))
const name = v.pipe(text(255), v.minLength(1))
const nth = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))
const otherPlaces = [
  v.strictObject({ kind: v.literal('session'), sessionId: name }),
  v.strictObject({ kind: v.literal('kept'), keptId: name }),
  v.strictObject({ kind: v.literal('sample') })
] as const
const tabEntries = {
  title: text(longestTitle),
  sessionId: v.nullable(text(longestTitle)),
  startMs: v.nullable(v.pipe(v.number(), v.finite())),
  view: text(longestView)
}
const front = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))

/** A place as the window may ask for it. */
export const placeSchema: v.GenericSchema<unknown, Place> = v.variant('kind', [
  ...otherPlaces,
  v.strictObject({ kind: v.literal('file'), fileId: name, nth })
])
export const openTabsSchema: v.GenericSchema<unknown, OpenTabs> = v.strictObject({
  tabs: v.pipe(v.array(v.strictObject({ ...tabEntries, place: placeSchema })), v.maxLength(mostTabs)),
  front
})

/** In the file a place has the path that stands behind the window's name for it. */
const storedPlaceSchema = v.variant('kind', [
  ...otherPlaces,
  v.strictObject({ kind: v.literal('file'), path: v.pipe(text(32_767), v.minLength(1)), nth })
])
const storedSchema = v.strictObject({
  version: v.literal(1),
  front,
  tabs: v.pipe(v.array(v.strictObject({ ...tabEntries, place: storedPlaceSchema })), v.maxLength(mostTabs))
})
type Stored = v.InferOutput<typeof storedSchema>

export class TabsFile {
  readonly #file: StoredFile<Stored>

  constructor(
    path: string,
    private readonly paths: Paths
  ) {
    this.#file = new StoredFile(path, storedSchema, { version: 1, front: null, tabs: [] })
  }

  async read(): Promise<TabsBefore> {
    const { tabs, front } = await this.#file.read()
    const opened = tabs.map(({ place, ...tab }) => ({
      ...tab,
      place:
        place.kind === 'file' ? ({ kind: 'file', fileId: this.paths.idOf(place.path), nth: place.nth } as const) : place
    }))
    return { tabs: opened, front: front !== null && front < tabs.length ? front : null, trouble: this.#file.trouble }
  }

  /** In memory at once; the answer is about the disk. Fails for a file that main has given no name to. */
  async remember({ tabs, front }: OpenTabs): Promise<Result<null>> {
    const stored: Stored['tabs'] = []
    for (const { place, ...tab } of tabs) {
      if (place.kind !== 'file') stored.push({ ...tab, place })
      else {
        const path = this.paths.find(place.fileId)
        if (path === null) return fail('unexpected')
        stored.push({ ...tab, place: { kind: 'file', path, nth: place.nth } })
      }
    }
    return this.#file.change(() => ({ version: 1, front, tabs: stored }))
  }

  settled(): Promise<void> {
    return this.#file.settled()
  }
}
