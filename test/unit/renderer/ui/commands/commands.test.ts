// The palette's commands: every action, participant, mark and session once, and nothing that is so already.
import { describe, expect, it, vi } from 'vitest'
import { ok } from '../../../../../electron/shared/result'
import { atOnce } from '../../../../../electron/shared/work'
import { keyTable } from '../../../../../renderer/keys/keys'
import { Activity } from '../../../../../renderer/state/page/activity'
import { Rollcall } from '../../../../../renderer/state/rollcall.svelte'
import { actionCommand, commandsOf as listOfCommands } from '../../../../../renderer/ui/commands/commands'
import { searching } from '../../../../../renderer/ui/commands/palette-search'
import { spokenCommand } from '../../../../../renderer/ui/commands/command'
import type { PlainSession } from '../../../plain-session'
import { listedAt, rulesOf } from '../../../zones'
import { FakeBridge, keptOf, settle, snapshotOf } from '../../state/fake-bridge'

const commandsOf = (app: Rollcall) => atOnce(searching(listOfCommands(app), '', Infinity)).commands
const searchOf = (app: Rollcall) => (typed: string) => atOnce(searching(listOfCommands(app), typed, Infinity)).commands

const minute = 60_000
const media = { mic: [], webcam: [], screenShare: [], screenShareAudio: [] }
const names = ['Asha', null, 'Bert', 'Bert']
const session: Partial<PlainSession> = {
  id: 's',
  endMs: 60 * minute,
  participants: names.map((name, index) => ({
    id: `p${index}`,
    name,
    presence: [{ startMs: index * minute, endMs: 30 * minute }],
    media,
    errors: [],
    modes: [],
    mode: null,
    type: null,
    device: null
  }))
}

async function opened(fake = new FakeBridge(), shown = session): Promise<Rollcall> {
  const app = new Rollcall(fake.bridge, new Activity({ dataset: {} }))
  app.zones.adopt(null, { rules: rulesOf('Europe/Berlin'), others: [] })
  void app.desk.run({ kind: 'sample' })
  await fake.answer('openSample', ok(snapshotOf('one', shown)))
  app.desk.open?.view.resize(800, 400)
  return app
}

const empty = () => new Rollcall(new FakeBridge().bridge, new Activity({ dataset: {} }))
const wordsOf = (app: Rollcall) => commandsOf(app).map(({ words }) => words)

describe('the palette', () => {
  it('reaches every action of the key table, with and without Shift, and shows its keys', async () => {
    const app = await opened()
    const commands = commandsOf(app)
    for (const { action, withShift } of keyTable.filter(
      ({ action }) => action !== 'palette' && action !== 'show-tab'
    )) {
      const plain = actionCommand(app, action)
      expect(commands.map(spokenCommand)).toContain(plain === null ? action : spokenCommand(plain))
      expect(plain?.caps).not.toEqual([])
      const shifted = actionCommand(app, action, true)
      if (withShift !== null) expect(commands.map(spokenCommand)).toContain(shifted && spokenCommand(shifted))
    }
  })

  it('reaches every participant, those of one name too, and goes to the lane with the keyboard', async () => {
    const app = await opened()
    let focused = 0
    app.focusLanes = () => void (focused += 1)
    for (const [index, name] of names.entries()) {
      const own = commandsOf(app).find(({ words, about }) =>
        name === null ? words === `p${index}` : about === `Participant p${index}` && words === name
      )
      own?.run()
      await settle()
      expect(app.desk.open?.view.lanes.focusedId).toBe(`p${index}`)
      expect(focused).toBe(index + 1)
    }
  })

  it('reaches every mark, selects it and brings it into view', async () => {
    const app = await opened()
    const open = app.desk.open
    if (open === null) throw new Error('Nothing is open')
    open.marks.add({ startMs: 5 * minute, endMs: 5 * minute })
    const span = open.marks.add({ startMs: 40 * minute, endMs: 45 * minute })
    open.view.show({ startMs: 0, endMs: minute })
    const marks = commandsOf(app).filter(({ about }) => about.startsWith('Mark,'))
    expect(marks.map(({ words }) => words)).toEqual(['Mark 1', 'Mark 2'])
    marks[1]?.run()
    expect(open.marks.selectedId).toBe(span?.id)
    expect(open.view.instantMs).toBe(40 * minute)
    expect(open.view.viewport.startMs).toBeLessThan(40 * minute)
    expect(open.view.viewport.endMs).toBeGreaterThan(45 * minute)
  })

  it('reaches kept and recent sessions', async () => {
    const app = empty()
    app.library.kept = [keptOf('k1', 's1', 1000), keptOf('k2', 's1', minute * 1000)]
    app.library.recents = [
      {
        id: 'r1',
        kind: 'file',
        title: 'call.json',
        where: '/tmp/call.json',
        account: null,
        openedAtMs: 0,
        startMs: null,
        facts: null
      }
    ]
    const spoken = commandsOf(app).map(spokenCommand)
    expect(spoken.filter((each) => each.startsWith('Room of s1, Kept session, '))).toHaveLength(2)
    expect(spoken).toContain('call.json, Recent session, /tmp/call.json')
  })

  it('lists nothing twice', async () => {
    const app = await opened()
    app.desk.open?.view.goTo(5 * minute)
    app.library.kept = [keptOf('k1', 's1', 1000), keptOf('k2', 's1', minute * 1000)]
    for (const commands of [commandsOf(app), commandsOf(empty())]) {
      const spoken = commands.map(spokenCommand)
      expect(spoken.toSorted()).toEqual([...new Set(spoken)].toSorted())
    }
  })

  it('lists no choice that is made already', async () => {
    const app = await opened()
    expect(wordsOf(app)).toContain('Dark theme')
    expect(wordsOf(app)).not.toContain('Sort by first join')
    expect(wordsOf(app)).not.toContain('Show everybody: clear the filter')
    void app.preferences.chooseTheme('dark')
    app.desk.open?.lineup.arrange({ sort: 'name' })
    app.desk.open?.lineup.filter({ rejoined: true })
    expect(wordsOf(app)).not.toContain('Dark theme')
    expect(wordsOf(app)).toContain('Sort by first join')
    expect(wordsOf(app)).toContain('Show everybody: clear the filter')
    expect(wordsOf(app)).not.toContain('Show only who joined more than once')
  })

  it('never lists one choice again after it was made', async () => {
    const app = await opened()
    const about = ['Clock', 'Second clock', 'Setting', 'Display']
    const dialogs = ['Accounts', 'Add an account', 'Choose a time zone…', 'Choose a second clock…']
    const choices = commandsOf(app).filter(
      (each) =>
        about.includes(each.about) &&
        !dialogs.includes(each.words) &&
        !keyTable.some(({ words }) => words === each.words)
    )
    for (const { words, run } of choices) {
      run()
      await settle()
      expect(wordsOf(app)).not.toContain(words)
    }
  })

  it('finds moments, zones and settings by the words that people have for them', async () => {
    const app = await opened()
    await app.desk.open?.findings.come()
    app.zones.listed = { atMs: 0, ...(await listedAt(0)) }
    const search = searchOf(app)
    const first = (typed: string) => search(typed)[0]?.words
    expect(first('vancouver')).toBe('Time zone: Vancouver')
    expect(search('timezone').map(({ section }) => section)).toContain('Time zones')
    expect(search('dark').map(({ words }) => words)).toContain('Dark theme')
    expect(search('night mode').map(({ words }) => words)).toContain('Dark theme')
    expect(search('compare together').map(({ words }) => words)).toContain(
      'Show who overlaps with the participant, or no longer'
    )
    expect(search('thrown out').map(({ words }) => words)).toContain('Show only who dropped and came back')
    expect(search('first join asha').map(({ section }) => section)).toEqual(['Moments'])
  })

  it('finds each join and leave of somebody by her name, and what her coming back is called', async () => {
    const [asha, ...others] = session.participants ?? []
    if (asha === undefined) throw new Error('There is somebody')
    const presence = [0, 10, 20].map((at) => ({ startMs: at * minute, endMs: (at + 5) * minute }))
    const app = await opened(new FakeBridge(), { ...session, participants: [{ ...asha, presence }, ...others] })
    const moments = (typed: string) => searchOf(app)(typed).filter(({ section }) => section === 'Moments')
    expect(moments('asha left').map(({ about }) => about.slice(-12))).toEqual([
      '01:05:00, p0',
      '01:15:00, p0',
      '01:25:00, p0'
    ])
    expect(moments('asha joined again').map(({ about }) => about.slice(-12))).toEqual(['01:10:00, p0', '01:20:00, p0'])
    expect(moments('asha first join')).toHaveLength(1)
    expect(moments('asha rejoined').length).toBeGreaterThan(1)
    moments('asha left')[1]?.run()
    await settle()
    expect(app.desk.open?.view.instantMs).toBe(15 * minute)
  })

  it('finds them in a session of very many by part of a name, and looks at no more than it can at once', async () => {
    const [one] = session.participants ?? []
    if (one === undefined) throw new Error('There is somebody')
    const presence = [0, 10].map((at) => ({ startMs: at * minute, endMs: (at + 5) * minute }))
    const participants = Array.from({ length: 6000 }, (_, index) => {
      return { ...one, id: `p${index}`, name: index === 5999 ? 'Zora' : `Guest ${index}`, presence }
    })
    const app = await opened(new FakeBridge(), { ...session, participants })
    const search = searchOf(app)
    expect(search('zora left').map(({ words }) => words)).toEqual(['Zora: left', 'Zora: left'])
    expect(search('zora join').map(({ words }) => words)).toEqual(['Zora: first join', 'Zora: joined again'])
    expect(search('left').filter(({ section }) => section === 'Moments')).toEqual([])
    expect(search('guest 5998 left').map(({ words }) => words)).toEqual(['Guest 5998: left', 'Guest 5998: left'])
    const crowd = search('guest left').length
    expect(crowd).toBeGreaterThan(100)
    expect(crowd).toBeLessThanOrEqual(1000)
  })

  it('without a session offers to open one and to get help, and nothing that needs one', () => {
    const words = wordsOf(empty())
    expect(words).toContain('Open files')
    expect(words).toContain('Keys and help')
    for (const needy of ['Zoom in', 'Export', 'Keep the session', 'Table of intervals'])
      expect(words).not.toContain(needy)
  })

  it('prints the keys of the user’s own layout, but letters with Ctrl as they are', async () => {
    const app = await opened()
    app.preferences.keyLabels = new Map([
      ['KeyW', 'z'],
      ['KeyF', 'u'],
      ['Comma', ';']
    ])
    expect(actionCommand(app, 'zoom-in')?.caps).toEqual(['Z', '+'])
    expect(actionCommand(app, 'previous-edge')?.caps).toEqual([';'])
    expect(actionCommand(app, 'find')?.caps).toEqual(['Ctrl F', '/'])
  })

  it('finds every format to export to by its name, and opens the dialog with it', async () => {
    const app = await opened()
    const found = (typed: string) => searchOf(app)(typed)[0]
    for (const [typed, format] of [
      ['pdf', 'pdf'],
      ['svg', 'svg'],
      ['png', 'png-2x'],
      ['small png', 'png'],
      ['xlsx', 'workbook'],
      ['spreadsheets', 'workbook'],
      ['spreadsheets csv intervals', 'sheet-intervals'],
      ['spreadsheets csv participants', 'sheet-participants'],
      ['programs csv intervals', 'program-intervals'],
      ['programs csv participants', 'program-participants'],
      ['export markdown', 'markdown'],
      ['export json', 'json']
    ] as const) {
      app.screen.overlay = null
      found(typed)?.run()
      expect([typed, app.exporting.format, app.screen.overlay]).toEqual([typed, format, 'export'])
    }
  })

  it('copies the summary for a colleague, with pseudonyms where they were chosen', async () => {
    const fake = new FakeBridge()
    const app = await opened(fake)
    const copied = async () => {
      searchOf(app)('copy summary')[0]?.run()
      await vi.waitFor(() => expect(fake.isWaiting('copyText')).toBe(true))
      const text = String(fake.argsOf('copyText').at(-1)?.[0])
      await fake.answer('copyText', ok(null))
      return text
    }
    expect(await copied()).toContain('| Asha |')
    app.exporting.purpose = 'colleague'
    app.exporting.chooseNames('none')
    const hidden = await copied()
    expect(hidden).not.toContain('Asha')
    expect(hidden).toContain('## Session')
  })

  it('finds the filters by that word', async () => {
    const app = await opened()
    const filters = searchOf(app)('filter')
    expect(filters.map(({ words }) => words)).toContain('Show only who was in room for less than 5 m 00 s')
    filters.find(({ words }) => words.endsWith('5 m 00 s'))?.run()
    expect(app.desk.open?.lineup.arrangement.filter.shorterThanMs).toBe(5 * minute)
    expect(wordsOf(app)).not.toContain('Show only who was in room for less than 5 m 00 s')
  })
})
