// Collects garbage when a test says so, and tells what is still held then.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** The names of those that are held by something still, after all that nothing holds was collected. */
export async function heldOf(refs: Readonly<Record<string, WeakRef<object>>>): Promise<string[]> {
  // What a reference was made or read of lives on until the end of the task.
  await new Promise((done) => setImmediate(done))
  collect()
  return Object.keys(refs).filter((name) => refs[name]?.deref() !== undefined)
}
