// What app://rollcall answers: files of the bundle, and no byte of anything else.

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { answer, ourPath, readBundle, type Bundle } from '../../../../../electron/main/window/protocol'
import { hostilePaths } from '../../../../torture/hostile-paths'

let bundle: Bundle

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bundle-'))
  await mkdir(join(folder, 'out/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.js'), 'outside')
  await writeFile(join(folder, 'out/index.html'), '<!doctype html>')
  await writeFile(join(folder, 'out/assets/index.js'), 'inside')
  await writeFile(join(folder, 'out/notes.map'), 'of unknown type')
  bundle = await readBundle(join(folder, 'out'))
  return () => rm(folder, { recursive: true, force: true })
})

describe('the app scheme', () => {
  test('serves built files with their type and the content security policy', () => {
    const page = answer(bundle, 'GET', 'app://rollcall/index.html')
    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    })
    expect(answer(bundle, 'GET', 'app://rollcall/assets/index.js?v=1#x').status).toBe(200)
  })

  test('answers 404 with the policy for everything else', () => {
    for (const path of ['', 'nothing.js', 'notes.map', 'assets', 'index.html/', '..%2fsecret.js', '../secret.js'])
      expect(answer(bundle, 'GET', `app://rollcall/${path}`)).toMatchObject({
        status: 404,
        body: null,
        headers: { 'Content-Security-Policy': expect.stringContaining("default-src 'none'") }
      })
  })

  test('answers nothing but GET', () => {
    for (const method of ['POST', 'HEAD', 'PUT', 'get', 'OPTIONS'])
      expect(answer(bundle, method, 'app://rollcall/index.html')).toMatchObject({ status: 405, body: null })
  })

  test('gives no byte from outside the bundle for any path', () => {
    const inside = [...bundle.values()].map((file) => file.bytes)
    fc.assert(
      fc.property(hostilePaths(['secret.js', '../secret.js']), (url) => {
        const { status, body } = answer(bundle, 'GET', url)
        if (status === 200) expect(inside).toContain(body)
        else expect(body).toBeNull()
      }),
      { numRuns: 5000 }
    )
  })
})

describe('a URL of the app', () => {
  test.each([
    'app://rollcall.example/index.html',
    'app://example/index.html',
    'app://user@rollcall/index.html',
    'app://rollcall:80/index.html',
    'http://rollcall/index.html',
    'app:rollcall/index.html',
    'file:///index.html',
    'data:text/html,x',
    'about:blank',
    'nonsense',
    ''
  ])('is not %j', (url) => {
    expect(ourPath(url)).toBeNull()
  })

  test('is known by its parsed parts', () => {
    expect(ourPath('app://rollcall/index.html?x#y')).toBe('/index.html')
  })
})
