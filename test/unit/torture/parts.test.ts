// Which attacks the parts of npm run torture are.
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { subjectNamed, subjects } from '../../mutants/subjects.mjs'
import { parts, partsAsked } from '../../torture/parts.mjs'

const root = resolve(import.meta.dirname, '../../..')
const testsIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)

it('all parts are done unless some are named, and each once', () => {
  expect(partsAsked([]).names).toEqual([
    'keychain',
    'http',
    'files',
    'page',
    'decode',
    'exports',
    'mirror',
    'soak',
    'mutants',
    'stories'
  ])
  expect(partsAsked(['http', 'decode', 'http'])).toEqual({ names: ['http', 'decode'], minutes: null })
})

it('the soak can be told for how many minutes it goes on, and no other part can', () => {
  expect(partsAsked(['http', 'soak', '5'])).toEqual({ names: ['http', 'soak'], minutes: 5 })
  expect(() => partsAsked(['http', '5'])).toThrow('there is no part 5')
  expect(() => partsAsked(['soak', '-5'])).toThrow('there is no part -5')
})

it.each(['http2', 'toString', ''])('“%s” is no part, and the parts are named', (name) => {
  expect(() => partsAsked([name])).toThrow(/the parts are keychain, http, files/)
})

it('every attack without a window belongs to a part', () => {
  const attacks = Object.values(parts).flatMap((part) => part.attacks)
  expect(testsIn('test/torture').filter((file) => !attacks.some((attack) => file.includes(attack)))).toEqual([])
})

it('every part finds its attacks and its stories', () => {
  const attacks = [...testsIn('test/torture'), ...testsIn('test/unit')]
  const stories = testsIn('test/e2e')
  const nowhere = (patterns: readonly string[], files: readonly string[]) =>
    patterns.filter((pattern) => !files.some((file) => file.includes(pattern)))
  expect(Object.values(parts).flatMap((part) => nowhere(part.attacks, attacks))).toEqual([])
  expect(Object.values(parts).flatMap((part) => nowhere(part.stories, stories))).toEqual([])
})

describe.each(Object.keys(subjects))('subject %s of the mutants', (name) => {
  it('has modules that exist', () => {
    const { mutate } = subjectNamed(name)
    const places = mutate.map((pattern) => pattern.replace(/^!/, '').replace(/\/\*\*.*/, ''))
    expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([])
  })
})
