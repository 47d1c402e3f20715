// Two plain processes, one of which asks the other again and again: how long an answer takes of anybody on this machine now.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [role = 'asks'] = process.argv.slice(2)
if (role === 'answers') process.on('message', () => process.send?.(null))
else ask(Number(role))

/** Sends each wait in milliseconds once it is told to end. @param {number} pauseMs */
function ask(pauseMs) {
  const other = fork(fileURLToPath(import.meta.url), ['answers'])
  /** @type {number[]} */
  const answersMs = []
  let askedMs = 0
  const askOnce = () => {
    askedMs = performance.now()
    other.send(null)
  }
  other.on('message', () => {
    answersMs.push(performance.now() - askedMs)
    setTimeout(askOnce, pauseMs)
  })
  askOnce()
  process.on('message', () => process.send?.(answersMs, () => process.exit()))
  process.on('exit', () => other.kill())
  process.on('disconnect', () => process.exit())
}
