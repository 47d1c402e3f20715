// Which arguments of the program are files to open.

import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { filesAmong, leftOutOf, withFiles } from '../../../../../electron/main/starting/command-line'

describe('the files on the command line', () => {
  test('are resolved against the folder that the user is in', () => {
    expect(filesAmong(['/usr/bin/rollcall', 'a.json', '../b.rollcall', '/c.json'], false, '/home/ann')).toEqual([
      '/home/ann/a.json',
      '/home/b.rollcall',
      '/c.json'
    ])
  })

  test('do not include the app folder while the app is not packaged', () => {
    expect(filesAmong(['electron', '--no-sandbox', '/src/rollcall', 'a.json'], true, '/home')).toEqual(['/home/a.json'])
    expect(filesAmong(['electron', '--inspect=0', '.'], true, '/home')).toEqual([])
  })

  test('do not include switches, nor the module that a test runner loads first', () => {
    const argv = ['electron', '-r', '/loader.js', '--inspect=0', '.', '--user-data-dir=/p', 'a.json']
    expect(filesAmong(argv, true, '/home')).toEqual(['/home/a.json'])
  })

  test('may begin with a dash after a double dash', () => {
    expect(filesAmong(['rollcall', '--', '-a.json'], false, '/home')).toEqual(['/home/-a.json'])
  })

  test('may be file URLs, as desktops pass them', () => {
    expect(filesAmong(['rollcall', 'file:///home/a%20b.json', 'file://elsewhere/c'], false, '/')).toEqual([
      '/home/a b.json'
    ])
  })

  test.each([
    [['rollcall', '--no-sandbox', '--left-out=3', 'a', '--', '-b'], false],
    [['electron', '-r', '/loader.js', '--no-sandbox', '.', '--left-out=3', 'a', '--', '-b'], true]
  ])('can be replaced by fewer, and what is no file stays: %j', (argv, hasAppFolder) => {
    expect(leftOutOf(argv)).toBe(3)
    const fewer = withFiles(argv, hasAppFolder, ['/home/-b'], 4)
    const kept = argv.slice(1, argv.indexOf('--no-sandbox') + 1)
    expect(fewer).toEqual([...kept, ...(hasAppFolder ? ['.'] : []), '--left-out=4', '--', '/home/-b'])
    expect(filesAmong(['program', ...fewer], hasAppFolder, '/elsewhere')).toEqual(['/home/-b'])
    expect(leftOutOf(['program', ...fewer])).toBe(4)
  })

  test('were left out in a number, or none were', () => {
    for (const word of ['--left-out', '--left-out=', '--left-out=-1', '--left-out=1e9', 'x'])
      expect(leftOutOf(['rollcall', word])).toBe(0)
  })

  test('are absolute paths whatever the arguments are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.boolean(), (argv, hasAppFolder) => {
        for (const file of filesAmong(argv, hasAppFolder, '/home')) {
          expect(file.startsWith('/')).toBe(true)
          expect(file).not.toContain('\0')
        }
      })
    )
  })
})
