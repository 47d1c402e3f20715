// What a page's heap snapshot adds up to. One of a large session is longer than a text can be, so only its nodes are read.

/** What V8 makes of the code that runs, and what stands for things outside of its heap. */
const notObjects = new Set(['hidden', 'code', 'object shape', 'native', 'synthetic'])

/**
 * All bytes that are alive, those of arrays outside of the heap among them, and how many objects: texts, numbers in boxes and
 * the inner arrays of objects are some, code is none.
 * @param {import('@playwright/test').CDPSession} devtools
 * @returns {Promise<{bytes: number, objects: number}>}
 */
export async function liveHeap(devtools) {
  const nodes = new Nodes()
  const take = (/** @type {{chunk: string}} */ { chunk }) => nodes.take(chunk)
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take)
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take)
  return nodes.sum()
}

const edges = '"edges":['

/** Takes a snapshot's text in pieces, and keeps what stands before its edges. */
export class Nodes {
  #text = ''
  #isWhole = false

  /** @param {string} chunk */
  take(chunk) {
    if (this.#isWhole) return
    const from = Math.max(0, this.#text.length - edges.length)
    this.#text += chunk
    const end = this.#text.indexOf(edges, from)
    if (end < 0) return
    this.#isWhole = true
    this.#text = this.#text.slice(0, end)
  }

  sum() {
    const { snapshot, nodes } = JSON.parse(this.#text.replace(/,\s*$/, '}'))
    const { node_fields: fields, node_types: types } = snapshot.meta
    const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
    const sums = { bytes: 0, objects: 0 }
    for (let at = 0; at < nodes.length; at += fields.length) {
      sums.bytes += nodes[at + size]
      if (!notObjects.has(types[0][nodes[at + type]])) sums.objects++
    }
    return sums
  }
}
