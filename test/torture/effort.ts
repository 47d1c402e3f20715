// How much an attack does: enough to be believed in `npm test`, far more in `npm run torture`.

const isLong = process.env['ROLLCALL_TORTURE'] === '1'

/** The amount for `npm test`, or the one for `npm run torture` when that runs. */
export function effort<T>({ test, torture }: { readonly test: T; readonly torture: T }): T {
  return isLong ? torture : test
}
