// The sentences about what went beside the plan while a session was opened or kept.

import { mostFilesAtOnce } from '../../../electron/shared/bridge'
import { mostTabs, type TabsBefore } from '../../../electron/shared/tabs'
import { mostMarks } from '../../../electron/shared/mark'
import { counted, formatCount } from '../../clock/format'

/** How many of several files were not even tried. */
export function leftOutSentence(count: number): string {
  const files = count === 1 ? '1 other file was' : `${formatCount(count)} other files were`
  return `${files} left out: at most ${mostFilesAtOnce} are opened at once.`
}

/** Why nothing more is opened. */
export const tabsFullSentence = `${mostTabs} sessions are open side by side, and there is no room for more. Close one first.`

/** Why none of the sessions is open that were open when Rollcall ended. */
export function troubleSentence(trouble: NonNullable<TabsBefore['trouble']>): string {
  return trouble === 'damaged'
    ? 'Which sessions were open before could not be read. The damaged list was put aside, in the same folder.'
    : 'Which sessions were open before could not be read: tabs.json is out of reach. It is not written over.'
}

/** A remark, and that marks found no room among those of a session. */
export function andLeft(remark: string | null, count: number): string {
  const sentence = `${counted(count, 'mark')} found no room: a session holds ${formatCount(mostMarks)} at most.`
  return remark === null ? sentence : `${remark} ${sentence}`
}
