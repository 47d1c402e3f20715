// Loaded into an app with `-r`: prints when its window was first idle and painted, and how much memory all its processes hold.
const { app } = require('electron')

const firstIdleFrame = `new Promise((resolve) => {
  const html = document.documentElement
  const look = () => {
    if (html.dataset.idle !== 'true') return requestAnimationFrame(look)
    requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
  }
  look()
})`
const settleMs = 1000

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    const idleAtMs = await contents.executeJavaScript(firstIdleFrame)
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    const memoryKb = app.getAppMetrics().reduce((sum, metric) => sum + metric.memory.workingSetSize, 0)
    process.stdout.write(`\nPROBE ${JSON.stringify({ idleAtMs, memoryKb })}\n`)
    app.exit(0)
  })
})
