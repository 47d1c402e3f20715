// The search for secrets finds what is planted for it, in every form, in files at any depth and in texts.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesWith, partsOf, search, tokensSent } from '../../e2e/rollcall/traces'
import { temporaryFolder } from '../temporary-folder'

const canary = 'canary-secret-83b1'
const forms: Readonly<Record<string, Buffer>> = {
  'as it is': Buffer.from(`before ${canary} after`),
  'between other bytes': Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from(canary), Buffer.from([0])]),
  'in UTF-16': Buffer.from(`x${canary}`, 'utf16le'),
  'in base64 from the start': Buffer.from(Buffer.from(`${canary} and more`).toString('base64')),
  'in base64 after a byte': Buffer.from(Buffer.from(`:${canary}:`).toString('base64')),
  'in base64 after two bytes': Buffer.from(Buffer.from(`::${canary}:`).toString('base64'))
}

test.each(Object.entries(forms))('a secret %s is found in a file of a subfolder, and in a text', async (_, bytes) => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a', 'b', 'file')
  await mkdir(join(folder, 'a', 'b'), { recursive: true })
  await writeFile(path, bytes)
  await writeFile(join(folder, 'other'), 'canary-secret-83b')
  const texts = { output: bytes.toString('latin1'), page: 'nothing' }
  expect(await search({ folders: [folder], texts }, { secret: canary, other: 'not there' })).toEqual({
    stories: 1,
    folders: 1,
    files: 2,
    bytes: expect.any(Number),
    hits: expect.arrayContaining(['secret in output', `secret in ${path}`])
  })
  expect(await filesWith(folder, canary)).toEqual([path])
})

test('a token is found by its payload and by its signature, not by the head that all tokens share', async () => {
  const requests = [{ headers: { authorization: 'head.payload-one.signature-one' } }, { headers: {} }]
  const parts = partsOf(tokensSent([...requests, ...requests]))
  expect(parts).toEqual({ 'payload 0': 'payload-one', 'signature 0': 'signature-one' })
  const texts = { log: 'signed signature-one', body: 'with payload-one in it', other: 'head.' }
  const { hits } = await search({ folders: [], texts }, parts)
  expect(hits).toEqual(['signature 0 in log', 'payload 0 in body'])
})
