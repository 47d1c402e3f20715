// What the bench reads from a page's heap snapshot.

import { expect, test } from 'vitest'
import { Nodes } from '../../bench/against/heap.mjs'

const snapshot = JSON.stringify({
  snapshot: {
    meta: { node_fields: ['type', 'name', 'self_size'], node_types: [['hidden', 'object', 'string', 'native', 'code']] }
  },
  nodes: [...[0, 0, 8], ...[1, 1, 16], ...[1, 2, 24], ...[2, 3, 32], ...[3, 4, 4_000], ...[4, 5, 64]],
  edges: [0, 1, 2],
  strings: ['"edges":[']
})

test('all bytes count, those of arrays outside of the heap too; of objects neither code nor what stands outside', () => {
  const nodes = new Nodes()
  nodes.take(snapshot)
  expect(nodes.sum()).toEqual({ bytes: 4_144, objects: 3 })
})

test('however the text comes in pieces', () => {
  for (let size = 1; size < snapshot.length; size += 7) {
    const nodes = new Nodes()
    for (let at = 0; at < snapshot.length; at += size) nodes.take(snapshot.slice(at, at + size))
    expect(nodes.sum()).toEqual({ bytes: 4_144, objects: 3 })
  }
})
