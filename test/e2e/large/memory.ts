// What Rollcall holds at a moment, once all garbage was collected: in the page, and in main.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession } from '@playwright/test'
import type { Memory } from '../../torture/steadiness'
import { root, type Rollcall, type StartOptions } from '../rollcall/rollcall'

/** For a Rollcall whose memory is measured. */
export const measurable: StartOptions = { switches: ['-r', join(root, 'test/e2e/large/main-memory.cjs')] }

/** Live objects, nodes and listeners of the page; the live objects of main with the bytes of its texts; processes. */
export async function liveMemory(rollcall: Rollcall): Promise<Memory> {
  const devtools = await rollcall.page.context().newCDPSession(rollcall.page)
  try {
    return { ...(await ofPage(devtools)), ...(await ofMain(rollcall)) }
  } finally {
    await devtools.detach()
  }
}

async function ofPage(devtools: CDPSession): Promise<Omit<Memory, 'mainBytes' | 'mainCodeBytes' | 'processes'>> {
  // What a first collection lets go of outside of JavaScript's heap holds objects until a second one.
  for (let turn = 0; turn < 2; turn++) await devtools.send('HeapProfiler.collectGarbage')
  const chunks: string[] = []
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  const { objects, code } = bytesIn(chunks.join(''))
  return { pageBytes: objects, pageCodeBytes: code, nodes, listeners: jsEventListeners }
}

/** The bytes that main shares with its threads stand in no other figure than its snapshot. */
async function ofMain({ app }: Rollcall): Promise<Pick<Memory, 'mainBytes' | 'mainCodeBytes' | 'processes'>> {
  // Not where the app has its files: there the story looks for secrets, which main's memory holds.
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-memory-'))
  const path = join(folder, 'main.heapsnapshot')
  try {
    const processes = await app.evaluate(async ({ app: electron }, into) => {
      await (globalThis as unknown as { writeMemory: (path: string) => Promise<void> }).writeMemory(into)
      return electron.getAppMetrics().length
    }, path)
    const { objects, code } = bytesIn(await readFile(path, 'utf8'))
    return { mainBytes: objects, mainCodeBytes: code, processes }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] }
  }
  readonly nodes: readonly number[]
}

/** What V8 makes of the code that runs: more of it the oftener that runs, up to a limit. */
const ofCode = new Set(['code', 'hidden', 'object shape'])

function bytesIn(text: string): { readonly objects: number; readonly code: number } {
  const { snapshot, nodes } = JSON.parse(text) as HeapSnapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const bytes = { objects: 0, code: 0 }
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + type] ?? 0] ?? ''
    bytes[ofCode.has(kind) ? 'code' : 'objects'] += nodes[at + size] ?? 0
  }
  return bytes
}
