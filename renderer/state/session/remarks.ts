// The sentences about what went beside the plan while a session was opened or kept.

import { mostFilesAtOnce } from '../../../electron/shared/bridge'
import { mostMarks } from '../../../electron/shared/mark'
import { counted, formatCount } from '../../clock/format'

/** Where the other files are, of several that were opened at once, and how many of them were not even tried. */
export function othersSentence(readable: number, unreadable: number, leftOut: number): string {
  const files = (count: number) => (count === 1 ? '1 other file' : `${formatCount(count)} other files`)
  const parts = [
    ...(readable > 0 ? [`${files(readable)} can be opened from Recent.`] : []),
    ...(unreadable > 0 ? [`${files(unreadable)} could not be read.`] : []),
    ...(leftOut > 0
      ? [`${files(leftOut)} ${leftOut === 1 ? 'was' : 'were'} left out: at most ${mostFilesAtOnce} are opened at once.`]
      : [])
  ]
  return parts.join(' ')
}

/** A remark, and that marks found no room among those of a session. */
export function andLeft(remark: string | null, count: number): string {
  const sentence = `${counted(count, 'mark')} found no room: a session holds ${formatCount(mostMarks)} at most.`
  return remark === null ? sentence : `${remark} ${sentence}`
}
