// Sums up, when all stories are over, how many of them had anything sent elsewhere than to the stand-in service.
import { noteFigure } from '../../torture/figures'
import { collect } from './tally'

/** What was asked of the recording proxy while a story ran. */
export type Asked = readonly string[]

/** Before the stories; gives what is to be done after them. */
// eslint-disable-next-line no-restricted-syntax -- Playwright asks for it.
export default function collectAsked(): () => void {
  return collect<Asked>('asked', (stories) => {
    const broken = stories.filter((asked) => asked.length > 0)
    noteFigure(
      'Network',
      `${stories.length} stories behind a recording proxy: in ${broken.length} of them a connection or request to anywhere ` +
        `but the stand-in service (limit 0)${broken.length > 0 ? `: ${[...new Set(broken.flat())].join(', ')}` : ''}`
    )
  })
}
