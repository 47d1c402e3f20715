// The built-in sample session: a made-up consultation with reconnects, media tracks, an error, and a few odd records.

import type { Ms } from '../../shared/session'

type Span = readonly [startS: number, endS: number | null]

interface Guest {
  readonly id: string
  readonly name?: string
  readonly present: readonly Span[]
  readonly mic?: readonly Span[]
  readonly webcam?: readonly Span[]
  readonly screenShare?: readonly Span[]
  readonly screenShareAudio?: readonly Span[]
  readonly errors?: readonly (readonly [atS: number, message: string])[]
  readonly device?: readonly [browser: string, version: string, os: string]
}

const startMs: Ms = Date.UTC(2026, 2, 12, 9, 0, 4, 180)
const lengthS = 2_992.4

// Seconds after the session's start. At 1,364 s the hospital's line fails: six leave within 4 s, and five come back.
const guests: readonly Guest[] = [
  {
    id: 'amara-k3x9',
    name: 'Dr. Amara Okafor',
    present: [
      [0.731, 1_364.208],
      [1_389.94, 2_992.386]
    ],
    mic: [
      [2.1, 1_364.217],
      [1_391.305, 2_991.02]
    ],
    webcam: [
      [3.442, 1_364.219],
      [1_393.871, 2_992.397]
    ],
    screenShare: [[612.5, 1_118.04]],
    screenShareAudio: [[615.25, 1_118.04]],
    device: ['Chrome', '122.0', 'Windows']
  },
  {
    id: 'sofia-81mq',
    name: 'Sofía Hernández',
    present: [
      [41.207, 1_365.33],
      [1_402.618, 2_988.51]
    ],
    mic: [
      [44.9, 128.3],
      [301.75, 366.02],
      [1_404.11, 2_988.52]
    ],
    webcam: [[46.02, 1_365.341]],
    device: ['Safari', '17.3', 'macOS']
  },
  {
    id: 'mai-7tpa',
    name: 'Nguyễn Thị Mai',
    present: [[95.882, 2_990.127]],
    mic: [
      [140.4, 290.77],
      [1_502.9, 1_730.3]
    ],
    webcam: [[99.31, 2_990.139]],
    device: ['Firefox', '123.0', 'Linux']
  },
  {
    id: 'yusuf-c20e',
    name: 'Yusuf Demir',
    present: [
      [63.019, 410.7],
      [423.355, 806.214],
      [829.6, 1_364.871],
      [1_421.77, 2_641.09]
    ],
    mic: [
      [70.2, 405.36],
      [1_430.5, 1_466.81]
    ],
    errors: [
      [67.48, 'Unable to start microphone'],
      [1_424.902, 'Camera is in use by another application']
    ],
    device: ['Chrome', '121.0', 'Android']
  },
  {
    id: 'priya-w5dd',
    name: 'Priya Raghunathan',
    present: [
      [182.54, 1_366.92],
      [1_398.013, null]
    ],
    mic: [[190.66, 602.04]],
    webcam: [[186.1, 1_366.931]],
    device: ['Edge', '122.0', 'Windows']
  },
  {
    id: 'chloe-f9v1',
    name: 'Chloé Lefèvre',
    present: [
      [240.118, 1_367.46],
      [1_410.2, 3_054.9]
    ],
    mic: [[1_745.03, 1_902.77]],
    webcam: [[244.8, 1_367.472]],
    screenShare: [[1_960.31, 2_402.66]],
    device: ['Firefox', '123.0', 'Windows']
  },
  {
    id: 'liam-02bz',
    name: 'Liam O’Connor',
    present: [[318.44, 1_366.105]],
    mic: [[322.9, 340.12]],
    device: ['Safari', '17.2', 'iOS']
  },
  {
    id: 'tablet-room-4',
    present: [[1_688.27, 2_610.033]],
    webcam: [[1_690.9, 2_610.045]],
    device: ['Chrome', '119.0', 'Android']
  }
]

function timeAt(offsetS: number): string {
  return new Date(startMs + Math.round(offsetS * 1000)).toISOString()
}

function entries(spans: readonly Span[] = []): object[] {
  return spans.map(([startS, endS]) => ({ start: timeAt(startS), end: endS === null ? null : timeAt(endS) }))
}

function record(guest: Guest): object {
  const { id, name, device } = guest
  const joined = timeAt(guest.present[0]?.[0] ?? 0)
  return {
    participantId: id,
    ...(name === undefined ? {} : { name }),
    events: {
      mic: entries(guest.mic),
      webcam: entries(guest.webcam),
      screenShare: entries(guest.screenShare),
      screenShareAudio: entries(guest.screenShareAudio),
      errors: (guest.errors ?? []).map(([atS, message]) => ({ start: timeAt(atS), message }))
    },
    timelog: entries(guest.present),
    ...(device === undefined ? {} : { deviceInfo: deviceInfo(...device) }),
    mode: 'CONFERENCE',
    changeModeHistory: [{ mode: 'CONFERENCE', timelog: joined }]
  }
}

function deviceInfo(browser: string, version: string, os: string): object {
  return { sdkType: 'prebuilt', browserUserAgent: { browser: { name: browser, version }, os: { name: os } } }
}

/** The sample as the service would answer it; `sample` in its ids tells it from a real session. */
export const sampleJson: string = JSON.stringify(
  {
    id: 'sample-session',
    roomId: 'sample-room',
    customRoomId: 'sample-consultation',
    start: timeAt(0),
    end: timeAt(lengthS),
    status: 'ended',
    participants: guests.map(record)
  },
  null,
  2
)
