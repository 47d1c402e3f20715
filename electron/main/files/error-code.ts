// The system's name for what went wrong.

/** Anything that was thrown in; its code, such as `ENOENT`, out, or "unknown error" when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}
