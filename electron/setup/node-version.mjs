// Ends with one line on a Node that the tools do not run on; imported first, as the other modules need a newer one too.
const OLDEST = '20.19'

const [major, minor] = process.versions.node.split('.').map(Number)
const [oldestMajor, oldestMinor] = OLDEST.split('.').map(Number)
if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
  console.error(`rollcall: Node ${OLDEST} or newer is needed, this is ${process.versions.node}: see https://nodejs.org`)
  process.exit(1)
}
