// What main and the keychain's child process say to each other; it is never written anywhere.

export const keychainService = 'Rollcall'

/** What a keychain is asked about an account's item. */
export type KeychainCall = { readonly account: string } & (
  { readonly call: 'get' } | { readonly call: 'set'; readonly secret: string } | { readonly call: 'delete' }
)

/** `echo` asks the process alone, which answers also while the keychain leaves a call open. */
export type KeychainRequest = { readonly callId: number } & (KeychainCall | { readonly call: 'echo' })

export type KeychainReply = { readonly callId: number } & (
  | { readonly outcome: 'answered'; readonly value: string | boolean | null }
  | { readonly outcome: 'refused'; readonly message: string }
)

/** A running child process, however it was started. */
export interface KeychainChild {
  readonly send: (request: KeychainRequest) => void
  readonly onReply: (listener: (reply: KeychainReply) => void) => void
  readonly onExit: (listener: () => void) => void
  /** Ends it at once, a pending call included. */
  readonly kill: () => void
}
