// Makes realistic sessions of any size from a seed: the same seed and sizes give the same session, byte for byte.
import type { ApiEvents, ApiInterval, ApiParticipant, ApiSession } from './api-session'
import { personName } from './names'
import { ODDITIES, ODDITY_NAMES } from './oddities'
import { random, type Random } from './random'

export interface SessionPlan {
  seed: number
  participants: number
  /** Exactly this many timelog entries each; when left out most have one, and about a third reconnect. */
  intervalsPerParticipant?: number
  /** Microphone, camera, screen share and errors, with device, place and mode: about eight times the bytes. */
  media?: boolean
  /** 24 hexadecimal digits of the seed's own when left out. */
  id?: string
  /** ISO 8601; 2024-05-14T13:00:02.318Z when left out. */
  start?: string
  /** An hour when left out. In a running session: how long it has been running. */
  durationMs?: number
  /** No end, and those who are in have none either. */
  running?: boolean
  /** Gives the first participants one each of the known oddities of real data, and one in ten of the others. */
  oddities?: boolean
}

interface Scene {
  startMs: number
  endMs: number
  running: boolean
}

/** The session that belongs to this plan. Participants are not in the order of joining, as in real data. */
export function generateSession(plan: SessionPlan): ApiSession {
  const dice = random(plan.seed)
  const startMs = Date.parse(plan.start ?? '2024-05-14T13:00:02.318Z')
  const scene = { startMs, endMs: startMs + (plan.durationMs ?? 3_600_000), running: plan.running ?? false }
  const id = plan.id ?? dice.text(24, HEX)
  const room = [4, 4, 4].map((length) => dice.text(length, LOWER)).join('-')
  const userId = dice.text(24, HEX)
  const participants = Array.from({ length: plan.participants }, (_, index) => participant(index, plan, scene, dice))
  if (plan.oddities) addOddities(participants, scene, dice)
  shuffle(participants, dice)
  return {
    id,
    userId,
    roomId: room,
    customRoomId: `support-${dice.text(5, DIGITS)}`,
    start: at(startMs),
    end: scene.running ? null : at(scene.endMs),
    participants,
    activeDuration: 0,
    chatLink: `https://cdn.videosdk.live/chats/${room}-${id}-${userId}.csv`,
    status: scene.running ? 'ongoing' : 'ended',
    links: {
      get_room: `https://api.videosdk.live/v2/rooms/${room}`,
      get_session: 'https://api.videosdk.live/v2/sessions/'
    }
  }
}

const DIGITS = '0123456789'
const HEX = `${DIGITS}abcdef`
const LOWER = 'abcdefghijklmnopqrstuvwxyz'

const at = (ms: number): string => new Date(ms).toISOString()

function participant(index: number, plan: SessionPlan, scene: Scene, dice: Random): ApiParticipant {
  const count = plan.intervalsPerParticipant ?? dice.pick([1, 1, 1, 1, 1, 1, 2, 2, 3, 5])
  const presence = presenceOf(index, count, scene, dice)
  // The number makes the id the participant's own whatever the seed.
  const participantId = `${dice.text(4, LOWER)}${index.toString(36).padStart(4, '0')}`
  const person = { _id: dice.text(24, HEX), participantId, name: personName(dice), timelog: presence.map(entry) }
  return plan.media ? { ...person, ...mediaOf(presence, dice) } : person
}

interface Span {
  fromMs: number
  untilMs: number
  open: boolean
}

function entry({ fromMs, untilMs, open }: Span): ApiInterval {
  return { start: at(fromMs), end: open ? null : at(untilMs) }
}

function presenceOf(index: number, count: number, { startMs, endMs, running }: Scene, dice: Random): Span[] {
  const wholeMs = endMs - startMs
  // Most come in the first tenth, the first of them under a second after the start; one in five comes whenever.
  const lateMs = dice.next() < 0.2 ? wholeMs * 0.7 * dice.next() : wholeMs * 0.1 * dice.next() ** 2
  const joinMs = startMs + Math.round(index === 0 ? Math.min(lateMs, 900) : lateMs)
  const stays = dice.next() < 0.7
  const leaveMs = stays
    ? endMs - dice.whole(0, Math.min(1500, Math.floor(wholeMs / 64)))
    : joinMs + (endMs - joinMs) * (0.02 + 0.98 * dice.next())
  const shareMs = Math.max(1, leaveMs - joinMs) / count
  return Array.from({ length: count }, (_, turn) => {
    const isLast = turn === count - 1
    // A reconnect takes from 2 s to a minute and a half, less where there is no room for that.
    const awayMs = isLast ? 0 : Math.min(shareMs / 2, 2_000 + 88_000 * dice.next() ** 2)
    return {
      fromMs: Math.floor(joinMs + turn * shareMs),
      untilMs: Math.floor(joinMs + (turn + 1) * shareMs - awayMs),
      open: running && isLast && stays
    }
  })
}

function mediaOf(presence: readonly Span[], dice: Random): Partial<ApiParticipant> {
  const [first] = presence
  const last = presence.at(-1)
  if (first === undefined || last === undefined) return {}
  const events: ApiEvents = { mic: presence.flatMap((span) => talk(span, dice)), webcam: [] }
  // Media events end some milliseconds after their timelog entry, and a camera's may span a reconnect.
  const lagMs = dice.whole(7, 14)
  if (dice.next() < 0.7)
    events.webcam = [
      entry({
        fromMs: Math.min(first.fromMs + dice.whole(80, 1500), last.untilMs),
        untilMs: last.untilMs + lagMs,
        open: last.open
      })
    ]
  const shares = dice.next() < 0.1 ? [entry(middleOf(first))] : []
  events.screenShare = shares
  events.screenShareAudio = dice.next() < 0.3 ? structuredClone(shares) : []
  if (dice.next() < 0.05) events.errors = [{ start: at(middleOf(first).fromMs), message: dice.pick(ERRORS) }]
  const mode = dice.pick(['CONFERENCE', 'CONFERENCE', 'SEND_AND_RECV', 'VIEWER', 'RECV_ONLY'])
  return {
    events,
    mode,
    changeModeHistory: [{ mode, timelog: at(first.fromMs), _id: dice.text(24, HEX) }],
    initTime: dice.whole(80, 900) / 1000,
    deviceInfo: device(dice),
    geoLocation: dice.pick(PLACES)
  }
}

function talk(span: Span, dice: Random): ApiInterval[] {
  const turns = dice.whole(1, 3)
  const shareMs = (span.untilMs - span.fromMs) / turns
  return Array.from({ length: turns }, (_, turn) => {
    const fromMs = Math.floor(span.fromMs + turn * shareMs)
    const isLast = turn === turns - 1
    const untilMs = isLast ? span.untilMs + dice.whole(7, 14) : Math.floor(fromMs + shareMs * (0.4 + 0.5 * dice.next()))
    return entry({ fromMs, untilMs, open: span.open && isLast })
  })
}

function middleOf({ fromMs, untilMs }: Span): Span {
  const quarterMs = Math.floor((untilMs - fromMs) / 4)
  return { fromMs: fromMs + quarterMs, untilMs: untilMs - quarterMs, open: false }
}

function device(dice: Random): Record<string, unknown> {
  const [name, version, os, platform] = dice.pick(DEVICES)
  const browserUserAgent = { browser: { name, version }, os: { name: os }, platform: { type: platform } }
  return { sdkType: 'prebuilt', sdkVersion: '0.3.29', platform, browserUserAgent }
}

function addOddities(participants: readonly ApiParticipant[], scene: Scene, dice: Random): void {
  participants.forEach((participant, index) => {
    const given = ODDITY_NAMES[index] ?? (dice.next() < 0.1 ? dice.pick(ODDITY_NAMES) : undefined)
    const other = participants[(index + 1) % participants.length] ?? participant
    if (given !== undefined) ODDITIES[given](participant, { ...scene, other })
  })
}

function shuffle<T>(items: T[], dice: Random): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const chosen = dice.whole(0, last)
    const [one, other] = [items[last], items[chosen]]
    if (one !== undefined && other !== undefined) [items[last], items[chosen]] = [other, one]
  }
}

const ERRORS = ['Unable to start microphone', 'Unable to start webcam', 'Screen share was denied by the user']

const DEVICES = [
  ['Chrome', '124.0.0.0', 'Windows', 'desktop'],
  ['Chrome', '123.0.0.0', 'Android', 'mobile'],
  ['Safari', '17.4', 'iOS', 'mobile'],
  ['Safari', '17.4.1', 'macOS', 'desktop'],
  ['Firefox', '125.0', 'Linux', 'desktop'],
  ['Microsoft Edge', '124.0.2478.51', 'Windows', 'desktop']
] as const

const PLACES = [
  { city: 'Surat', region: 'Gujarat', country: 'India' },
  { city: 'Leeds', region: 'England', country: 'United Kingdom' },
  { city: 'Lagos', region: 'Lagos', country: 'Nigeria' },
  { city: 'São Paulo', region: 'São Paulo', country: 'Brazil' },
  { city: 'Kraków', region: 'Lesser Poland', country: 'Poland' },
  { city: '大阪市', region: '大阪府', country: 'Japan' },
  { city: 'unknown', region: 'unknown', country: 'unknown' }
]
