// What the stories about lanes share: a small session, and the rows of the grid from top to bottom.
import type { Locator, Page } from '@playwright/test'
import type { ApiInterval, ApiParticipant, ApiSession } from '../../videosdk/api-session'

const stay = (from: string, to: string): ApiInterval => ({
  start: `2024-05-14T${from}:00.000Z`,
  end: `2024-05-14T${to}:00.000Z`
})

function person(participantId: string, name: string, mode: string, ...timelog: ApiInterval[]): ApiParticipant {
  return { participantId, name, mode, timelog }
}

/** An hour, from 11:00 to 12:00 on the clock of the tests: five ids, two of them with one name. */
export const standup: ApiSession = {
  id: 'standup-session',
  roomId: 'abcd-efgh-ijkl',
  start: '2024-05-14T09:00:00.000Z',
  end: '2024-05-14T10:00:00.000Z',
  status: 'ended',
  participants: [
    person('d1', 'Dana', 'CONFERENCE', stay('09:35', '10:00')),
    person('a1', 'Anna', 'CONFERENCE', stay('09:00', '09:30')),
    person('b1', 'Bela', 'VIEWER', stay('09:10', '09:20'), stay('09:40', '09:50')),
    person('c1', 'Cleo', 'VIEWER', stay('09:05', '09:06')),
    person('a2', 'Anna', 'VIEWER', stay('09:45', '10:00'))
  ]
}

export function grid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Participants' })
}

/** Lanes by their names and headings by their words, in the order that a screen reader is told. */
export function rows(page: Page): Promise<readonly string[]> {
  return grid(page)
    .getByRole('row')
    .evaluateAll((all) =>
      all
        .map((row) => ({
          number: Number(row.getAttribute('aria-rowindex')),
          words: row.getAttribute('aria-label') ?? row.firstElementChild?.getAttribute('aria-label') ?? ''
        }))
        .sort((a, b) => a.number - b.number)
        .map(({ words }) => words)
    )
}

/** Asks for a lane's menu on its label, and chooses there. */
export async function chooseFor(row: Locator, item: string): Promise<void> {
  await row.click({ button: 'right', position: { x: 60, y: 10 } })
  await row.page().getByRole('menuitem', { name: item }).click()
}

/** The lane that the keyboard has. */
export async function focusedLane(page: Page): Promise<string | null> {
  const id = await grid(page).getAttribute('aria-activedescendant')
  return page.locator(`[id="${id ?? 'none'}"]`).getAttribute('aria-label')
}
