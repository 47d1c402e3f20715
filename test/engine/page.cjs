// The page's side of the bridge without Electron: what the preload asks of it, over one function to main and one from it.

/**
 * For the page, which gets its source: runs the preload there before any script of the page's own.
 * @param {(require: (name: string) => unknown) => void} preload
 * @param {typeof import('./crossing.cjs').crossing} crossing
 */
function withBridge(preload, crossing) {
  // As in Electron, frames have no preload.
  if (globalThis !== globalThis.top || globalThis.location.protocol !== 'http:') return
  const toMain = globalThis.rollcallToMain
  delete globalThis.rollcallToMain
  const { write, read } = crossing(
    (bytes) => bytes.toBase64(),
    (text) => Uint8Array.fromBase64(text)
  )
  const waiting = new Map()
  const listeners = new Map()
  const of = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel)
  const files = []
  let count = 0
  const fromMain = (text) => {
    const { id, value, error, channel, payload } = read(text)
    if (id === undefined) return of(channel).forEach((listener) => listener({}, payload))
    const { resolve, reject } = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) resolve(value)
    else reject(new Error(error))
  }
  Object.defineProperty(globalThis, Symbol.for('rollcall'), { value: { fromMain, files } })
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, value) => Object.defineProperty(globalThis, name, { value: Object.freeze(value) })
    },
    ipcRenderer: {
      invoke: (channel, ...args) =>
        new Promise((resolve, reject) => {
          const id = ++count
          waiting.set(id, { resolve, reject })
          void toMain(write({ id, channel, args }))
        }),
      on: (channel, listener) => of(channel).add(listener),
      removeListener: (channel, listener) => of(channel).delete(listener)
    },
    webUtils: {
      // No page can tell a path: whoever has the browser is asked for it where the word for it comes by.
      getPathForFile: (file) => `rollcall-file:${files.push(file) - 1}`
    }
  }
  preload((name) => {
    if (name !== 'electron') throw new Error(`A preload has no ${name}`)
    return electron
  })
}

module.exports = { withBridge }
