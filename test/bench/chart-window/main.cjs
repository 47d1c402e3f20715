// The window in which the charts are compared: of Rollcall's size, with the page that is the last argument.
const { join } = require('node:path')
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true, preload: join(__dirname, 'preload.cjs') }
  })
  window.loadFile(process.argv.at(-1))
})
app.on('window-all-closed', () => app.quit())
