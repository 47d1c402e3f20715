// Rollcall's rules held against the zone database's own compiled files: every name, every day of six years.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTzif } from '../../../../../electron/main/clocks/tzif'
import type { ZoneRules } from '../../../../../electron/shared/zone-rules'
import { offsetOf } from '../../../../../electron/shared/zone-rules'
import { clockOf, jumpsBetween } from '../../../../../renderer/clock/zone'
import { noteFigure } from '../../../../torture/figures'
import { edition, rulesOf, zoneNames } from '../../../zones'
import { compileZones, namesIn, source } from './zic'

const dayMs = 86_400_000
const firstMs = Date.UTC(2023, 0, 1)
const endMs = Date.UTC(2029, 0, 1)
const farMs = Date.UTC(2600, 0, 1)

const folder = mkdtempSync(join(tmpdir(), 'rollcall-zones-'))
const fat = join(folder, 'fat')
const slim = join(folder, 'slim')

beforeAll(() => {
  compileZones(fat, 'fat')
  compileZones(slim, 'slim')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function compiled(from: string, name: string): ZoneRules {
  const changes = readTzif(readFileSync(join(from, name)))
  if (changes === null) throw new Error(`${name} cannot be read`)
  return { name, source: 'system', edition, ...changes }
}

function changesOf(rules: ZoneRules, fromMs: number, toMs: number): readonly (readonly [number, number])[] {
  return jumpsBetween(clockOf(rules), fromMs, toMs).map((ms) => [ms, offsetOf(rules, ms)])
}

test('the rules are of the edition that they are held against, and name every zone but the one that stands for none', () => {
  expect(readFileSync(source, 'latin1').split('\n', 1)[0]).toBe(`# version ${edition}`)
  expect(namesIn(fat).filter((name) => !zoneNames.includes(name))).toEqual(['Factory'])
  expect(zoneNames.filter((name) => !namesIn(fat).includes(name))).toEqual([])
})

test('every zone has on every day of 2023 to 2028 the offset of the zone database, and changes its clocks at the same instants', () => {
  const wrong: string[] = []
  let days = 0
  for (const name of zoneNames) {
    const own = rulesOf(name)
    for (const theirs of [compiled(fat, name), compiled(slim, name)]) {
      for (let ms = firstMs; ms < endMs; ms += dayMs, days++)
        if (offsetOf(own, ms) !== offsetOf(theirs, ms)) wrong.push(`${name} on ${new Date(ms).toISOString()}`)
      expect(changesOf(own, firstMs, endMs), name).toEqual(changesOf(theirs, firstMs, endMs))
    }
  }
  noteFigure(
    'Zones',
    `${zoneNames.length} names on ${days / zoneNames.length / 2} days each, rules ${edition}: ${wrong.length} differences from tzdata's compiled files, fat and slim`
  )
  expect(wrong).toEqual([])
})

test('the rules go on as the database does after the last change that they list, but where Ramadan decides', () => {
  const differing = zoneNames.filter((name) => {
    const ahead = [rulesOf(name), compiled(slim, name)].map((rules) => JSON.stringify(changesOf(rules, endMs, farMs)))
    return ahead[0] !== ahead[1]
  })
  expect(differing).toEqual(['Asia/Gaza', 'Asia/Hebron'])
})
