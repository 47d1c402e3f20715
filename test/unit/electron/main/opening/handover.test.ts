// What a second start hands over to the first: it arrives whatever the files are called, and is never too much.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTooLong, lastFew, packed, unpacked } from '../../../../../electron/main/opening/handover'

const paths = fc.array(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((name) => `/${name}`),
  { maxLength: 60 }
)

describe('files for another start', () => {
  test('arrive as they are called, in letters that every system passes on', () => {
    fc.assert(
      fc.property(paths, fc.nat(), (files, before) => {
        const few = lastFew(files, before)
        expect(packed(few).base64).toMatch(/^[\w+/=]*$/)
        expect(unpacked(packed(few))).toEqual(few)
        expect(unpacked(structuredClone(packed(few)))).toEqual(few)
      })
    )
  })

  test('are the last twenty, or as many of them as have room, and it is counted how many are not', () => {
    fc.assert(
      fc.property(paths, fc.nat(), (files, before) => {
        const few = lastFew(files, before)
        expect(few.files).toEqual(few.files.length === 0 ? [] : files.slice(-few.files.length))
        expect(few.files.length).toBeLessThanOrEqual(20)
        expect(few.leftOut - before).toBe(files.length - few.files.length)
        expect(isTooLong(few.files, few)).toBe(false)
      })
    )
    const usual = Array.from({ length: 500 }, (_, nth) => `/home/zoë/Sitzung ${nth} 日本.json`)
    expect(lastFew(usual)).toEqual({ files: usual.slice(480), leftOut: 480 })
    const longest = Array.from({ length: 20 }, () => `/${'é'.repeat(2047)}`)
    expect(lastFew(longest).files.length).toBeGreaterThan(0)
    expect(lastFew(longest).leftOut).toBeGreaterThan(0)
  })

  test('are too long for one message together with all the arguments of a start that has thousands', () => {
    const files = Array.from({ length: 2000 }, (_, nth) => `/home/zoe/sessions/${nth}.json`)
    expect(isTooLong(files, lastFew(files))).toBe(true)
    expect(isTooLong(files.slice(-20), lastFew(files))).toBe(false)
  })

  test.each(['', '{', 'null', '{"files":[1],"leftOut":0}', '{"files":[],"leftOut":-1}'])(
    'are none where %j arrived',
    (text) => expect(unpacked({ base64: Buffer.from(text).toString('base64') })).toEqual({ files: [], leftOut: 0 })
  )

  test.each([[null], ['/a'], [{ files: ['/a'] }], [{ base64: 1 }]])(
    'are none where %j arrived, which is none of ours',
    (data) => expect(unpacked(data)).toEqual({ files: [], leftOut: 0 })
  )
})
