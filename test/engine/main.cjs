// Starts what was built of the main process in plain Node, with a stand-in for Electron; its page is somebody else's, who forked this.
const { createServer } = require('node:http')
const Module = require('node:module')
const { join, resolve } = require('node:path')
const { crossing } = require('./crossing.cjs')
const { createElectron } = require('./electron.cjs')

const built = resolve(__dirname, '../../out')
const { write, read } = crossing(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => new Uint8Array(Buffer.from(text, 'base64'))
)
/** @param {object} message */
const tell = (message) => process.connected && process.send?.(message)

/** @type {(pdf: Buffer) => void} */
let printed
const { electron, page, quit, saveIn } = createElectron({
  load: async (url) => tell({ what: 'load', url: (await served).replace(/\/$/, '') + new URL(url).pathname }),
  send: (channel, payload) => tell({ what: 'text', text: write({ channel, payload }) }),
  theme: (theme) => tell({ what: 'theme', theme }),
  print: (options) =>
    new Promise((done) => {
      printed = done
      tell({ what: 'print', options })
    }),
  missing: (name) => tell({ what: 'missing', name })
})

/** Each request of the page goes to the app's own handler, and its answer back as it is. */
const server = createServer(async (request, response) => {
  const path = request.url ?? '/'
  if (path === '/index.html') page.startsLoading()
  const answer = await page.answer(new Request(`app://rollcall${path}`, { method: request.method ?? 'GET' }))
  response.sendDate = false
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
})
/** @type {Promise<string>} */
const served = new Promise((listening) =>
  server.listen(0, '127.0.0.1', () => listening(`http://127.0.0.1:${server.address().port}`))
)

process.on('message', async ({ what, text, frame }) => {
  if (what === 'quit') return quit()
  if (what === 'save in') return saveIn(text)
  if (what === 'printed') return printed(Buffer.from(text, 'base64'))
  const { id, channel, args } = read(text)
  try {
    tell({ what: 'text', text: write({ id, value: await page.invoke(channel, frame, args) }) })
  } catch (error) {
    tell({ what: 'text', text: write({ id, error: String(error) }) })
  }
})
process.on('disconnect', () => process.exit(1))

const load = Module._load
Module._load = (name, ...more) => (name === 'electron' ? electron : load(name, ...more))
// As Electron has it: what it runs, then the app, then what the app is given.
process.argv[1] = join(built, 'main/index.js')
require(process.argv[1])
