// Loaded before the app: the timer that shows a window which no event has shown never comes, so that only events are left.
const plain = globalThis.setTimeout
globalThis.setTimeout = Object.assign((act, ms, ...rest) => plain(act, ms === 2000 ? 0x7fffffff : ms, ...rest), plain)
