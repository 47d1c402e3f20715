// Looks for texts everywhere that the app wrote or sent to: the window's memory and page, the calls' answers, files, output.
import { join } from 'node:path'
import type { CDPSession } from '@playwright/test'
import { root, type Rollcall, type StartOptions } from './rollcall'

interface Recording {
  recorded?: string[]
}

/** Heap snapshots cut long strings short unless V8 is told otherwise. */
const wholeStrings = '--js-flags=--heap-snapshot-string-limit=100000000'

/** Has every answer and event to the window and every text for the clipboard recorded, no text copied, crashes dumped. */
export const recording: StartOptions = {
  args: [wholeStrings],
  switches: ['-r', join(root, 'test/e2e/rollcall/recorder.cjs')]
}

/** What was recorded so far, in one text. */
export function traffic({ app }: Rollcall): Promise<string> {
  return app.evaluate(() => ((globalThis as Recording).recorded ?? []).join('\n'))
}

/** All that the window can still reach: its JavaScript's heap, and what stands in every field, removed ones included. */
export async function memoryOf({ page }: Rollcall): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  const fields = await valuesOfFields(session)
  await session.detach()
  return [...chunks, fields].join('')
}

/** What stands in every field, removed ones included: the part of it that takes no time. */
export async function fieldsOf({ page }: Rollcall): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const fields = await valuesOfFields(session)
  await session.detach()
  return fields
}

// What stands in a field is not in the heap of JavaScript, and a field that left the page may live on.
async function valuesOfFields(session: CDPSession): Promise<string> {
  const prototype = await session.send('Runtime.evaluate', { expression: 'HTMLInputElement.prototype' })
  const prototypeObjectId = prototype.result.objectId
  if (prototypeObjectId === undefined) throw new Error('The page has no fields')
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId })
  if (objects.objectId === undefined) throw new Error('The fields cannot be listed')
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.map((field) => field.value).join("\\n") }',
    returnByValue: true
  })
  return String(result.value)
}

/** Leaves one text in the window's memory at the end of a long one, and another in a field that is in no document. */
export async function plant({ page }: Rollcall, text: string, fieldText: string): Promise<void> {
  await page.evaluate(
    ([planted, value]) => {
      const field = Object.assign(document.createElement('input'), { value })
      Reflect.set(window, 'planted', ['.'.repeat(100_000) + planted, field])
    },
    [text, fieldText]
  )
}

/** Keeps every field of the page alive, as a browser's history of typing can: what stands in them must go all the same. */
export async function holdFields({ page }: Rollcall): Promise<void> {
  await page.evaluate(() => {
    const held: unknown = Reflect.get(window, 'held')
    Reflect.set(window, 'held', [...(Array.isArray(held) ? held : []), ...document.querySelectorAll('input')])
  })
}

/** Crashes the window's process and then the app's own: nothing is tidied up, and each leaves a dump. */
export async function crash({ app, page }: Rollcall): Promise<void> {
  const crashed = page.waitForEvent('crash')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await crashed
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await app.evaluate(() => process.crash()).catch(() => undefined)
  await ended
}

/** The document's source, with what stands in its fields. */
export function documentOf({ page }: Rollcall): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
    return [document.documentElement.outerHTML, document.title, ...fields.map((field) => field.value)].join('\n')
  })
}
