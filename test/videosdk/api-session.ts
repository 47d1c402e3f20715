// The JSON shapes of the VideoSDK v2 REST API, with every field name that has been seen, as the stand-in serves them.

export interface ApiInterval {
  start?: string
  end?: string | null
}

export interface ApiEvents {
  mic?: ApiInterval[]
  webcam?: ApiInterval[]
  screenShare?: ApiInterval[]
  screenShareAudio?: ApiInterval[]
  errors?: { start: string; message: string }[]
}

export interface ApiParticipant {
  participantId: string
  _id?: string
  name?: string | null
  timelog?: ApiInterval[]
  events?: ApiEvents
  mode?: string
  changeModeHistory?: { mode: string; timelog: string; _id?: string }[]
  deviceInfo?: Record<string, unknown>
  geoLocation?: { city: string; region: string; country: string }
  initTime?: number
  type?: string
}

/** Ids, rooms and participants come under newer or older names; a session has one of each pair. */
export interface ApiSession {
  id?: string
  _id?: string
  roomId?: string
  meetingId?: string
  customRoomId?: string
  userMeetingId?: string
  userId?: string
  start?: string
  end?: string | null
  status?: string
  participants?: ApiParticipant[]
  participantArray?: ApiParticipant[]
  [extra: string]: unknown
}

/** A recording, an HLS stream or a livestream: only what the routes filter by is known. */
export interface ApiMedia {
  sessionId: string
  roomId?: string
  [extra: string]: unknown
}

export interface ApiMediaLists {
  recordings: readonly ApiMedia[]
  hls: readonly ApiMedia[]
  livestreams: readonly ApiMedia[]
}

/** The session's id under either of its names, undefined when it has none. */
export const sessionIdOf = (session: ApiSession): string | undefined => session.id ?? session._id

/** The session's room under either of its names, undefined when it has none. */
export const roomIdOf = (session: ApiSession): string | undefined => session.roomId ?? session.meetingId

/** The session's participants under either of their names, empty when it has none. */
export const participantsOf = (session: ApiSession): readonly ApiParticipant[] =>
  session.participants ?? session.participantArray ?? []
