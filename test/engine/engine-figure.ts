// Sums up, when all stories are over, which Chromium ran how many of them beside Electron's, and how near it is to the one that ships.
import { fullVersions } from 'electron-to-chromium'
import { devDependencies } from '../../package.json'
import { collect } from '../e2e/rollcall/tally'
import { noteFigure } from '../torture/figures'
import { engineWords } from './engine-words'
import { chromiumPath } from './page-stories'

/** Before the stories; gives what is to be done after them. */
// eslint-disable-next-line no-restricted-syntax -- Playwright asks for it.
export default function collectEngines(): () => void {
  return collect<string>('engine', (versions) => {
    const shipped = {
      electron: devDependencies.electron,
      chromium: fullVersions[devDependencies.electron] ?? 'unknown'
    }
    if (chromiumPath === undefined || versions.length > 0) noteFigure('Engine', engineWords(versions, shipped))
  })
}
