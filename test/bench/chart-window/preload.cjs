// Lets a chart's page say how much memory its process holds.
const { contextBridge } = require('electron')

contextBridge.exposeInMainWorld('privateKb', async () => (await process.getProcessMemoryInfo()).private)
