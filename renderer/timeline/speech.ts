// What a screen reader says of a lane.

import type { Lane } from './lanes'
import type { Zone } from './zone'

export const mediaNames = {
  mic: 'microphone',
  webcam: 'camera',
  screenShare: 'screen share',
  screenShareAudio: 'screen share audio'
} as const

/** `11 m 02 s`, or `at least 11 m 02 s` when a leave is not recorded. */
export function inRoomText(lane: Lane): string {
  throw new Error(`not yet ${lane.title}`)
}

/** `1 join`, `2 joins`. */
export function joinsText(lane: Lane): string {
  throw new Error(`not yet ${lane.title}`)
}

/** The accessible name of a lane: the participant's name, with the id when there is another name. */
export function laneLabel(lane: Lane): string {
  throw new Error(`not yet ${lane.title}`)
}

/** `in room 11 m 02 s, 2 joins: 11:31:53.415 to 11:40:30.283, away 25 s, …, UTC`; long lanes end in `and 9,980 more`. */
export function laneDescription(lane: Lane, zone: Zone): string {
  throw new Error(`not yet ${lane.title} ${zone.name}`)
}
