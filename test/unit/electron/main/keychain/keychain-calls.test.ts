// What the keychain is asked for each operation, call by call, and the words for what it answers.

import { describe, expect, test } from 'vitest'
import { openKeychain } from '../../../../../electron/main/keychain/keychain'
import type { KeychainCall } from '../../../../../electron/main/keychain/keychain-protocol'
import { fail } from '../../../../../electron/shared/result'
import { canary, outcomeOf } from '../../../../keychain/outcome'
import { scriptedChild, silentService, type ChildFault } from '../../../../keychain/scripted-child'

describe('what the keychain is asked', () => {
  /** A keychain on these items, and every call that its child gets. */
  function listening(items: Readonly<Record<string, string>>, faultOf: (request: KeychainCall) => ChildFault | null) {
    const calls: string[] = []
    const child = scriptedChild(new Map(Object.entries(items)), (request) => {
      calls.push(`${request.call} ${request.account}${request.call === 'set' ? `=${request.secret}` : ''}`)
      return faultOf(request)
    })
    return { calls, child, keychain: openKeychain({ fork: child.fork, service: silentService, timeoutMs: 50 }) }
  }
  const fine = () => null
  /** A locked keyring finds and removes nothing, and calls that no error; only what would write into it is refused. */
  const locked = ({ call }: KeychainCall) => (call === 'set' ? 'refuses' : 'finds-nothing')
  const probe = ['set probe=probe', 'get probe', 'delete probe', 'get probe']
  const removal = ['set saved=removed', 'get saved', 'delete saved', 'get saved']

  test('to read is one item, and nothing is written for it', async () => {
    const { calls, keychain } = listening({ saved: canary }, fine)
    expect(await keychain.read('saved')).toEqual({ ok: true, value: canary })
    expect(calls).toEqual(['get saved'])
  })

  test('to save is to give the same again', async () => {
    const { calls, keychain } = listening({}, fine)
    expect(await keychain.save('new', 'secret')).toEqual({ ok: true, value: null })
    expect(calls).toEqual(['set new=secret', 'get new'])
  })

  test('to remove is to overwrite, to give that back, and to have no more', async () => {
    const { calls, keychain } = listening({ saved: canary }, fine)
    expect(await keychain.remove('saved')).toEqual({ ok: true, value: null })
    expect(calls).toEqual(removal)
  })

  test('of what is not there is whether it gives back what is written, and then once more', async () => {
    const reading = listening({}, fine)
    expect(await outcomeOf(reading.keychain.read('lost'))).toBe('secret-missing')
    expect(reading.calls).toEqual(['get lost', ...probe, 'get lost'])
    const removing = listening({}, fine)
    expect(await outcomeOf(removing.keychain.remove('saved'))).toBe('ok')
    expect(removing.calls).toEqual(removal)
  })

  test('by a user who refuses, takes what it does not keep: nothing is missing or removed then', async () => {
    const refused = ({ call }: KeychainCall) => (call === 'set' ? 'forgets' : 'finds-nothing')
    const { child, keychain } = listening({ saved: canary }, refused)
    expect(await outcomeOf(keychain.read('saved'))).toBe('keychain-denied')
    expect(await outcomeOf(keychain.remove('saved'))).toBe('keychain-denied')
    expect(await outcomeOf(keychain.save('new', canary))).toBe('keychain-denied')
    expect([...child.items]).toEqual([['saved', canary]])
    // A refusal holds for one process: each operation is made by a new one, about which the user is asked anew.
    expect([child.started(), child.killed()]).toEqual([3, 3])
  })

  test('while it is locked never makes an item missing or removed', async () => {
    const { child, keychain } = listening({ saved: canary }, locked)
    expect(await outcomeOf(keychain.read('saved'))).toBe('keychain-locked')
    expect(await outcomeOf(keychain.remove('saved'))).toBe('keychain-locked')
    expect(child.items.get('saved')).toBe(canary)
  })

  test('is found when it is unlocked between the first look and the second', async () => {
    let looks = 0
    const { child, keychain } = listening({ saved: canary }, () => (looks++ === 0 ? 'finds-nothing' : null))
    expect(await keychain.read('saved')).toEqual({ ok: true, value: canary })
    expect(child.items.has('saved')).toBe(true)
  })

  test.each([0, 1, 2, 3])('at step %i of removing, refused, is said', async (step) => {
    let calls = 0
    const { keychain } = listening({ saved: canary }, () => (calls++ === step ? 'refuses' : null))
    const removed = await keychain.remove('saved')
    expect(removed).toMatchObject({ ok: false, failure: { kind: 'keychain-locked' } })
    const isSaid = JSON.stringify(removed).includes('overwritten already')
    expect(isSaid, 'that the secret itself is gone').toBe(step > 1)
  })

  test('never is to hold what it would cut off or end early', async () => {
    const { calls, keychain } = listening({}, fine)
    expect(await keychain.save('new', 'ü'.repeat(1250))).toMatchObject({ ok: true })
    calls.length = 0
    expect(await keychain.save('new', 'x'.repeat(2501))).toMatchObject({
      failure: {
        kind: 'secret-too-large',
        detail: 'The keychain holds a credential of at most 2,500 bytes; this one has 2,501.'
      }
    })
    expect(await keychain.save('new', 'a\0b')).toMatchObject({
      ok: false,
      failure: { kind: 'unexpected', detail: 'The credential holds a NUL character.' }
    })
    expect(calls).toEqual([])
  })

  test('by a process that has worked before is asked once more of a new one when there is no keyring any more', async () => {
    let calls = 0
    const { child, keychain } = listening({ saved: canary }, () => (calls++ === 1 ? 'is-absent' : null))
    expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
    expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
    expect([child.started(), child.killed()]).toEqual([2, 1])
  })

  test('by a process whose keyring was locked is asked once more of a new one when there is none any more', async () => {
    const faults: (ChildFault | null)[] = ['refuses', 'is-absent', null]
    const { child, keychain } = listening({ saved: canary }, () => faults.shift() ?? null)
    expect(await outcomeOf(keychain.save('new', canary))).toBe('keychain-locked')
    expect(await outcomeOf(keychain.read('saved'))).toBe('ok')
    expect(child.started()).toBe(2)
  })

  test('where there never was a keyring is asked once', async () => {
    const { calls, child, keychain } = listening({}, () => 'is-absent')
    expect(await outcomeOf(keychain.read('saved'))).toBe('keychain-unavailable')
    expect(calls).toEqual(['get saved'])
    expect([child.started(), child.killed()]).toEqual([1, 1])
  })
})

describe('the words for a keychain', () => {
  test.each<[string, 'save' | 'remove', ChildFault, number, string]>([
    [
      'that took another text than it was given',
      'save',
      'lies',
      1,
      'It accepted the credential but gave back something else.'
    ],
    ['that takes what it does not keep', 'save', 'forgets', 0, 'It accepted the credential but did not give it back.'],
    [
      'that still has what it overwrote and removed',
      'remove',
      'lies',
      3,
      'Its secret was overwritten already; remove the account once more to be rid of its entry.'
    ],
    ['that keeps silent', 'save', 'hangs', 0, 'Its program does not answer.']
  ])('%s say so', async (_, operation, fault, step, detail) => {
    let calls = 0
    const child = scriptedChild(new Map([['saved', canary]]), () => (calls++ === step ? fault : null))
    const keychain = openKeychain({ fork: child.fork, service: silentService, timeoutMs: 50 })
    const answer = operation === 'save' ? keychain.save('new', canary) : keychain.remove('saved')
    expect(await answer).toMatchObject({ ok: false, failure: { detail } })
  })

  test.each([0, 1])('that repeats the secret from step %i of saving on are left out', async (step) => {
    let calls = 0
    const child = scriptedChild(new Map(), () => (calls++ >= step ? 'blurts' : null))
    const keychain = openKeychain({ fork: child.fork, service: silentService, timeoutMs: 50 })
    expect(await keychain.save('saved', canary)).toEqual(fail('keychain-unavailable'))
  })
})
