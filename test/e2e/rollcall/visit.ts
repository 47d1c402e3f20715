// A visit of three, and where its moments are drawn.
import type { ApiInterval, ApiSession } from '../../videosdk/api-session'
import type { Rollcall } from './rollcall'
import { lane } from './steps'

const at = (time: string) => `2024-05-14T${time}.000Z`
const stay = (from: string, to: string): ApiInterval => ({ start: at(`${from}:00`), end: at(`${to}:00`) })

/** From 14:40 to 15:20 on the clock of the tests: of three, Maria dropped twice, the second time after an error. */
export const visit: ApiSession = {
  id: 'visit-20481',
  roomId: 'abcd-efgh-ijkl',
  start: at('12:40:00'),
  end: at('13:20:00'),
  status: 'ended',
  participants: [
    { participantId: 'am1', name: 'Amina', timelog: [stay('12:40', '13:20')] },
    {
      participantId: 'ma1',
      name: 'Maria',
      timelog: [stay('12:41', '12:50'), stay('12:52', '13:00'), stay('13:06', '13:18')],
      events: { errors: [{ start: at('12:59:53'), message: 'Connection lost' }] }
    },
    { participantId: 'we1', name: 'Wei', timelog: [stay('12:45', '13:20')] }
  ]
}

/** A point of somebody's bar at a share of the whole session, which is in view with a margin of a fiftieth at both ends. */
export async function pointAt({ page }: Rollcall, name: string, share: number): Promise<[x: number, y: number]> {
  const [row, canvas] = [await lane(page, name).boundingBox(), await page.locator('canvas.lanes').boundingBox()]
  if (row === null || canvas === null) throw new Error('Nothing is drawn')
  return [canvas.x + (canvas.width * (0.02 + share)) / 1.04, row.y + 12]
}
