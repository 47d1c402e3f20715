// For tests of state as the page runs it: without it Svelte's runes are those of a server, which hold less.
import type { Environment } from 'vitest/runtime'

const page: Environment = { name: 'page', viteEnvironment: 'client', setup: () => ({ teardown: () => undefined }) }
export default page
