// The floor for opening a file: a window that reads, parses and draws on a bare canvas, and does nothing else.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false }
  })
  window.loadFile('index.html')
})
app.on('window-all-closed', () => app.quit())
