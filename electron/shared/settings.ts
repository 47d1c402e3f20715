// What the user chose about the window, remembered between runs.

export type ZoneChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'utc' }
  | { readonly kind: 'iana'; readonly name: string }
  | { readonly kind: 'relative' }

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  readonly zone: ZoneChoice
  /** Whether keys of one character work without a modifier. */
  readonly letterKeys: boolean
}
