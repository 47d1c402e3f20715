import { expect, test } from 'vitest'
import { failureKinds } from '../../../../electron/shared/result'
import { failureActions, failureWords } from '../../../../renderer/ui/failures'

test('every failure has a title, advice for each system, and one action', () => {
  for (const kind of failureKinds) {
    const { title, advice, action } = failureWords[kind]
    expect(title, kind).not.toBe('')
    expect(failureActions[action], kind).toBeTruthy()
    for (const platform of ['linux', 'mac', 'windows'] as const) expect(advice(platform), kind).toMatch(/\.$/)
  }
  expect(Object.keys(failureWords).sort()).toEqual([...failureKinds].sort())
})

test('no two failures look the same', () => {
  const titles = Object.values(failureWords).map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
})

test('keychain failures say what to do on the system at hand', () => {
  for (const kind of ['keychain-unavailable', 'keychain-locked', 'keychain-timeout'] as const) {
    const { advice } = failureWords[kind]
    expect(new Set([advice('linux'), advice('mac'), advice('windows')]).size).toBe(3)
  }
})
