// Numbers drawn evenly: fast-check's own doubles are nearly all next to 0, where a share or a logarithm says little.
import fc from 'fast-check'

/** Any number from `min` to `max`, each part of the range as likely as any other. */
export function evenly(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1_000_000 }).map((part) => min + ((max - min) * part) / 1_000_000)
}

/** Any length from `min` to `max`, each order of length as likely as any other. */
export function lengthsBetween(min: number, max: number): fc.Arbitrary<number> {
  return evenly(Math.log(min), Math.log(max)).map(Math.exp)
}
