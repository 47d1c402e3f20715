// A stand-in for Electron's main side in plain Node: as much of it as the app calls, and whatever else is asked of it throws by name.
const { fork } = require('node:child_process')
const { EventEmitter } = require('node:events')
const { tmpdir } = require('node:os')
const { basename, join } = require('node:path')
const { Readable } = require('node:stream')

/** What the page of the window has to itself on the tests' displays, below the menu. */
const screenArea = { x: 0, y: 0, width: 1600, height: 1200 }

/**
 * @param {{
 *   load: (url: string) => void,
 *   send: (channel: string, payload: unknown) => void,
 *   theme: (theme: string) => void,
 *   print: (options: object) => Promise<Buffer>,
 *   missing: (name: string) => void
 * }} page what is told to whoever shows the page
 */
function createElectron({ load, send, theme, print, missing }) {
  const known = (name, object) =>
    new Proxy(object, {
      get(target, property) {
        if (property in target || typeof property === 'symbol' || property === 'then') return target[property]
        missing(`${name}.${property}`)
        throw new Error(`The stand-in has no ${name}.${property}`)
      }
    })
  const nothing = () => undefined
  const switches = new Map(
    process.argv.filter((word) => word.startsWith('--')).map((word) => /^--([^=]+)=?(.*)$/.exec(word).slice(1))
  )
  const paths = new Map([['downloads', tmpdir()]])
  const handlers = new Map()
  let answerRequest = nothing
  let window = null
  let source = 'system'
  let savesIn = null

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    name: 'Rollcall',
    getVersion: () => require('../../package.json').version,
    whenReady: async () => undefined,
    getPath: (name) => paths.get(name) ?? unknown('path', name),
    setPath: (name, path) => void paths.set(name, path),
    requestSingleInstanceLock: () => true,
    enableSandbox: nothing,
    configureHostResolver: nothing,
    setAboutPanelOptions: nothing,
    quit,
    exit: (code) => process.exit(code),
    commandLine: known('app.commandLine', {
      hasSwitch: (name) => switches.has(name),
      getSwitchValue: (name) => switches.get(name) ?? '',
      appendSwitch: (name, value = '') => void switches.set(name, value)
    })
  })

  const contents = Object.assign(new EventEmitter(), { id: 1, send, printToPDF: print })

  class BrowserWindow extends EventEmitter {
    constructor(options) {
      super()
      this.options = options
      this.webContents = known('webContents', contents)
      window = known('BrowserWindow', this)
      return window
    }
    loadURL = async (url) => load(url)
    show = nothing
    isDestroyed = () => false
    isMinimized = () => false
    isMaximized = () => false
    getNormalBounds = () => (({ x, y, width, height }) => ({ x, y, width, height }))(this.options)
  }

  let hasClosed = false
  function quit() {
    if (window !== null && !hasClosed) {
      hasClosed = true
      for (const event of ['close', 'closed']) window.emit(event, {})
    }
    let isHeld = false
    app.emit('will-quit', { preventDefault: () => (isHeld = true) })
    if (!isHeld) process.exit(0)
  }

  const electron = known('electron', {
    app: known('app', app),
    BrowserWindow,
    Menu: known('Menu', { buildFromTemplate: (template) => template, setApplicationMenu: nothing }),
    clipboard: known('clipboard', { writeText: nothing }),
    dialog: known('dialog', {
      showSaveDialog: async (_window, { defaultPath }) =>
        savesIn === null
          ? { canceled: true, filePath: '' }
          : { canceled: false, filePath: join(savesIn, basename(defaultPath)) }
    }),
    ipcMain: known('ipcMain', { handle: (channel, handler) => void handlers.set(channel, handler) }),
    nativeTheme: known('nativeTheme', {
      get themeSource() {
        return source
      },
      set themeSource(wanted) {
        source = wanted
        theme(wanted)
      },
      get shouldUseDarkColors() {
        return source === 'dark'
      }
    }),
    net: known('net', { request, isOnline: () => true }),
    protocol: known('protocol', {
      registerSchemesAsPrivileged: nothing,
      handle: (_scheme, handler) => (answerRequest = handler)
    }),
    screen: known('screen', {
      getPrimaryDisplay: () => ({ id: 1, workArea: screenArea }),
      getAllDisplays: () => [{ id: 1, workArea: screenArea }]
    }),
    session: known('session', {
      // Of the page's own network there is none here: it asks the stand-in for its files, and a proxy that leads nowhere for the rest.
      defaultSession: known('session.defaultSession', {
        setProxy: async () => undefined,
        webRequest: known('webRequest', { onBeforeRequest: nothing })
      }),
      fromPartition: () =>
        known('Session', { clearAuthCache: async () => undefined, closeAllConnections: async () => undefined })
    }),
    utilityProcess: known('utilityProcess', { fork: forkUtility })
  })

  return {
    electron,
    quit,
    saveIn: (folder) => void (savesIn = folder),
    page: {
      startsLoading: () => contents.emit('did-start-loading'),
      answer: (request) => answerRequest(request),
      invoke(channel, frame, args) {
        const handler = handlers.get(channel) ?? unknown('channel', channel)
        return handler({ sender: contents, senderFrame: frame }, ...args)
      }
    }
  }
}

function unknown(kind, name) {
  throw new Error(`The stand-in knows no ${kind} ${name}`)
}

/** Node's own way over the network, in the form of Electron's. */
function request({ method, url }) {
  const giving = new AbortController()
  const headers = new Headers()
  const asked = Object.assign(new EventEmitter(), {
    setHeader: (name, value) => headers.set(name, value),
    abort: () => giving.abort(),
    end() {
      fetch(url, { method, headers, redirect: 'error', signal: giving.signal }).then(
        ({ status, headers, body }) => {
          const message = body === null ? Readable.from([]) : Readable.fromWeb(body)
          // What is given up breaks off; whoever reads then hears of it.
          message.on('error', () => undefined)
          asked.emit('response', Object.assign(message, { statusCode: status, headers: Object.fromEntries(headers) }))
        },
        (error) => asked.emit('error', new Error(`net::${networkErrors[error.cause?.code] ?? 'ERR_FAILED'}`))
      )
    }
  })
  return asked
}

/** Node's words for what went wrong, and Chromium's. */
const networkErrors = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  UND_ERR_SOCKET: 'ERR_EMPTY_RESPONSE',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED'
}

/** A plain Node child has `process.send` where Electron's has a port. */
function forkUtility(path, args) {
  const child = fork(path, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' })
  return Object.assign(child, { postMessage: (message) => child.send(message) })
}

module.exports = { createElectron }
