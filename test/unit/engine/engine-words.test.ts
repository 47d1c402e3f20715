// What is said of the engines that ran the stories.
import { expect, it } from 'vitest'
import { engineWords } from '../../engine/engine-words'

const shipped = { electron: '45.4.1', chromium: '156.0.8078.100' }

it('a Chromium of the same major version is said to be one', () => {
  expect(engineWords(['156.0.8078.108', '156.0.8078.108'], shipped)).toBe(
    '2 stories of the page on Chromium 156.0.8078.108, of the same major version (Electron 45.4.1, which ships, has 156.0.8078.100)'
  )
})

it('a neighbour is told apart', () => {
  expect(engineWords(['157.0.1.2'], shipped)).toContain('of another major version')
})

it('where there is none, it is said who ran its stories', () => {
  expect(engineWords([], shipped)).toContain('no Chromium here but Electron’s')
})
