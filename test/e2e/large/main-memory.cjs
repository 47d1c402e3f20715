// Loaded before the app: writes down, when a story asks for it, all that main holds once its garbage was collected.
const { setFlagsFromString, writeHeapSnapshot } = require('node:v8')
const { runInNewContext } = require('node:vm')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

Object.assign(globalThis, {
  /** @param {string} path */
  writeMemory: async (path) => {
    // What was finalized by one collection is freed by the next.
    for (let turn = 0; turn < 2; turn++) {
      collect()
      await new Promise((done) => setImmediate(done))
    }
    writeHeapSnapshot(path)
  }
})
