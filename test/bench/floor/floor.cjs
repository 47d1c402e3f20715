// Reads a session file and draws the presence bars of the rows that fit on the canvas, under its title.
/* global document */
const { readFileSync } = require('node:fs')
const { ipcRenderer } = require('electron')

const rowPx = 36
const barPx = 16

ipcRenderer.on('open', (_event, path) => {
  const session = JSON.parse(readFileSync(path, 'utf8'))
  const canvas = document.querySelector('canvas')
  const context = canvas.getContext('2d')
  const times = session.participants.flatMap((participant) =>
    participant.timelog.flatMap((entry) => [Date.parse(entry.start), Date.parse(entry.end ?? entry.start)])
  )
  const startMs = times.reduce((least, time) => Math.min(least, time), Infinity)
  const endMs = times.reduce((most, time) => Math.max(most, time), -Infinity)
  const xOf = (ms) => ((ms - startMs) / (endMs - startMs)) * canvas.width
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#4a7fc1'
  session.participants.slice(0, Math.ceil(canvas.height / rowPx)).forEach((participant, row) => {
    for (const entry of participant.timelog) {
      const x = xOf(Date.parse(entry.start))
      context.fillRect(x, row * rowPx + 4, Math.max(2, xOf(Date.parse(entry.end ?? entry.start)) - x), barPx)
    }
  })
  document.querySelector('h1').textContent = session.customRoomId
})
