// The engine's cryptography, which takes its time to load: it comes with the first hash or random name, after the window.

export function cryptography() {
  return process.getBuiltinModule('node:crypto')
}
