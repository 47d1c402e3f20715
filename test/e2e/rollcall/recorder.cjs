// Loaded before the app: records all that main tells the window or the clipboard, and writes a dump when a process crashes.
const { app, clipboard, crashReporter, ipcMain } = require('electron')

/** @type {string[]} */
const recorded = []
Object.assign(globalThis, { recorded })

/** @param {unknown} value Bytes are recorded as the text that they stand for. */
const textOf = (value) =>
  JSON.stringify(value, (_, part) => {
    if (part?.type === 'Buffer') return Buffer.from(part.data).toString()
    return ArrayBuffer.isView(part) ? Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString() : part
  })

const handle = ipcMain.handle.bind(ipcMain)
ipcMain.handle = (channel, listener) =>
  handle(channel, async (event, ...args) => {
    const answer = await listener(event, ...args)
    recorded.push(`${channel} ${textOf(answer)}`)
    return answer
  })

app.on('web-contents-created', (_, contents) => {
  const send = contents.send.bind(contents)
  contents.send = (channel, ...args) => {
    recorded.push(`${channel} ${textOf(args)}`)
    send(channel, ...args)
  }
})

Object.assign(clipboard, { writeText: async (/** @type {string} */ text) => void recorded.push(`clipboard ${text}`) })
crashReporter.start({ uploadToServer: false })
