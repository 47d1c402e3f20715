// Sums up, when all stories are over, how much was searched for secrets and what was found.
import { noteFigure } from '../../torture/figures'
import { collect } from './tally'
import type { Search } from './traces'

/** Before the stories; gives what is to be done after them. */
// eslint-disable-next-line no-restricted-syntax -- Playwright asks for it.
export default function collectSearches(): () => void {
  return collect<Search>('searches', (searches) => {
    const sum = (countOf: (search: Search) => number) => searches.reduce((total, each) => total + countOf(each), 0)
    const [files, folders] = [sum((each) => each.files), sum((each) => each.folders)]
    const megabytes = Math.round(sum((each) => each.bytes) / 1e6)
    noteFigure(
      'Secrets',
      `after ${searches.length} stories, ${files} files of ${folders} folders, the apps' output and their pages ` +
        `(${megabytes} MB) searched for key, secret and tokens: ${sum(({ hits }) => hits.length)} hits`
    )
  })
}
