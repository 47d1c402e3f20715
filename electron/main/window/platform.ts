// The system that the app runs on, in the window's words.

import type { About } from '../../shared/bridge'

const platforms: Readonly<Record<string, About['platform']>> = { darwin: 'mac', win32: 'windows' }

export const platform = platforms[process.platform] ?? 'linux'
