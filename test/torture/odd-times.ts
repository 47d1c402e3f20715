// Times in every form that services, libraries and people write, most of which the service is not documented to send.

import type { Making } from './deviations'
import { oddNumber, oddText, textOf, type Json } from './json-writing'

const hourMs = 3_600_000

/** A moment in; JSON that means it, nearly means it, or means nothing out. */
export function timeText({ choices, hand }: Making, ms: number): Json {
  const iso = new Date(ms).toISOString()
  const text = (time: string): Json => textOf(hand, time)
  return choices.either<Json>([
    () =>
      text(iso.replace('Z', choices.pick(['', '+00:00', '+0000', '-00:00', 'z', ' Z', '+00', ' UTC', 'GMT', '[UTC]']))),
    () => text(offset(ms, choices.pick([60, 330, 345, -570, 840, -720, 1439]))),
    () => text(iso.replace('Z', choices.pick(['+24:00', '+05:60', '-99:99', '+5:30', '+05-30', '++05:30']))),
    () =>
      text(
        iso.replace(
          /\.\d+/,
          choices.pick(['', '.1', '.12', '.123456', '.999999999', '.1234567890', '.', ',123', ':123'])
        )
      ),
    () => text(iso.slice(0, 16) + choices.pick(['Z', '', '+01:00', ':60Z', ':60.000Z', ':61Z', ':59.9999Z'])),
    () => text(iso.replace('T', choices.pick([' ', 't', '', '_', '  ']))),
    () => text(iso.slice(0, 10)),
    () =>
      text(
        choices.pick(['2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-01-00']) +
          iso.slice(10)
      ),
    () =>
      text(
        iso.slice(0, 11) +
          choices.pick(['24:00:00.000Z', '25:00:00Z', '15:60:35.047+00:00', '23:59:60Z', '12:00:60.5Z'])
      ),
    () =>
      text(
        choices.pick(['0000', '0001', '1969', '1970', '1999', '2000', '2100', '2101', '9999', '+012024', '-000001']) +
          iso.slice(4)
      ),
    () =>
      text(choices.pick(['1999-12-31T23:59:59.999Z', '2000-01-01T00:00:00+00:01', '2100-12-31T23:59:59.999-23:59'])),
    () =>
      text(
        choices.pick([new Date(ms).toUTCString(), new Date(ms).toString(), '3/31/2024, 1:00:00 AM', '31.03.2024 01:00'])
      ),
    () =>
      text(
        choices.pick([
          '2024-W13-7T00:00:00Z',
          '2024-091T00:00:00Z',
          'PT1H',
          'now',
          'Invalid Date',
          '0000-00-00T00:00:00Z'
        ])
      ),
    () =>
      text(
        choices.pick([
          String(ms),
          String(Math.floor(ms / 1000)),
          `${ms}n`,
          `/Date(${ms})/`,
          iso.repeat(2),
          ` ${iso}`,
          `${iso}\n`
        ])
      ),
    () => text(iso.replace(/\d/g, (digit) => (choices.chance(0.1) ? choices.pick(['٣', '３', 'O', '', '-']) : digit))),
    () => String(choices.pick([ms, ms / 1000, Math.floor(ms / 1000), ms * 1000, ms * 1e6, ms + 0.5, -ms, ms + 1e-3])),
    () =>
      choices.pick([
        `${ms}.999`,
        `${ms}e0`,
        `${ms / 1e12}e12`,
        '946684800000',
        '946684799999.9',
        '4133980800000',
        '4133980799999.99'
      ]),
    () => oddNumber(choices),
    () =>
      choices.pick([
        `{"$date":"${iso}"}`,
        `{"$date":{"$numberLong":"${ms}"}}`,
        `["${iso}"]`,
        `[${ms}]`,
        '{}',
        'false',
        '[2024,3,31]'
      ]),
    () => text(oddText(choices)),
    () => text(new Date(ms + choices.pick([-1, 1, hourMs, -hourMs, 30 * 365 * 24 * hourMs])).toISOString()),
    () => choices.pick(['null', '""', '0', '-1'])
  ])
}

/** The same moment, or one close to it, as others write times that are as certain. */
export function otherwiseWritten({ choices }: Making, ms: number): string {
  const iso = new Date(ms).toISOString()
  return choices.either([
    () => iso.replace('Z', choices.pick(['+00:00', '+0000', '-00:00'])),
    () => offset(ms, choices.pick([60, 330, 345, -570, 840, -720, 1439])),
    () => iso.replace(/\.\d+/, choices.pick(['', '.1', '.12', '.123456', '.999999999'])),
    () => `${iso.slice(0, 16)}${choices.pick(['Z', '+05:30'])}`
  ])
}

function offset(ms: number, minutes: number): string {
  const there = new Date(ms + minutes * 60_000).toISOString().slice(0, -1)
  const whole = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${there}${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`
}
