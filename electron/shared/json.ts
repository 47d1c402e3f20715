// JSON text that remembers its type: large values cross the processes as one string, which is far cheaper than a deep copy.

declare const content: unique symbol
export type Json<T> = string & { readonly [content]: T }

/** Plain data in, its JSON text out. */
export function pack<T>(value: T): Json<T> {
  return JSON.stringify(value) as Json<T>
}

/** Text made by `pack` in, the data out. */
export function unpack<T>(json: Json<T>): T {
  return JSON.parse(json) as T
}
