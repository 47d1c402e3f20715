// The sessions and files that were opened lately, newest first, in recents.json; kept sessions have a list of their own.

import * as v from 'valibot'
import type { Result } from '../../shared/result'
import type { Recent, SessionFacts } from '../../shared/snapshot'
import { writtenLabelSchema } from '../kept/label'
import { StoredFile } from '../files/stored-file'
import { idOfPlace } from './paths'

const limit = 20

/** What was opened. */
export type Visit = Omit<Recent, 'id' | 'openedAtMs'>

const time = v.pipe(v.number(), v.finite())
const factsSchema: v.GenericSchema<unknown, SessionFacts> = v.strictObject({
  endMs: v.nullable(time),
  running: v.boolean(),
  participants: v.nullable(v.pipe(v.number(), v.safeInteger())),
  incomplete: v.exactOptional(v.literal(true))
})
const writtenSchema = v.strictObject({
  kind: v.picklist(['session', 'file', 'kept']),
  title: v.string(),
  where: v.string(),
  account: v.nullable(writtenLabelSchema),
  openedAtMs: v.pipe(v.number(), v.safeInteger()),
  startMs: v.optional(v.nullable(time), null),
  facts: v.optional(v.nullable(factsSchema), null)
})
type StoredVisit = Omit<Recent, 'id'>

/** What cannot be understood of one visit costs that visit alone. Kept copies were listed once: they are left out as well. */
const visitsSchema = v.pipe(
  v.array(v.fallback(v.nullable(writtenSchema), null)),
  v.transform((visits) =>
    visits.flatMap((visit): StoredVisit[] => {
      if (visit === null || visit.kind === 'kept') return []
      return [{ ...visit, kind: visit.kind }]
    })
  )
)
const storedSchema = v.strictObject({ version: v.literal(1), recents: visitsSchema })

export class Recents {
  readonly #file: StoredFile<v.InferOutput<typeof storedSchema>>

  constructor(
    path: string,
    private readonly nowMs: () => number
  ) {
    this.#file = new StoredFile(path, storedSchema, { version: 1, recents: [] })
  }

  async list(): Promise<Recent[]> {
    const { recents } = await this.#file.read()
    return recents.map((recent) => ({ id: idOf(recent), ...recent }))
  }

  async find(id: string): Promise<Visit | null> {
    const { recents } = await this.#file.read()
    return recents.find((recent) => idOf(recent) === id) ?? null
  }

  /** Puts a visit on top; an earlier visit of the same thing goes away, and so does the oldest beyond twenty. */
  add(visit: Visit): Promise<Result<null>> {
    const added: StoredVisit = { ...visit, openedAtMs: this.nowMs() }
    const others = (recents: StoredVisit[]) => recents.filter((recent) => idOf(recent) !== idOf(added))
    return this.#file.change(({ recents }) => ({ version: 1, recents: [added, ...others(recents)].slice(0, limit) }))
  }

  clear(): Promise<Result<null>> {
    return this.#file.change(() => ({ version: 1, recents: [] }))
  }

  settled(): Promise<void> {
    return this.#file.settled()
  }
}

function idOf({ kind, where }: Pick<Visit, 'kind' | 'where'>): string {
  return idOfPlace(kind, where)
}
