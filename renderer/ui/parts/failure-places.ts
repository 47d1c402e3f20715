// The words and the button for a failure that fit the place where it happened.

import type { FailureKind } from '../../../electron/shared/result'
import { keychainNames, requestWords, unlockingOf, type FailureAction, type FailureWords } from './failures'

/** What was being done: the same failure can mean another thing, and has other ways on. */
export type FailurePlace = 'request' | 'account' | 'keep' | 'list' | 'export'

const placeWords: Readonly<Record<FailurePlace, Readonly<Partial<Record<FailureKind, Omit<FailureWords, 'action'>>>>>> =
  {
    request: {},
    account: {
      'no-account': {
        title: 'That account is no longer there',
        advice: () => 'It was removed, or it waited too long to be kept. Enter it anew.'
      },
      'not-permitted': {
        title: 'This account may not read sessions',
        advice: () => 'VideoSDK knows it but does not let it list sessions. Ask its owner for that right.'
      },
      offline: {
        title: 'VideoSDK cannot be reached',
        advice: () => 'Check the network connection.'
      },
      'keychain-crashed': {
        title: 'The keychain broke off',
        advice: (platform, program) =>
          `The system’s ${keychainNames[platform]} ended before it answered. ${unlockingOf(platform, program)}`
      },
      'too-large': {
        title: 'The answer is too large',
        advice: () => 'Something other than VideoSDK may have answered, such as a proxy of the network. Try again.'
      }
    },
    keep: {
      'not-open': {
        title: 'That session is no longer at hand',
        advice: () => 'Rollcall holds the last sessions that were opened. Open it again, then keep it.'
      },
      'file-too-large': {
        title: 'The session is too large to keep',
        advice: () => 'Rollcall reads kept files of up to 64 MiB, and keeps nothing that it could not open again.'
      }
    },
    list: {},
    export: {
      timeout: {
        title: 'Making the PDF took too long',
        advice: () => 'Nothing was saved. Export the view alone, or another kind of file.'
      }
    }
  }

const placeActions: Readonly<Record<FailurePlace, readonly FailureAction[]>> = {
  request: ['retry', 'add-account', 'open-accounts', 'enter-credential', 'check-id', 'choose-file', 'log-in'],
  account: ['retry', 'enter-credential'],
  keep: ['retry'],
  list: ['retry'],
  export: ['retry']
}

/** The words for a failure where it happened; the action is null where the place has no way to do it. */
export function failureWords(
  kind: FailureKind,
  place: FailurePlace
): Omit<FailureWords, 'action'> & { readonly action: FailureAction | null } {
  const words = requestWords[kind]
  const action = placeActions[place].includes(words.action) ? words.action : null
  return { ...words, ...placeWords[place][kind], action }
}
