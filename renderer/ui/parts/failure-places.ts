// The words and the button for a failure that fit the place where it happened.

import type { FailureKind } from '../../../electron/shared/result'
import { generalWords, keychainNames, unlockingOf, type FailureAction, type FailureWords } from './failures'

/**
 * What was being done: the same failure can mean another thing, and has other ways on. `fetch`: asking VideoSDK; `file`: opening
 * one from outside; `kept`: opening a kept session.
 */
export type FailurePlace = 'fetch' | 'file' | 'kept' | 'account' | 'keep' | 'list' | 'export'

const badFile = 'It was left as it is, and so was everything else that is kept.'

const placeWords: Readonly<Record<FailurePlace, Readonly<Partial<Record<FailureKind, Partial<FailureWords>>>>>> = {
  fetch: {
    'not-open': {
      title: 'That is no longer in the list',
      advice: () => 'It made room for what was opened later. Paste its id to ask for it again.',
      action: 'check-id'
    }
  },
  file: {
    'not-open': {
      title: 'That file is no longer at hand',
      advice: () => 'It made room for what was opened later. Choose it anew.',
      action: 'choose-file'
    }
  },
  kept: {
    'not-open': { title: 'That kept session is no longer there', advice: () => 'It was removed.' },
    'missing-file': {
      title: 'The kept session is not there any more',
      advice: () =>
        'Something other than Rollcall moved or deleted its file. Fetch the session anew, or restore the file from a backup.'
    },
    'damaged-file': {
      title: 'The kept session is damaged',
      advice: () =>
        `Its content is not what was kept, so it is not shown. ${badFile} Fetch the session anew, or restore the file from a backup.`
    },
    'newer-file': {
      title: 'A newer Rollcall kept that session',
      advice: () => 'It was left as it is. Update Rollcall to open it.'
    },
    'foreign-file': {
      title: 'That file among the kept sessions is not one that Rollcall kept',
      advice: () => `${badFile} To open JSON from the VideoSDK API, use “Open file…”.`
    },
    'unreadable-file': {
      title: 'The kept session cannot be read',
      advice: () =>
        'The system could not read its file: the disk, or the network that it is on, may be at fault. Try again.',
      action: 'retry'
    },
    'forbidden-file': {
      title: 'You may not read that kept session',
      advice: () =>
        'Its file belongs to another user of this computer, or its rights were changed. Mend them, then try again.',
      action: 'retry'
    }
  },
  account: {
    'no-account': {
      title: 'That account is no longer there',
      advice: () => 'It was removed, or it waited too long to be kept. Enter it anew.'
    },
    'not-permitted': {
      title: 'This account may not read sessions',
      advice: () =>
        'VideoSDK knows it but does not let it list sessions. Ask its owner for that right, then test it again.',
      action: 'retry'
    },
    offline: { title: 'VideoSDK cannot be reached', advice: () => 'Check the network connection.' },
    'keychain-crashed': {
      title: 'The keychain broke off',
      advice: (platform, program) =>
        `The system’s ${keychainNames[platform]} ended before it answered. ${unlockingOf(platform, program)}`
    },
    'too-large': {
      title: 'The answer is too large',
      advice: () => 'Something other than VideoSDK may have answered, such as a proxy of the network. Try again.',
      action: 'retry'
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
      title: 'Making the file took too long',
      advice: () => 'Nothing was saved. Export the view alone, fewer participants, or another kind of file.',
      action: null
    },
    'not-open': {
      title: 'That session is no longer at hand',
      advice: () => 'Rollcall holds the last sessions that were opened. Open it again, then export it.'
    },
    'missing-file': {
      title: 'The file is no longer there',
      advice: () => 'It was moved or deleted after it had been saved. Save it again.'
    }
  }
}

const placeActions: Readonly<Record<FailurePlace, readonly FailureAction[]>> = {
  fetch: ['retry', 'add-account', 'choose-account', 'enter-credential', 'check-id', 'log-in', 'fetch-again'],
  file: ['retry', 'choose-file'],
  kept: ['retry'],
  account: ['retry', 'enter-credential'],
  keep: ['retry'],
  list: ['retry'],
  export: ['retry']
}

/** The words for a failure where it happened; the action is null where nothing in that place mends it. */
export function failureWords(kind: FailureKind, place: FailurePlace): FailureWords {
  const words = { ...generalWords[kind], ...placeWords[place][kind] }
  const { action } = words
  return { ...words, action: action !== null && placeActions[place].includes(action) ? action : null }
}
